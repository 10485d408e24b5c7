import type { Rating } from '#domain/plan';
import { ragLabel } from '#domain/rag';
import { optionalChoice, optionalNote, text } from './codec.ts';
import { defineList } from './define-list.ts';
import { planId, recommendationId } from './references.ts';
import { ragWords } from './words.ts';

export const ratings = defineList<Rating>({
  displayName: 'Ratings',
  description: 'RAG and narrative of each recommendation in closed periods. Frozen: not to be edited.',
  title: ({ recommendationId: about, rag }) => `${about.replace(/^[^:]*:/, '')} ${ragLabel(rag)}`,
  codecs: {
    planId,
    recommendationId,
    periodId: text('PeriodId', { displayName: 'Period', indexed: true }),
    rag: optionalChoice('Rag', 'RAG', ragWords),
    narrative: optionalNote('Narrative', 'Narrative'),
  },
});
