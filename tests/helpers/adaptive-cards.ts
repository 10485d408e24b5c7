import type * as AdaptiveCardsModule from 'adaptivecards';

// The package's own entry does not load in plain Node; its bundle does, but has no types.
const bundle = 'adaptivecards/dist/adaptivecards.js';

export const adaptiveCards = (await import(bundle)) as typeof AdaptiveCardsModule;
