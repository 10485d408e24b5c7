import { addDays } from '#domain/dates';
import type { Rag } from '#domain/rag';
import { anAction, anItem, aPlan, by, today } from './tab-data.ts';
import { aPostView } from './views.ts';

/** An invented council's plans: every shape, state and length the tab must show well. */

const audit = aPostView('Head of Internal Audit', 'Priya Anand');
const legal = aPostView('Director of Legal Services', 'Sunita Rao');
const finance = aPostView('Director of Finance', 'Martin Oyelaran');
const people = aPostView('Head of People and Organisational Development');
const democratic = aPostView('Head of Democratic Services', 'Gareth Pugh');
const estates = aPostView('Corporate Landlord Programme Manager', 'Aoife Brennan');
export const leader = aPostView('Cabinet Member for Resources', 'Cllr Denise Okafor');

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
          owners: [aPostView('Director of Strategy and Performance', 'Helen Marsh')],
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
