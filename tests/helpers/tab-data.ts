import { statuses } from '#domain/status';
import type { ImportPreviewBody, NextVersionBody } from '#api/contract/documents';
import type { DueDate } from '#domain/action';
import { addDays, longDate, type IsoDate } from '#domain/dates';
import { daysLate, daysLateAgainstFirst, dueState } from '#domain/due-state';
import { movement, type Rag } from '#domain/rag';
import { isClosed, type Status } from '#domain/status';
import type {
  ActionView,
  ItemDetail,
  ItemRow,
  ItemView,
  MeView,
  PlanFigures,
  PlanPost,
  PlanView,
  PostView,
} from '#domain/view';
import { versioned } from '#workflows/plan-changes';

/** An invented council's plans as the tab sees them: every shape, state and length it must show well. */
export const today: IsoDate = '2026-03-02';

export const aMe = (given: Partial<MeView> = {}): MeView => ({
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Priya Anand',
  posts: [post('Head of Internal Audit', 'Priya Anand')],
  isAdministrator: true,
  hasWork: true,
  today,
  council: 'Harbourne Borough Council',
  isLocalTrial: true,
  ...given,
});

export function post(title: string, holder: string | null = null): PostView {
  return { id: `post-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`, title, holder };
}

export function by(end: IsoDate): DueDate {
  return { text: longDate(end), kind: 'by', start: null, end, precision: 'day' };
}

export function anAction(given: Partial<ActionView> = {}): ActionView {
  const due = given.due ?? by('2026-03-31');
  const status: Status = given.status ?? 'in-progress';
  const firstDueDate = given.firstDueDate ?? due.end;
  const recommendationId = given.recommendationId ?? 'p-0000000001:GT1';
  return {
    id: `${recommendationId}:1`,
    recommendationId,
    planId: 'p-0000000001',
    ref: 'GT1',
    text: 'Write the procedure down and publish it.',
    owners: [post('Head of Internal Audit', 'Priya Anand')],
    accountable: [post('Director of Finance', 'Martin Oyelaran')],
    progress: null,
    mayUpdate: true,
    dateAgreedBy: null,
    dateRequest: null,
    mayBecome: statuses.filter((status) => status !== 'verified'),
    timesMoved: 0,
    ...given,
    due,
    status,
    firstDueDate,
    dueState: dueState({ status, due }, today),
    daysLate: daysLate({ status, due }, today),
    daysLateAgainstFirst: daysLateAgainstFirst({ status, firstDueDate }, today),
    eTag: given.eTag ?? '"1"',
  };
}

export function anItem(given: Partial<ItemView> = {}): ItemView {
  const planId = given.planId ?? 'p-0000000001';
  const ref = given.ref ?? 'GT1';
  const id = `${planId}:${ref}`;
  const rag = given.rag ?? null;
  const previousRag = given.previousRag ?? null;
  const actions = given.actions ?? [anAction()];
  return {
    id,
    planId,
    planTitle: 'Governance improvement plan',
    ref,
    refs: [ref],
    parentId: null,
    themeId: null,
    kind: 'recommendation',
    text: 'Keep the register of interests complete and check it every quarter.',
    level: null,
    priority: null,
    baselineRag: previousRag,
    narrative: null,
    leadMembers: [],
    accountable: [post('Director of Finance', 'Martin Oyelaran')],
    updatedAt: '2026-02-12T10:20:00.000Z',
    mayUpdate: true,
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
    eTag: given.eTag ?? '"1"',
  };
}

