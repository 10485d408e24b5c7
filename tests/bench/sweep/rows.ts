import type { Action } from '#domain/action';
import { addDays, type IsoDate } from '#domain/dates';
import type { Plan } from '#domain/plan';
import type { Post } from '#domain/post';
import type { Recommendation } from '#domain/recommendation';
import { anAction, aPlan, aPost, aRecommendation } from '#tests/helpers/builders';

export interface CouncilSize {
  actions: number;
  people: number;
  /** Default 20. */
  plans?: number;
}

export interface CouncilRows {
  plans: Plan[];
  posts: Post[];
  recommendations: Recommendation[];
  actions: Action[];
}

const statuses = ['in-progress', 'not-started', 'in-progress', 'verified', 'not-started'] as const;

/**
 * An invented council: every post has a holder, one in ten manages the others, every action has an owner and
 * an accountable post, and the due dates lie from sixty days ago to three hundred ahead.
 */
export function councilRows(size: CouncilSize, today: IsoDate): CouncilRows {
  const { actions, people, plans: plansInAll = 20 } = size;
  const managers = Math.max(1, Math.floor(people / 10));
  const posts = Array.from({ length: people }, (_, index) =>
    aPost(`Post ${index}`, {
      holder: { id: personId(index), name: `Officer ${index}` },
      managerPostId: index < managers ? null : `post-post-${index % managers}`,
    }),
  );
  const plans = Array.from({ length: plansInAll }, (_, index) =>
    aPlan({ id: `p-${index}`, title: `Plan ${index}`, sponsorPostId: 'post-post-0' }),
  );
  const items = Array.from({ length: actions }, (_, index) => {
    const planId = `p-${index % plansInAll}`;
    const owner = managers + (index % Math.max(1, people - managers));
    const recommendation = aRecommendation({
      ...{ id: `${planId}:R${index}`, planId, key: `R${index}`, refs: [`R${index}`], order: index },
      text: `Inspect quay number ${index} and put its register in order before the next committee.`,
      accountablePostIds: [`post-post-${owner % managers}`],
    });
    const action = anAction({
      ...{ id: `${recommendation.id}:1`, planId, recommendationId: recommendation.id },
      ownerPostIds: [`post-post-${owner}`],
      status: statuses[index % statuses.length] ?? 'in-progress',
      dueDate: addDays(today, ((index * 7 + Math.floor(index / people) * 37) % 360) - 60),
      progress: 'The first visit was made and its report went to the board, which asked for costs.',
    });
    return { recommendation, action };
  });
  return {
    ...{ plans, posts },
    recommendations: items.map(({ recommendation }) => recommendation),
    actions: items.map(({ action }) => action),
  };
}

function personId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
