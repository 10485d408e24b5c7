import type { AgendaEntry, Meeting, MeetingPost } from '#domain/meeting';
import type { Minute } from '#domain/minute';
import {
  choice,
  day,
  ids,
  instant,
  json,
  optionalInstant,
  optionalPerson,
  optionalText,
  person,
  wholeNumber,
} from './codec.ts';
import { defineList } from './define-list.ts';
import { longJson } from './long-json.ts';
import { title } from './title.ts';
import { meetingStateWords } from './words.ts';

export const meetings = defineList<Meeting>({
  displayName: 'Meetings',
  description:
    'Meetings that go through what is off course, with their agenda and minutes. Not to be edited.',
  codecs: {
    title: title(),
    day: day('MeetingDay', 'Day'),
    planIds: ids('PlanIds', 'Plans'),
    state: choice('State', 'State', meetingStateWords, 'ended'),
    agenda: longJson<AgendaEntry[]>('Agenda', 'Agenda', isListOf(isEntry), []),
    currentItemId: optionalText('ItemOnShow', { displayName: 'Item on show' }),
    presenter: optionalPerson('Presenter', 'Presenter'),
    startedAt: optionalInstant('StartedAt', 'Started at'),
    endedAt: optionalInstant('EndedAt', 'Ended at'),
    createdBy: person('PlannedBy', 'Planned by'),
    createdAt: instant('PlannedAt', 'Planned at'),
    minutes: longJson<Minute[]>('Minutes', 'Minutes', isListOf(isMinute), []),
    posts: json<MeetingPost[]>('Posts', 'Posted to chats (data)', isListOf(isPost), []),
    revision: wholeNumber('Revision', 'Times moved on'),
    recentMoveIds: ids('RecentMoveIds', 'Latest moves'),
  },
});

function isListOf(isOne: (parsed: unknown) => boolean) {
  return (parsed: unknown): boolean => Array.isArray(parsed) && parsed.every(isOne);
}

function isEntry(parsed: unknown): boolean {
  const entry = parsed as Partial<AgendaEntry> | null;
  return (
    typeof entry?.itemId === 'string' && typeof entry.planId === 'string' && Array.isArray(entry.reasons)
  );
}

function isPost(parsed: unknown): boolean {
  const post = parsed as Partial<MeetingPost> | null;
  return [post?.id, post?.at].every((text) => typeof text === 'string');
}

function isMinute(parsed: unknown): boolean {
  const minute = parsed as Partial<Minute> | null;
  const texts = [minute?.id, minute?.itemId, minute?.planId, minute?.kind, minute?.by?.name];
  return texts.every((text) => typeof text === 'string');
}