export function aDetail(item: ItemView, given: Partial<ItemDetail> = {}): ItemDetail {
  return {
    ...item,
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
    ...given,
  };
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

const audit = post('Head of Internal Audit', 'Priya Anand');
const legal = post('Director of Legal Services', 'Sunita Rao');
const finance = post('Director of Finance', 'Martin Oyelaran');
const people = post('Head of People and Organisational Development');
const democratic = post('Head of Democratic Services', 'Gareth Pugh');
const estates = post('Corporate Landlord Programme Manager', 'Aoife Brennan');
const leader = post('Cabinet Member for Resources', 'Cllr Denise Okafor');

/** Flat, one action each, compound refs, many states of lateness. */
export const governance = aPlan({
  items: [
    anItem({
      ref: 'GT8',
      priority: 'high',
      rag: 'amber',
      previousRag: 'green',
      text: 'Review every policy that underpins ethical standards each year and say on the intranet when that was done.',
      actions: [
        anAction({
          owners: [legal, people, audit],
          due: by('2026-02-18'),
          firstDueDate: '2025-10-31',
          timesMoved: 2,
        }),
      ],
    }),
    anItem({
      ref: 'IA15',
      priority: 'high',
      rag: 'red',
      previousRag: 'amber',
      text: 'Fewer than a third of officers made a declaration of interests last year. Reminders stopped when the system changed; managers cannot see who has not replied, and nobody follows up declarations that name an outside business.',
      actions: [
        anAction({
          owners: [people],
          due: by('2025-12-01'),
          status: 'in-progress',
          timesMoved: 3,
          firstDueDate: '2025-03-31',
        }),
      ],
    }),
    anItem({
      ref: 'GT39',
      refs: ['GT39', 'GT40', 'IA10'],
      priority: 'high',
      rag: 'green',
      previousRag: 'amber',
      text: 'Make risk registers complete, current and discussed: at directorate meetings every quarter, at the Audit Committee twice a year.',
      actions: [anAction({ owners: [audit], due: by('2026-03-11') })],
    }),
    anItem({
      ref: 'GT43',
      priority: 'medium',
      rag: 'amber',
      previousRag: 'amber',
      text: 'Set out what budget holders must be able to do, and train those who cannot yet.',
      actions: [anAction({ owners: [finance], due: by('2026-06-30'), status: 'in-progress' })],
    }),
    anItem({
      ref: 'IA26',
      priority: 'high',
      rag: 'green',
      previousRag: 'green',
      text: 'Track agreed audit actions at leadership team every second month.',
      actions: [anAction({ owners: [audit], due: by('2026-01-31'), status: 'verified' })],
    }),
    anItem({
      ref: 'IA30',
      priority: 'medium',
      rag: 'amber',
      text: 'Test each year whether the Code of Corporate Governance works, rather than whether it exists.',
      actions: [anAction({ owners: [], due: by('2026-03-31'), status: 'not-started' })],
    }),
    anItem({
      ref: 'GT12',
      priority: 'low',
      rag: null,
      text: 'Agree a protocol between members on courtesy and the use of social media.',
      actions: [anAction({ owners: [democratic], due: by('2026-03-02'), status: 'in-progress' })],
    }),
    anItem({
      ref: 'GT9',
      priority: 'low',
      rag: 'blue',
      previousRag: 'green',
      text: 'Report declarations of gifts and hospitality to the Standards Committee every quarter.',
      actions: [
        anAction({
          owners: [people, legal],
          due: { text: 'Ongoing', kind: 'ongoing', start: null, end: null, precision: null },
          status: 'ongoing',
        }),
      ],
    }),
    anItem({
      ref: 'GT49',
      priority: 'low',
      rag: null,
      text: 'Bring job descriptions up to date.',
      actions: [
        anAction({
          owners: [people],
          due: {
            text: 'within six months of approval',
            kind: 'none',
            start: null,
            end: null,
            precision: null,
          },
          status: 'not-started',
        }),
      ],
    }),
    anItem({
      ref: 'IA2',
      priority: 'low',
      rag: 'green',
      previousRag: 'green',
      text: 'Every service has a plan that says what it does for the council’s equality objectives.',
      actions: [
        anAction({
          owners: [post('Director of Strategy and Performance', 'Helen Marsh')],
          due: by('2025-09-30'),
          status: 'implemented',
        }),
      ],
    }),
  ],
});

const recoveryId = 'p-0000000002';
/** Themes, parts, baseline and previous ratings, several actions under one recommendation. */
export const recovery = aPlan({
  id: recoveryId,
  title: 'Improvement and recovery plan 2024–2027: outcomes and success criteria',
  source: 'intervention',
  openPeriod: 'March 2026',
  ragKey: [
    { rag: 'red', meaning: 'Will not be met without a decision that has not been taken.' },
    { rag: 'amber', meaning: 'At risk, with a plan to bring it back.' },
    { rag: 'green', meaning: 'On track.' },
    { rag: 'blue', meaning: 'Complete and part of how we work.' },
  ],
  themes: [
    {
      id: `${recoveryId}:t1`,
      ref: '1',
      title: 'Financial sustainability',
      leads: [finance],
      summary:
        'The budget for 2026/27 balances without capitalisation for the first time since intervention began. Delivery of savings remains the largest risk.',
    },
    { id: `${recoveryId}:t2`, ref: '2', title: 'Governance and culture', leads: [legal], summary: null },
  ],
  items: [
    anItem({
      planId: recoveryId,
      ref: '1',
      themeId: `${recoveryId}:t1`,
      rag: 'amber',
      previousRag: 'red',
      level: 'statutory',
      text: 'The council lives within its means and can show it.',
      actions: [
        anAction({
          owners: [finance],
          due: by('2026-03-20'),
          text: 'Monthly monitoring to Cabinet within three weeks of month end.',
        }),
        anAction({
          owners: [estates],
          due: by('2026-02-27'),
          text: 'Capital receipts programme with a named buyer or a date for each site.',
        }),
        anAction({
          owners: [finance],
          due: by('2025-11-30'),
          status: 'verified',
          text: 'Reserves policy adopted by full Council.',
        }),
      ],
      leadMembers: [leader],
    }),
    anItem({
      planId: recoveryId,
      ref: '1.1',
      parentId: `${recoveryId}:1`,
      themeId: `${recoveryId}:t1`,
      kind: 'success-criterion',
      rag: 'red',
      previousRag: 'amber',
      text: 'Savings agreed for 2025/26 delivered in full or replaced in year.',
      actions: [],
    }),
    anItem({
      planId: recoveryId,
      ref: '1.2',
      parentId: `${recoveryId}:1`,
      themeId: `${recoveryId}:t1`,
      kind: 'success-criterion',
      rag: 'green',
      previousRag: 'green',
      text: 'Statement of accounts published on time with no material error.',
      actions: [],
    }),
    anItem({
      planId: recoveryId,
      ref: '2.1',
      themeId: `${recoveryId}:t2`,
      kind: 'success-criterion',
      rag: 'blue',
      previousRag: 'green',
      text: 'Scrutiny chooses its own work and members say that it makes a difference.',
      actions: [],
    }),
    anItem({
      planId: recoveryId,
      ref: '2.2',
      themeId: `${recoveryId}:t2`,
      kind: 'success-criterion',
      rag: null,
      text: 'Staff survey shows that people can challenge decisions without fear.',
      actions: [anAction({ owners: [people], due: by('2026-09-30'), status: 'not-started' })],
    }),
  ],
});

const ragCycle: (Rag | null)[] = ['red', 'amber', 'amber', 'green', 'green', 'green', null, 'blue'];
/** Long enough to feel a slow page. */
export const long = aPlan({
  id: 'p-0000000003',
  title: 'All external audit recommendations since 2015',
  source: 'external-audit',
  openPeriod: null,
  themes: Array.from({ length: 20 }, (_, n) => ({
    id: `t${n}`,
    ref: String(n + 1),
    title: `Report of year ${2006 + n}`,
    leads: [],
    summary: null,
  })),
  items: Array.from({ length: 500 }, (_, n) =>
    anItem({
      planId: 'p-0000000003',
      planTitle: 'All external audit recommendations since 2015',
      ref: `R${n + 1}`,
      themeId: `t${Math.floor(n / 25)}`,
      rag: ragCycle[n % 8] ?? null,
      previousRag: ragCycle[(n + 3) % 8] ?? null,
      text: `Recommendation ${n + 1}: put the arrangement in writing, name who keeps it, and check each year that it is still how things are done.`,
      actions: [
        anAction({
          owners: [[audit, legal, finance, people][n % 4] ?? audit],
          due: by(addDays(today, (n % 60) - 20)),
          status: n % 5 === 0 ? 'verified' : 'in-progress',
        }),
      ],
    }),
  ),
});

/** GT8 with everything a panel can hold. */
export function richDetail(): ItemDetail {
  const item = governance.items[0] ?? anItem();
  return aDetail(
    {
      ...item,
      narrative:
        'Five of seven policies are reviewed and published. Whistleblowing waits for the trade unions; gifts and hospitality goes to the Standards Committee on 19 March.',
      leadMembers: [leader],
    },
    {
      themeTitle: 'Ethical standards',
      response:
        'Accepted. The council will review all seven policies in one round so that they agree with each other.',
      documentEvidence: 'Constitution, part 5; intranet page “How we behave”.',
      impact: 'Officers cannot rely on the rules they are held to.',
      ratings: [
        {
          period: 'Baseline, April 2025',
          kind: 'baseline',
          rag: 'red',
          narrative: 'Nothing reviewed since 2019.',
        },
        {
          period: 'Quarter 3 2025/26',
          kind: 'previous',
          rag: 'green',
          narrative: 'Four of seven published. On course for the revised date.',
        },
        { period: 'Quarter 4 2025/26', kind: 'current', rag: 'amber', narrative: null },
      ],
      history: [
        {
          id: 'u3',
          at: '2026-02-12T10:20:00.000Z',
          by: 'Sunita Rao',
          post: 'Director of Legal Services',
          from: 'chat',
          note: 'The unions asked for two more weeks on whistleblowing.',
          changes: [
            { field: 'rag', before: 'green', after: 'amber' },
            { field: 'dueDate', before: '2026-01-31', after: '2026-02-18' },
          ],
          actionRef: null,
        },
        {
          id: 'u2',
          at: '2025-12-03T15:02:00.000Z',
          by: 'Sunita Rao',
          post: 'Director of Legal Services',
          from: 'tab',
          note: 'Four policies published.',
          changes: [{ field: 'status', before: 'not-started', after: 'in-progress' }],
          actionRef: 'GT8',
        },
        {
          id: 'u1',
          at: '2025-06-12T09:00:00.000Z',
          by: 'Priya Anand',
          post: null,
          from: 'import',
          note: null,
          changes: [{ field: 'rag', before: null, after: 'red' }],
          actionRef: null,
        },
      ],
      evidence: [
        {
          id: 'e1',
          title: 'Code of conduct, published 1 December 2025',
          url: 'https://harbourne.example/code-of-conduct',
          by: 'Sunita Rao',
          at: '2025-12-03T15:02:00.000Z',
        },
      ],
      dateChanges: [
        {
          id: 'date-16236',
          actionRef: 'GT8',
          from: '2025-10-31',
          to: '2026-01-31',
          reason: 'Post of monitoring officer vacant over the summer.',
          state: 'agreed',
          by: 'Sunita Rao',
          at: '2025-10-20T12:00:00.000Z',
          decidedBy: 'Sunita Rao',
          decidedAt: '2025-10-20T12:00:00.000Z',
        },
        {
          id: 'date-16512',
          actionRef: 'GT8',
          from: '2026-01-31',
          to: '2026-02-18',
          reason: 'The unions asked for two more weeks.',
          state: 'agreed',
          by: 'Sunita Rao',
          at: '2026-02-12T10:20:00.000Z',
          decidedBy: 'Sunita Rao',
          decidedAt: '2026-02-12T10:20:00.000Z',
        },
      ],
      decisions: [
        {
          text: 'Committee to see the whistleblowing policy before it is adopted.',
          meeting: 'Audit Committee',
          meetingDate: '2026-01-22',
          by: 'Gareth Pugh',
        },
      ],
      findings: [
        {
          kind: 'date-moved-often',
          severity: 'warning',
          keys: ['GT8'],
          where: 'GT8',
          message: 'The due date has been moved twice and has passed again.',
        },
      ],
    },
  );
}

const within = (text: string, end: IsoDate | null): DueDate => ({
  text,
  kind: end ? 'by' : 'none',
  start: null,
  end,
  precision: end ? 'season' : null,
});

const parsed = {
  parentKey: null,
  themeRef: null,
  kind: 'recommendation',
  level: null,
  response: null,
  evidence: null,
  impact: null,
  narrative: null,
  leadMembers: [],
  accountable: [],
} as const;
const owner = (title: string) => [{ post: title, person: null }];

/** A document as it was understood: a date in words, one that depends on another, an action without owner. */
export const aPreview: ImportPreviewBody = {
  tables: [
    {
      where: 'table 1',
      alike: 2,
      isTaken: true,
      columns: [
        { key: 'no', heading: 'No.', number: 1, meaning: 'ref', from: 'heading' },
        { key: 'owner', heading: 'Owner', number: 2, meaning: 'text', from: 'remembered' },
        { key: 'stuff', heading: 'Stuff', number: 3, meaning: 'ignore', from: 'nothing' },
        { key: '@4 no | owner | stuff', heading: '', number: 4, meaning: 'due', from: 'content' },
      ],
      rows: ['one', 'two', 'three', 'four'].map((word, index) => [
        String(index + 1),
        `Say ${word} thing.`,
        `Chief Officer ${word}`,
        'Autumn 2025',
      ]),
    },
    {
      where: 'table 4',
      alike: 0,
      isTaken: false,
      columns: [
        { key: 'grade', heading: 'Grade', number: 1, meaning: 'priority', from: 'heading' },
        { key: 'salary', heading: 'Salary', number: 2, meaning: 'ignore', from: 'nothing' },
      ],
      rows: [['G7', '£40,000']],
    },
  ],
  fileName: 'plan.docx',
  sha256: '0'.repeat(64),
  alreadyImportedAs: { id: 'p-0000000001', title: 'Governance improvement plan', isArchived: false },
  nextVersionOf: null,
  posts: [
    { title: 'Chief Executive', known: true },
    { title: 'Corporate Landlord Programme Manager', known: false },
  ],
  plan: {
    title: 'Corporate peer challenge 2025: action plan',
    source: 'peer-challenge',
    periods: [],
    ragKey: [],
    themes: [],
    recommendations: [
      {
        ...parsed,
        leadMembers: [],
        accountable: [],
        key: '1',
        refs: ['1'],
        text: 'Say what the council wants to be known for.',
        priority: 'high',
        ratings: [],
      },
      {
        ...parsed,
        leadMembers: [],
        accountable: [],
        key: '2',
        refs: ['2'],
        text: 'Give scrutiny a work programme that members own.',
        priority: null,
        ratings: [],
      },
    ],
    actions: [
      {
        recommendationKey: '1',
        text: 'Corporate plan to full Council.',
        owners: owner('Chief Executive'),
        accountable: [],
        due: within('Autumn 2025', '2025-11-30'),
        status: 'in-progress',
        progress: null,
      },
      {
        recommendationKey: '2',
        text: 'Scrutiny chairs choose topics.',
        owners: [],
        accountable: [],
        due: within('within six months of approval', null),
        status: null,
        progress: null,
      },
    ],
    findings: [
      {
        kind: 'no-owner',
        severity: 'warning',
        keys: ['2'],
        where: 'table 1, row 4',
        message: 'Recommendation 2 has an action that nobody owns.',
      },
    ],
  },
};

/** The governance plan's next version: one difference of every kind. */
export const aNextVersion: NextVersionBody = {
  planId: 'p-0000000001',
  planTitle: 'Governance improvement plan',
  fileName: 'next.docx',
  closesPeriod: 'September 2025',
  opensPeriod: 'December 2025',
  newPosts: ['Head of Counter Fraud'],
  unchanged: 31,
  differences: [
    aDifference('GT2', 'rag-moved', {
      changes: [aMove('rag', 'amber', 'red')],
    }),
    aDifference('GT8', 'date-moved', {
      actions: [
        { kind: 'changed', ref: 'GT8', text: '', changes: [aMove('dueDate', '2026-03-31', '2026-06-30')] },
      ],
    }),
    aDifference('GT9', 'changed', {
      actions: [
        {
          kind: 'changed',
          ref: 'GT9',
          text: '',
          changes: [
            {
              ...aMove('progress', 'The draft is out for comment.', 'Half done.'),
              written: { id: 'u-1:progress', by: 'Asha Patel', at: '2026-02-09T10:00:00Z' },
              takenByDefault: false,
            },
          ],
        },
      ],
    }),
    aDifference('GT10', 'closed', {
      actions: [
        { kind: 'changed', ref: 'GT10', text: '', changes: [aMove('status', 'in-progress', 'implemented')] },
      ],
    }),
    { ...aDifference('GT40', 'new', { changes: [aMove('rag', null, 'green')] }), id: 'new:GT40' },
    aDifference('GT31', 'missing', {}),
  ],
};

type Difference = NextVersionBody['differences'][number];

function aDifference(ref: string, kind: Difference['kind'], given: Partial<Difference>): Difference {
  return {
    id: `p-0000000001:${ref}`,
    kind,
    ref,
    text: `What ${ref} asks for.`,
    matchedByWording: false,
    changes: [],
    actions: [],
    ...given,
  };
}

function aMove(
  field: Difference['changes'][number]['field'],
  before: string | null,
  after: string,
): Difference['changes'][number] {
  return { field, before, after, written: null, takenByDefault: true };
}
