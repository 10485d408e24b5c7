import type { RememberedHeading } from '#domain/remembered-heading';
import { instant, optionalChoice, person, text } from './codec.ts';
import { defineList } from './define-list.ts';
import { columnMeaningWords } from './words.ts';

export const headings = defineList<RememberedHeading>({
  displayName: 'Headings',
  description:
    'What people said the columns of imported documents hold. It goes for the next document too; delete a row to forget it.',
  title: ({ heading }) => heading,
  codecs: {
    heading: text('Heading', { displayName: 'Heading' }),
    meaning: optionalChoice('Meaning', 'Holds', columnMeaningWords),
    setBy: person('SetBy', 'Set by'),
    setAt: instant('SetAt', 'Set at'),
  },
});
