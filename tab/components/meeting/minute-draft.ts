import { isIsoDate, type IsoDate } from '#domain/dates';
import type { MinuteView } from '#domain/meeting-view';
import type { Minute } from '#domain/minute';
import type { ItemDetail } from '#domain/view';
import type { Attempt } from '#tab/attempt';
import { strings } from '#tab/strings';

/** A date refused is minuted as a decision; it is written down like one that is agreed. */
export type MinuteKind = Minute['kind'] | 'refusal';

/** Something the meeting decided, being written down. Words stay when the kind is changed. */
export interface MinuteDraft {
  kind: MinuteKind;
  /** The decision, what is to be done, or why the date moves. */
  text: string;
  /** Who is to do it; empty while nobody is chosen. */
  ownerPostId: string;
  /** Empty while the person is between two dates. */
  dueDate: string;
  /** The action whose date moves. */
  actionId: string;
  /** The minute this is written to replace; it stands until this is recorded. */
  replaces: MinuteView | null;
  /** The last request and what it said: sent again unchanged, it must be recognised as the same. */
  attempt: Attempt | null;
}

export type MinuteField = 'text' | 'owner' | 'dueDate';

/**
 * A fresh one; a date that somebody asked for is what is most likely agreed.
 *
 * @param actionId the action meant, where the person said so
 */
export function emptyMinute(kind: MinuteKind, item: ItemDetail, actionId?: string): MinuteDraft {
  const [first] = item.actions;
  const asked = item.actions.find(({ id, dateRequest }) =>
    actionId ? id === actionId : dateRequest !== null,
  );
  return {
    kind,
    text: '',
    ownerPostId: '',
    dueDate: kind === 'date' ? (asked?.dateRequest?.to ?? '') : '',
    actionId: (asked ?? first)?.id ?? '',
    replaces: null,
    attempt: null,
  };
}

/** What was minuted, to be written anew. */
export function draftOf(minute: MinuteView): MinuteDraft {
  const { kind, text, owner, dueDate, actionId } = minute;
  return {
    ...{ kind, text, replaces: minute, attempt: null },
    ownerPostId: owner?.id ?? '',
    dueDate: dueDate ?? '',
    actionId: actionId ?? '',
  };
}

/** True once there is something that closing would lose. */
export function isMinuteWritten({ text, ownerPostId }: MinuteDraft): boolean {
  return text.trim() !== '' || ownerPostId !== '';
}

/** The date an action has before this is recorded; a minute this replaces will have put its own back. */
export function dateBefore({ actionId, replaces }: MinuteDraft, item: ItemDetail): IsoDate | null {
  const isPutBack = replaces?.kind === 'date' && replaces.actionId === actionId && replaces.problem === null;
  return isPutBack ? replaces.from : (item.actions.find(({ id }) => id === actionId)?.due.end ?? null);
}

/** What can be said before the server is asked; the server has the last word. */
export function minuteProblems(draft: MinuteDraft, item: ItemDetail): Partial<Record<MinuteField, string>> {
  const { kind, text, ownerPostId, dueDate } = draft;
  const words = strings.meeting.minute;
  const hasWords = text.trim() !== '';
  switch (kind) {
    case 'decision':
      return hasWords ? {} : { text: words.needDecision };
    case 'refusal':
      return hasWords ? {} : { text: words.needWhy };
    case 'action':
      return {
        ...(hasWords ? {} : { text: words.needAction }),
        ...(ownerPostId ? {} : { owner: words.needOwner }),
        ...(isIsoDate(dueDate) ? {} : { dueDate: words.needDue }),
      };
    case 'date': {
      if (!isIsoDate(dueDate)) return { dueDate: words.needDate };
      return dueDate === dateBefore(draft, item) ? { dueDate: words.sameDate } : {};
    }
  }
}

/** Where a person's unrecorded words about an item of a meeting are kept. */
export function minuteKey(personId: string, meetingId: string, itemId: string): string {
  return `golden-thread-minute ${personId} ${meetingId} ${itemId}`;
}

/** Whether there are such words, without following them. */
export function hasMinute(personId: string, meetingId: string, itemId: string): boolean {
  return sessionStorage.getItem(minuteKey(personId, meetingId, itemId)) !== null;
}
