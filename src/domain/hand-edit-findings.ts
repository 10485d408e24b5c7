import type { Action } from './action.ts';
import type { Finding } from './finding.ts';
import type { Plan } from './plan.ts';
import type { Post } from './post.ts';
import { actsFor } from './post.ts';
import type { Recommendation } from './recommendation.ts';
import { actionRef } from './refs.ts';
import type { Update } from './update.ts';

export interface HandEditFindingContext {
  plan: Pick<Plan, 'title'>;
  recommendation: Recommendation;
  actions: readonly Action[];
  /** Every entry about the item. */
  updates: readonly Update[];
  posts: readonly Post[];
}

/** What somebody did in SharePoint itself that Golden Thread would have refused them. Their edit stands. */
export function handEditFindings(context: HandEditFindingContext): Finding[] {
  const { plan, recommendation, actions, updates, posts } = context;
  return actions
    .filter(({ status }) => status === 'verified')
    .flatMap((action): Finding[] => {
      const verified = newestFirst(updates).find(
        ({ actionId, changes }) => actionId === action.id && changes.some(({ field }) => field === 'status'),
      );
      if (verified?.from !== 'sharepoint') return [];
      if (posts.some((post) => post.isVerifier && actsFor(verified.by.id, post))) return [];
      const ref = actionRef(recommendation, action, actions.length);
      return [
        {
          kind: 'verified-by-hand',
          severity: 'warning',
          keys: [recommendation.key],
          where: plan.title,
          message: `${ref} was set to verified in SharePoint by ${verified.by.name}, who is not a verifier.`,
        },
      ];
    });
}

/** Reversed first, so that of two entries in the same instant the one logged last comes first. */
function newestFirst(updates: readonly Update[]): Update[] {
  return updates.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
