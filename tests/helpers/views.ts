import { statuses } from '#domain/status';
import type { Digest } from '#domain/digest';
import type { ActionView, ItemDetail, ItemView, PostView } from '#domain/view';

/** Views as workflows give them, showing only what matters. */

export function aPostView(title: string, holder: string | null = null): PostView {
  return { id: `post-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`, title, holder };
}

/** @param values `dueDate` sets a day it is due by; everything else is the view's own field */
export function anActionView({
  dueDate,
  ...values
}: Partial<ActionView> & { dueDate?: string } = {}): ActionView {
  const end = dueDate ?? null;
  return {
    id: 'p-1:GT8:1',
    recommendationId: 'p-1:GT8',
    planId: 'p-1',
    ref: 'GT8',
    text: 'Publish the reviewed code of conduct.',
    owners: [aPostView('Head of Finance', 'Priya Anand')],
    accountable: [],
    due: { text: end ?? '', kind: end ? 'by' : 'none', start: null, end, precision: end ? 'day' : null },
    dueState: end ? 'not-due' : 'undated',
    daysLate: 0,
    firstDueDate: end,
    daysLateAgainstFirst: 0,
    timesMoved: 0,
    status: 'in-progress',
    progress: null,
    mayUpdate: true,
    dateAgreedBy: null,
    dateRequest: null,
    mayBecome: statuses.filter((status) => status !== 'verified'),
    eTag: '"a,1"',
    ...values,
  };
}

export function anItemView(values: Partial<ItemView> = {}): ItemView {
  return {
    id: 'p-1:GT8',
    planId: 'p-1',
    planTitle: 'Governance improvement plan',
    ref: 'GT8',
    refs: ['GT8'],
    parentId: null,
    themeId: null,
    kind: 'recommendation',
    text: 'Review the policies that underpin ethical standards every year.',
    level: null,
    priority: null,
    rag: 'green',
    previousRag: null,
    baselineRag: null,
    movement: null,
    narrative: null,
    leadMembers: [],
    accountable: [],
    actions: [anActionView()],
    updatedAt: null,
    mayUpdate: true,
    eTag: '"r,1"',
    ...values,
  };
}

export function anItemDetail(values: Partial<ItemDetail> = {}): ItemDetail {
  return {
    ...anItemView(),
    themeTitle: null,
    response: null,
    documentEvidence: null,
    impact: null,
    background: null,
    figures: [],
    ratings: [],
    history: [],
    evidence: [],
    dateChanges: [],
    decisions: [],
    findings: [],
    verifiers: [],
    ...values,
  };
}

/** An empty digest for 2 March 2026, with what matters put in. */
export function aDigest(values: Partial<Digest> & Pick<Digest, 'person'>): Digest {
  return {
    ...{ today: '2026-03-02', mine: [], theirs: [], updatesWanted: [], moved: [], movedCount: 0 },
    troubles: [],
    ...values,
  };
}
