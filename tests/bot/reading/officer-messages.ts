import { normalRef } from '#domain/refs';
import { dateMessages } from './officer-messages/dates.ts';
import { otherMessages } from './officer-messages/others.ts';
import { questionMessages } from './officer-messages/questions.ts';
import { updateMessages } from './officer-messages/updates.ts';

/** Refs of the plans that the messages are about. */
export const refsInTable: ReadonlySet<string> = new Set(
  'GT8 GT9 GT10 GT38 GT39 GT40 IA10 IA15 ER8 key-1 key-1.3 1c 3a 3b 3c 7c 12 AU11 PC1 PC2 PC3 PC4 PC5 PC6 PC7 PC8 PC9 PC10 PC11 PC12 PC13 3/1'
    .split(' ')
    .map(normalRef),
);

/** The same, where "03/1" and "3/1" are two items. */
export const spellingsInTable: ReadonlySet<string> = new Set([...refsInTable, '3/1', '03/1']);

/** Messages as officers write them, and what each means on Monday 2 March 2026, as `inShort` puts it. */
export const officerMessages: readonly (readonly [string, string])[] = [
  ...updateMessages,
  ...dateMessages,
  ...questionMessages,
  ...otherMessages,
];
