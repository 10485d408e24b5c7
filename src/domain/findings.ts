import type { Action } from './action.ts';
import { countOfDays, longDate, type IsoDate } from './dates.ts';
import { daysLate, dueState } from './due-state.ts';
import type { Finding } from './finding.ts';
import type { Plan } from './plan.ts';
import type { Post } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { actionRef } from './refs.ts';
import { isClosed } from './status.ts';

export interface FindingContext {
  plan: Pick<Plan, 'title'>;
  recommendation: Recommendation;
  actions: readonly Action[];
  /** Links given for the recommendation or any of its actions. */
  evidenceCount: number;
  postById: (id: string) => Post | undefined;
  today: IsoDate;
}

/** Date moves after which a careful reader asks why. */
const movesToChallenge = 3;

/** What a careful reader would challenge about one item as it stands today. */
export function itemFindings(context: FindingContext): Finding[] {
  const { recommendation, actions, evidenceCount, today } = context;
  const findings: Finding[] = [];
  const add = (kind: string, severity: Finding['severity'], message: string) =>
    findings.push({ kind, severity, keys: [recommendation.key], where: context.plan.title, message });

  const overdue = actions.filter((action) => dueState(action, today) === 'overdue');
  const latest = Math.max(0, ...overdue.map((action) => daysLate(action, today)));
  if (recommendation.rag === 'green' && latest > 0) {
    add(
      'green-but-overdue',
      'warning',
      `${recommendation.key} is green, but work is ${countOfDays(latest)} overdue.`,
    );
  }
  if (recommendation.rag === 'red' && actions.every((action) => isClosed(action.status))) {
    add(
      'red-without-recovery',
      'warning',
      `${recommendation.key} is red, and no open action would recover it.`,
    );
  }
  const closed = actions.some((action) => action.status === 'implemented' || action.status === 'verified');
  if (closed && evidenceCount === 0 && !recommendation.documentEvidence) {
    add(
      'complete-without-evidence',
      'warning',
      `${recommendation.key} has a completed action and no evidence.`,
    );
  }
  for (const action of actions) {
    const ref = actionRef(recommendation, action, actions.length);
    if (action.timesMoved >= movesToChallenge && action.firstDueDate) {
      add(
        'date-moved-often',
        'warning',
        `${ref} was first due ${longDate(action.firstDueDate)} and has moved ${action.timesMoved} times.`,
      );
    }
    if (isClosed(action.status)) continue;
    if (action.ownerPostIds.length === 0) add('no-owner', 'warning', `${ref} has no owner.`);
    for (const id of action.ownerPostIds) {
      const post = context.postById(id);
      if (post && !post.holder)
        add('post-without-holder', 'info', `Nobody is recorded as ${post.title}, who owns ${ref}.`);
    }
  }
  return findings;
}
