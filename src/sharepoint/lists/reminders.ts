import type { Reminder } from '#domain/reminder';
import { day, instant, optionalInstant, optionalNote, text, type Codec } from './codec.ts';
import { defineList } from './define-list.ts';
import { optionalActionId, optionalRecommendationId } from './references.ts';

export const reminders = defineList<Reminder>({
  displayName: 'Reminders',
  description: 'The ledger of chasing: one row for each stage, person and item. Not to be edited.',
  title: ({ stage, personName, day: on }) => `${stage}, ${personName}, ${on}`,
  codecs: {
    personId: text('PersonObjectId', { displayName: 'Person (Entra object id)', indexed: true }),
    personName: text('PersonName', { displayName: 'Person' }),
    recommendationId: optionalRecommendationId,
    actionId: optionalActionId,
    stage: text('Stage', { displayName: 'Stage' }) as Codec<Reminder['stage']>,
    day: day('ReminderDay', 'Day'),
    claimedAt: instant('ClaimedAt', 'Claimed at'),
    claimedBy: text('ClaimedBy', { displayName: 'Claimed by (sweep)' }),
    sentAt: optionalInstant('SentAt', 'Sent at'),
    failure: optionalNote('Failure', 'Could not be delivered because'),
  },
});
