import type { Change } from '#domain/change';
import type { IsoDate } from '#domain/dates';
import type { Rag } from '#domain/rag';
import { occasionsForReason, reasonsMissing, type Occasion } from '#domain/reasons';
import type { Status } from '#domain/status';
import type { ActionView, ItemDetail } from '#domain/view';
import { isWebAddress } from '#domain/web-address';
import type { Attempt } from '#tab/attempt';
import { strings } from '#tab/strings';

/** An update being written. Null and empty mean untouched. */
export interface Draft {
  /** The action meant; null for the recommendation as a whole. */
  actionId: string | null;
  rag: Rag | null;
  status: Status | null;
  /** Empty while the person is between two dates. */
  dueDate: IsoDate | null;
  note: string;
  reason: string;
  evidenceTitle: string;
  evidenceUrl: string;
  /** The versions the person had before them. */
  basedOn: { item: string; action: string | null };
  /** The last request and what it said: sent again unchanged, it must be recognised as the same. */
  attempt: Attempt | null;
}

export type DraftField = 'rag' | 'status' | 'dueDate' | 'note' | 'reason' | 'evidenceTitle' | 'evidenceUrl';

/** What is wrong, by the field it stands beside. */
export type DraftProblems = Partial<Record<DraftField, string>>;

/** A fresh draft about one action, or about the item as a whole. */
export function emptyDraft(item: ItemDetail, actionId: string | null): Draft {
  return {
    actionId,
    rag: null,
    status: null,
    dueDate: null,
    note: '',
    reason: '',
    evidenceTitle: '',
    evidenceUrl: '',
    basedOn: versionsOf(item, actionId),
    attempt: null,
  };
}

export function versionsOf(item: ItemDetail, actionId: string | null): Draft['basedOn'] {
  return { item: item.eTag, action: actionOf(item, actionId)?.eTag ?? null };
}

export function actionOf(item: ItemDetail, actionId: string | null): ActionView | null {
  return item.actions.find((action) => action.id === actionId) ?? null;
}

/** What the person may write about: single actions speak for the whole item. */
export function targetsOf(item: ItemDetail): (string | null)[] {
  const actions = item.actions.filter((action) => action.mayBecome.length > 0).map((action) => action.id);
  const isOneAndTheSame = item.actions.length === 1 && actions.length === 1;
  return item.mayUpdate && !isOneAndTheSame ? [...actions, null] : actions;
}

/** Ratings belong to the whole; with a single action its form carries them too. */
export function mayRate(item: ItemDetail, actionId: string | null): boolean {
  return item.mayUpdate && (actionId === null || item.actions.length === 1);
}

/** Only what differs from how the item stands, as the server wants it. */
export function changeOf(draft: Draft, item: ItemDetail): Change {
  const action = actionOf(item, draft.actionId);
  const note = draft.note.trim();
  const reason = draft.reason.trim();
  const url = draft.evidenceUrl.trim();
  return {
    ...(draft.rag && draft.rag !== item.rag && mayRate(item, draft.actionId) ? { rag: draft.rag } : {}),
    ...(action && draft.status && draft.status !== action.status ? { status: draft.status } : {}),
    ...(action && draft.dueDate && draft.dueDate !== action.due.end ? { dueDate: draft.dueDate } : {}),
    ...(note ? { note } : {}),
    ...(reason ? { reason } : {}),
    ...(url ? { evidence: { title: draft.evidenceTitle.trim(), url } } : {}),
  };
}

/** True once there is something that closing would lose. */
export function isWritten(draft: Draft, item: ItemDetail): boolean {
  return draft.evidenceTitle.trim() !== '' || Object.keys(changeOf(draft, item)).length > 0;
}

/** When a reason is asked for: on the occasions on which the rules ask for one. */
export function wantsReason(draft: Draft, item: ItemDetail): boolean {
  const action = actionOf(item, draft.actionId);
  return action !== null && occasionsForReason(changeOf(draft, item), action).length > 0;
}

/** What can be said before the server is asked; the server has the last word. */
export function problemsOf(draft: Draft, item: ItemDetail): DraftProblems {
  const change = changeOf(draft, item);
  const action = actionOf(item, draft.actionId);
  const problems: DraftProblems = {};
  if (change.evidence && !change.evidence.title) problems.evidenceTitle = strings.form.needTitle;
  if (change.evidence ? !isWebAddress(change.evidence.url) : draft.evidenceTitle.trim()) {
    problems.evidenceUrl = strings.form.needUrl;
  }
  const [missing] = action ? reasonsMissing(change, action, item.evidence.length > 0) : [];
  if (missing) problems.reason = reasonAskedFor[missing];
  return problems;
}

const reasonAskedFor = {
  'date-moves': strings.form.needDateReason,
  reopens: strings.form.needReopenReason,
  'closed-undone': strings.form.needClosingReason,
  'implemented-without-evidence': strings.form.needEvidence,
} satisfies Record<Occasion, string>;
