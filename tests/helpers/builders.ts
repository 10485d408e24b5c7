import type { Action } from '#domain/action';
import type { Plan } from '#domain/plan';
import { newPost, type Person, type Post } from '#domain/post';
import type { Recommendation } from '#domain/recommendation';
import { defaultReminderStages } from '#domain/reminder-stages';

/** Builders that show only what matters: everything else is an ordinary value. */

export function aPerson(name: string): Person {
  return { id: `person-${name.toLowerCase().replaceAll(' ', '-')}`, name };
}

export function aPost(title: string, values: Partial<Post> = {}): Post {
  return { ...newPost(`post-${title.toLowerCase().replaceAll(' ', '-')}`, title), ...values };
}

export function aPlan(values: Partial<Plan> = {}): Plan {
  return {
    id: 'p-1',
    title: 'Governance plan',
    source: 'external-audit',
    state: 'live',
    ragKey: [],
    reminderStages: defaultReminderStages,
    stagesChangedOn: null,
    sponsorPostId: null,
    readerPostIds: null,
    ownersMayMoveDates: true,
    sourceFile: null,
    importedAt: '2026-01-05T09:00:00Z',
    lastChange: null,
    ...values,
  };
}

export function aRecommendation(values: Partial<Recommendation> = {}): Recommendation {
  return {
    id: 'p-1:GT8',
    planId: 'p-1',
    themeId: null,
    parentId: null,
    order: 0,
    key: 'GT8',
    refs: ['GT8'],
    kind: 'recommendation',
    text: 'Review the policies that underpin ethical standards every year.',
    level: null,
    priority: null,
    response: null,
    documentEvidence: null,
    impact: null,
    background: null,
    figures: [],
    leadMemberPostIds: [],
    accountablePostIds: [],
    rag: null,
    narrative: null,
    ratedAt: null,
    lastUpdate: null,
    ...values,
  };
}

/** @param values `dueDate` sets a day it is due by; everything else is the action's own field */
export function anAction({ dueDate, ...values }: Partial<Action> & { dueDate?: string } = {}): Action {
  return {
    id: 'p-1:GT8:1',
    planId: 'p-1',
    recommendationId: 'p-1:GT8',
    order: 1,
    text: 'Publish the reviewed code of conduct.',
    ownerPostIds: [],
    accountablePostIds: [],
    due: { text: '', kind: 'none', start: null, end: null, precision: null },
    firstDueDate: dueDate ?? null,
    timesMoved: 0,
    status: 'in-progress',
    progress: null,
    closedAt: null,
    lastUpdate: null,
    ...values,
    ...(dueDate && { due: { text: dueDate, kind: 'by', start: null, end: dueDate, precision: 'day' } }),
  };
}
