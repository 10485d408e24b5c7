import type { ItemDetail } from '#domain/view';
import { governance, leader } from './council-plans.ts';
import { anItem } from './tab-data.ts';
import { anItemDetail } from './views.ts';

/** GT8 with everything a panel can hold. */
export function richDetail(): ItemDetail {
  const item = governance.items[0] ?? anItem();
  return anItemDetail({
    ...item,
    narrative:
      'Five of seven policies are reviewed and published. Whistleblowing waits for the trade unions; gifts and hospitality goes to the Standards Committee on 19 March.',
    leadMembers: [leader],
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
  });
}
