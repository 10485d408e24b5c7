import { optionalText, text, type Codec } from './codec.ts';

/** The ids rows are found by; all indexed. */
export const planId: Codec<string> = text('PlanId', { displayName: 'Plan', indexed: true });
export const recommendationId: Codec<string> = text('RecommendationId', {
  displayName: 'Recommendation',
  indexed: true,
});
export const optionalRecommendationId: Codec<string | null> = optionalText('RecommendationId', {
  displayName: 'Recommendation',
  indexed: true,
});
export const actionId: Codec<string> = text('ActionId', { displayName: 'Action', indexed: true });
export const optionalActionId: Codec<string | null> = optionalText('ActionId', {
  displayName: 'Action',
  indexed: true,
});
