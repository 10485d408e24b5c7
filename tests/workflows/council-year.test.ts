import { describe, expect, it } from 'vitest';
import { nations } from '#domain/working-days';
import { runYear } from '#tests/helpers/council-year/year';

/** Some weeks each; a whole year of any seed is `runYear({ seed, nation, days: 360 })`. */
describe('whatever befalls a council, held against the rules written a second time', () => {
  it.each(nations)('leaves every card right, once and in time in %s', async (nation) => {
    const { faults, cards } = await runYear({ seed: nations.indexOf(nation) + 1, nation, days: 28 });
    expect(faults).toEqual([]);
    expect(cards).toBeGreaterThan(5);
  });
});
