import type { Change } from '#domain/change';
import type { IsoInstant } from '#domain/dates';
import type { UpdateSource } from '#domain/update';
import type { SampleDocumentKey } from './documents.ts';

/** Something the sample council did with Golden Thread before the trial's first morning. */
export interface SampleUpdate {
  at: IsoInstant;
  /** Title of the post whose holder did it. */
  by: string;
  from: UpdateSource;
  document: SampleDocumentKey;
  /** Key of the recommendation in its document. */
  key: string;
  /** Which of its actions, from 1; null when the recommendation itself was rated. */
  action: number | null;
  change: Change;
}

const evidence = (title: string, path: string) => ({
  title,
  url: `https://netherwell.example/documents/${path}`,
});

/** In the order in which it happened. */
export const sampleHistory: readonly SampleUpdate[] = [
  {
    at: '2025-12-15T11:20:00.000Z',
    by: 'Head of Procurement',
    from: 'tab',
    document: 'audit',
    key: 'key-2.1',
    action: 1,
    change: { status: 'in-progress', note: 'The payments file has been cleaned and matching has started.' },
  },
  {
    at: '2025-12-18T15:02:00.000Z',
    by: 'Chief Executive',
    from: 'tab',
    document: 'peers',
    key: '01',
    action: 1,
    change: {
      status: 'implemented',
      note: 'Sessions are in the diary for the whole of 2026 and the first was held on 11 December.',
      evidence: evidence('Diary of strategy sessions', 'strategy-sessions'),
    },
  },
  {
    at: '2026-01-12T09:15:00.000Z',
    by: 'Head of Finance',
    from: 'chat',
    document: 'improvement',
    key: 'ER8',
    action: null,
    change: { rag: 'amber', note: 'Quarter 3 returns have gone out to all 46 budget managers.' },
  },
  {
    at: '2026-01-20T13:40:00.000Z',
    by: 'Head of Legal Services',
    from: 'tab',
    document: 'improvement',
    key: 'ER14',
    action: 1,
    change: {
      status: 'implemented',
      note: 'The policy is on the front page of the intranet and the film has been watched 412 times.',
      evidence: evidence('Whistleblowing policy', 'whistleblowing-policy'),
    },
  },
  {
    at: '2026-01-22T16:30:00.000Z',
    by: 'Democratic Services Manager',
    from: 'tab',
    document: 'improvement',
    key: 'AU13',
    action: 1,
    change: {
      status: 'implemented',
      note: 'Quarter 3 was published on 22 January 2026.',
      evidence: evidence('Councillors’ expenses, quarter 3', 'expenses-quarter-3'),
    },
  },
  {
    at: '2026-01-26T10:05:00.000Z',
    by: 'Head of Internal Audit',
    from: 'tab',
    document: 'improvement',
    key: 'AU13',
    action: 1,
    change: { status: 'verified', note: 'Seen on the website, with all 38 councillors included.' },
  },
  {
    at: '2026-01-28T14:10:00.000Z',
    by: 'Chief Executive',
    from: 'meeting',
    document: 'improvement',
    key: 'ER1',
    action: 1,
    change: { dueDate: '2026-02-20', reason: 'Two directorates asked for more time to comment.' },
  },
  {
    at: '2026-02-02T11:45:00.000Z',
    by: 'Head of Procurement',
    from: 'chat',
    document: 'audit',
    key: 'key-2.2',
    action: 1,
    change: {
      status: 'implemented',
      note: 'The finance system holds every extension until a director approves it.',
      evidence: evidence('Approval step in the finance system', 'contract-extension-approval'),
    },
  },
  {
    at: '2026-02-05T09:50:00.000Z',
    by: 'Head of Internal Audit',
    from: 'tab',
    document: 'audit',
    key: 'key-2.2',
    action: 1,
    change: {
      status: 'verified',
      note: 'Tested on five contracts; none could be extended without approval.',
    },
  },
  {
    at: '2026-02-09T10:30:00.000Z',
    by: 'Head of Finance',
    from: 'tab',
    document: 'audit',
    key: 'key-1.1',
    action: 1,
    change: { status: 'in-progress', note: 'Seventeen of nineteen proposals now have a named lead.' },
  },
  {
    at: '2026-02-11T15:20:00.000Z',
    by: 'Head of Finance',
    from: 'chat',
    document: 'peers',
    key: '03',
    action: 1,
    change: {
      status: 'in-progress',
      note: 'The three scenarios are drafted and with the Director of Resources.',
    },
  },
  {
    at: '2026-02-12T09:05:00.000Z',
    by: 'Head of Human Resources',
    from: 'chat',
    document: 'peers',
    key: '05',
    action: null,
    change: { rag: 'green', note: 'The plan is written and goes to directors on 4 March.' },
  },
  {
    at: '2026-02-16T08:55:00.000Z',
    by: 'Head of Finance',
    from: 'chat',
    document: 'improvement',
    key: 'ER8',
    action: null,
    change: {
      rag: 'red',
      note: 'Only nineteen of 46 managers have answered. Directors have been asked to chase the rest.',
    },
  },
  {
    at: '2026-02-18T11:00:00.000Z',
    by: 'Chief Executive',
    from: 'meeting',
    document: 'improvement',
    key: 'ER1',
    action: 1,
    change: { dueDate: '2026-03-27', reason: 'To go to Full Council with the constitution, on 27 March.' },
  },
  {
    at: '2026-02-19T14:25:00.000Z',
    by: 'Head of Housing',
    from: 'tab',
    document: 'improvement',
    key: 'AU7',
    action: null,
    change: {
      rag: 'amber',
      note: 'Thirteen homes are left. Court dates for access are set for all of them.',
    },
  },
  {
    at: '2026-02-23T16:40:00.000Z',
    by: 'Head of Property',
    from: 'chat',
    document: 'audit',
    key: 'improvement-3',
    action: null,
    change: { rag: 'green', note: 'The valuers have reported on all but two properties.' },
  },
  {
    at: '2026-02-24T10:10:00.000Z',
    by: 'Head of Digital Services',
    from: 'tab',
    document: 'peers',
    key: '06',
    action: 1,
    change: { status: 'in-progress', note: 'Fourteen of 22 forms are online.' },
  },
  {
    at: '2026-02-25T13:15:00.000Z',
    by: 'Democratic Services Manager',
    from: 'tab',
    document: 'recovery',
    key: '2b',
    action: null,
    change: { rag: 'amber', note: 'Worked examples have been given to report authors, who asked for them.' },
  },
  {
    at: '2026-02-26T09:35:00.000Z',
    by: 'Head of Policy and Performance',
    from: 'chat',
    document: 'improvement',
    key: 'ER9',
    action: 1,
    change: { status: 'in-progress', note: 'Owners have confirmed the review dates of 96 of 143 policies.' },
  },
];
