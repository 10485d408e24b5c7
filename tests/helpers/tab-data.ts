import type { DueDate } from '#domain/action';
import { longDate, type IsoDate } from '#domain/dates';
import { daysLate, daysLateAgainstFirst, dueState } from '#domain/due-state';
import { movement } from '#domain/rag';
import { isClosed, type Status } from '#domain/status';
import type {
  ActionView,
  ItemRow,
  ItemView,
  MeView,
  PlanFigures,
  PlanPost,
  PlanView,
  PostView,
} from '#domain/view';
import { versioned } from '#workflows/plan-changes';
import { anActionView, anItemView, aPostView } from './views.ts';

/** The day on which the tab is shown these views: what follows from the day, they say as the server would. */
export const today: IsoDate = '2026-03-02';

export const aMe = (given: Partial<MeView> = {}): MeView => ({
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Priya Anand',
  posts: [aPostView('Head of Internal Audit', 'Priya Anand')],
  isAdministrator: true,
  hasWork: true,
  today,
  council: 'Harbourne Borough Council',
  isLocalTrial: true,
  ...given,
});

export function by(end: IsoDate): DueDate {
  return { text: longDate(end), kind: 'by', start: null, end, precision: 'day' };
}

/** An action as it stands on `today`. */
export function anAction(given: Partial<ActionView> = {}): ActionView {
  const due = given.due ?? by('2026-03-31');
  const status: Status = given.status ?? 'in-progress';
  const firstDueDate = given.firstDueDate ?? due.end;
  return anActionView({
    id: 'p-0000000001:GT1:1',
    recommendationId: 'p-0000000001:GT1',
    planId: 'p-0000000001',
    ref: 'GT1',
    text: 'Write the procedure down and publish it.',
    owners: [aPostView('Head of Internal Audit', 'Priya Anand')],
    accountable: [aPostView('Director of Finance', 'Martin Oyelaran')],
    eTag: '"1"',
    ...given,
    due,
    status,
    firstDueDate,
    dueState: dueState({ status, due }, today),
    daysLate: daysLate({ status, due }, today),
    daysLateAgainstFirst: daysLateAgainstFirst({ status, firstDueDate }, today),
  });
}

/** An item whose actions belong to it, and are numbered, as the server does it. */
export function anItem(given: Partial<ItemView> = {}): ItemView {
  const planId = given.planId ?? 'p-0000000001';
  const ref = given.ref ?? 'GT1';
  const id = `${planId}:${ref}`;
  const rag = given.rag ?? null;
  const previousRag = given.previousRag ?? null;
  const actions = given.actions ?? [anAction()];
  return anItemView({
    id,
    planId,
    ref,
    refs: [ref],
    text: 'Keep the register of interests complete and check it every quarter.',
    baselineRag: previousRag,
    accountable: [aPostView('Director of Finance', 'Martin Oyelaran')],
    updatedAt: '2026-02-12T10:20:00.000Z',
    eTag: '"1"',
    ...given,
    rag,
    previousRag,
    movement: movement(previousRag, rag),
    actions: actions.map((action, index) => ({
      ...action,
      planId,
      recommendationId: id,
      id: `${id}:${index + 1}`,
      ref: actions.length === 1 ? ref : `${ref}/${index + 1}`,
    })),
  });
}

/** A plan with its items in full, as the server knows it; `planPage` is what of it a page is sent. */
export interface KnownPlan extends Omit<PlanView, 'items' | 'posts' | 'version'> {
  items: ItemView[];
}

export function aPlan(given: Partial<KnownPlan> = {}): KnownPlan {
  const items = given.items ?? [anItem()];
  return {
    id: 'p-0000000001',
    title: 'Governance improvement plan',
    source: 'internal-audit',
    importedAt: '2026-01-12T09:00:00.000Z',
    openPeriod: 'Quarter 4 2025/26',
    openedAt: '2026-01-12T09:00:00.000Z',
    ragKey: [],
    themes: [],
    views: [],
    ...given,
    items,
    figures: figuresOf(items),
  };
}

/** What the page of a plan is sent, for a person who holds the posts named in `me`. */
export function planPage({ items, ...plan }: KnownPlan, me: MeView): PlanView {
  const mine = new Set(me.posts.map(({ id }) => id));
  const posts = new Map(items.flatMap(postsOf).map((named) => [named.id, named]));
  return versioned({
    ...plan,
    posts: [...posts.values()].map((named): PlanPost => ({
      ...named,
      directorate: /Legal|Democratic/.test(named.title)
        ? 'Director of Legal Services'
        : 'Director of Finance',
      relation: mine.has(named.id) ? 'mine' : null,
    })),
    items: items.map(rowOf),
  });
}

function postsOf(item: ItemView): PostView[] {
  const ofActions = item.actions.flatMap((action) => [...action.owners, ...action.accountable]);
  return [...item.accountable, ...item.leadMembers, ...ofActions];
}

function rowOf(item: ItemView): ItemRow {
  const ids = (posts: PostView[]) => posts.map(({ id }) => id);
  const { eTag, narrative, level, kind, baselineRag, planId, planTitle, leadMembers, accountable, ...row } =
    item;
  return {
    ...row,
    leadMemberIds: ids(leadMembers),
    accountableIds: ids(accountable),
    findings: item.rag === 'red' ? 1 : 0,
    version: [eTag, ...item.actions.map((action) => action.eTag)].join(' '),
    actions: item.actions.map((action) => ({
      id: action.id,
      ref: action.ref,
      text: action.text,
      ownerIds: ids(action.owners),
      accountableIds: ids(action.accountable),
      due: {
        kind: action.due.kind,
        start: action.due.start,
        end: action.due.end,
        text: action.due.end ? '' : action.due.text,
      },
      dueState: action.dueState,
      daysLate: action.daysLate,
      firstDueDate: action.firstDueDate,
      daysLateAgainstFirst: action.daysLateAgainstFirst,
      timesMoved: action.timesMoved,
      status: action.status,
      hasDateRequest: action.dateRequest !== null,
      mayUpdate: action.mayBecome.length > 0,
    })),
  };
}

export function figuresOf(items: readonly ItemView[]): PlanFigures {
  const parents = new Set(items.map((item) => item.parentId));
  const leaves = items.filter((item) => !parents.has(item.id));
  const actions = items.flatMap((item) => item.actions);
  const byRag: PlanFigures['byRag'] = { red: 0, amber: 0, green: 0, blue: 0, none: 0 };
  for (const item of leaves) byRag[item.rag ?? 'none'] += 1;
  return {
    items: leaves.length,
    actions: actions.length,
    closed: actions.filter((action) => isClosed(action.status)).length,
    overdue: actions.filter((action) => action.dueState === 'overdue').length,
    dueSoon: actions.filter((action) => ['due-soon', 'due-today'].includes(action.dueState)).length,
    byRag,
  };
}
