import type { Figure, Recommendation } from '#domain/recommendation';
import {
  choice,
  ids,
  json,
  lines,
  note,
  optionalChoice,
  optionalInstant,
  optionalNote,
  optionalText,
  text,
  wholeNumber,
} from './codec.ts';
import { defineList } from './define-list.ts';
import { lastUpdate } from './last-update.ts';
import { postIds } from './post-ids.ts';
import { planId } from './references.ts';
import { kindWords, levelWords, priorityWords, ragWords } from './words.ts';

export const recommendations = defineList<Recommendation>({
  displayName: 'Recommendations',
  description: 'What was asked for, with the rating and narrative of the open period.',
  title: ({ key, text: asked }) => `${key} ${asked}`,
  keepsLog: true,
  codecs: {
    planId,
    themeId: optionalText('ThemeId', { displayName: 'Theme', indexed: true }),
    parentId: optionalText('ParentId', { displayName: 'Part of' }),
    order: wholeNumber('SortOrder', 'Position'),
    key: text('Ref', { displayName: 'Ref' }),
    refs: lines('Refs', 'Refs as written'),
    kind: choice('Kind', 'Kind', kindWords, 'recommendation'),
    text: note('RecommendationText', 'Recommendation text'),
    level: optionalChoice('RecommendationLevel', 'Level', levelWords),
    priority: optionalChoice('Priority', 'Priority', priorityWords),
    response: optionalNote('Response', 'Response'),
    documentEvidence: optionalNote('DocumentEvidence', 'Evidence in the document'),
    impact: optionalNote('Impact', 'Impact'),
    background: optionalNote('Background', 'Background'),
    figures: json<Figure[]>('Figures', 'Figures (data)', Array.isArray, []),
    leadMemberPostIds: ids('LeadMemberPostIds', 'Lead members (posts)'),
    accountablePostIds: postIds('AccountablePostIds', 'Accountable (posts)', {
      ...{ name: 'AccountableShown', displayName: 'Accountable' },
    }),
    rag: optionalChoice('Rag', 'RAG', ragWords),
    narrative: optionalNote('Narrative', 'Narrative'),
    ratedAt: optionalInstant('RatedAt', 'Rated at'),
    lastUpdate,
  },
});
