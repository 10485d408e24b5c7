import type { Decision } from '#domain/decision';
import { day, instant, note, optionalInstant, optionalText, person } from './codec.ts';
import { defineList } from './define-list.ts';
import { planId, recommendationId } from './references.ts';

export const decisions = defineList<Decision>({
  displayName: 'Decisions',
  description: 'What meetings decided about items.',
  title: ({ text }) => text,
  codecs: {
    planId,
    recommendationId,
    text: note('DecisionText', 'Decision text'),
    meeting: note('Meeting', 'Meeting'),
    meetingDate: day('MeetingDate', 'Meeting date'),
    meetingId: optionalText('MeetingId', { displayName: 'Meeting (key)', indexed: true }),
    recordedBy: person('RecordedBy', 'Recorded by'),
    recordedAt: instant('RecordedAt', 'Recorded at'),
    takenBackAt: optionalInstant('TakenBackAt', 'Taken back at'),
  },
});
