import type { Action } from './action.ts';
import type { DateChange } from './date-change.ts';
import type { IsoInstant } from './dates.ts';
import { logEntry } from './log-entry.ts';
import type { NoticeKind } from './notice-kind.ts';
import type { Person } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { isClosed } from './status.ts';
import type { UpdateEntry } from './update.ts';
import type { ActionView, ItemDetail } from './view.ts';
import type { WhoHears } from './who-hears.ts';

/** One thing one person is told, as they may see it. */
export interface Notice {
  kind: NoticeKind;
  item: ItemDetail;
  action: ActionView;
  /** The request for a new date it is about. */
  requestId: string | null;
  /** Whose doing it is, and when. */
  by: string;
  at: IsoInstant;
  /** The entry it is about; null for a nudge, which leaves none. */
  entryId: string | null;
  /** What was said with it, as where an action was agreed. */
  note: string | null;
  /** They are told as administrators, since there is nobody who should be. */
  isInstead: boolean;
  /** Who could not be reached, and why; only for "unreached". */
  unreached: { names: string[]; reason: string } | null;
}

/** Somebody who has to hear of an entry. */
export interface DueNotice {
  kind: NoticeKind;
  person: Person;
  requestId: string | null;
  isInstead: boolean;
}

export interface NoticeSubject {
  recommendation: Recommendation;
  action: Action;
  /** The request an entry has settled. */
  request: DateChange | null;
}

export interface Audience {
  who: WhoHears;
  /** Posts that check evidence. */
  verifierPostIds: readonly string[];
  administrators: readonly Person[];
  /** Whether a person may see the plan it is about. */
  mayRead: (person: Person) => boolean;
}

/** Who has to hear at once of an entry about an action. Nobody hears of what they did themselves. */
export function noticesOf(entry: UpdateEntry, subject: NoticeSubject, audience: Audience): DueNotice[] {
  const { action, recommendation, request } = subject;
  const { who } = audience;
  const { dateChange, settled } = logEntry(entry, { ...action, actionId: action.id });
  const status = entry.changes.find(({ field }) => field === 'status');
  const wasDone = status?.before === 'implemented' || status?.before === 'verified';
  const notices: DueNotice[] = [];

  if (dateChange?.state === 'requested') {
    const tiers = [
      action.accountablePostIds,
      recommendation.accountablePostIds,
      who.managersOf(action.ownerPostIds),
    ];
    tellFirst('date-asked', tiers, dateChange.id);
  }
  if (settled && settled.state !== 'withdrawn' && request)
    tell('date-decided', [request.requestedBy], settled.id);
  if (status?.after === 'implemented') tellFirst('to-verify', [audience.verifierPostIds], null);
  else if (status?.after === 'verified' || (status?.after === 'in-progress' && wasDone)) {
    tell('closure-decided', who.people(action.ownerPostIds), null);
  }
  if (isNewAction(entry) && !isClosed(action.status)) tell('given', who.people(action.ownerPostIds), null);
  return notices;

  /** The first of several groups of posts behind which there is somebody; administrators where there is nobody. */
  function tellFirst(
    kind: NoticeKind,
    tiers: readonly (readonly string[])[],
    requestId: string | null,
  ): void {
    for (const postIds of tiers) if (tell(kind, who.people(postIds), requestId)) return;
    tell(kind, audience.administrators, requestId, true);
  }

  /** @returns whether there was somebody to tell, whoever did it included */
  function tell(
    kind: NoticeKind,
    people: readonly Person[],
    requestId: string | null,
    isInstead = false,
  ): boolean {
    const readers = people.filter(audience.mayRead);
    for (const person of readers) {
      if (person.id !== entry.by.id) notices.push({ kind, person, requestId, isInstead });
    }
    return readers.length > 0;
  }
}

/** An action that a meeting made; those of a document are told of by its own import. */
function isNewAction({ from, changes }: UpdateEntry): boolean {
  return from === 'meeting' && changes.some(({ field, before }) => field === 'text' && before === null);
}
