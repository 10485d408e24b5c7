import { cancelledCard } from '#bot/cards/cancelled-card';
import { chatCards } from './chat-card-gallery.ts';
import { chooseActionCard, chooseItemCard } from '#bot/cards/choose-card';
import { confirmCard } from '#bot/cards/confirm-card';
import { conflictCard } from '#bot/cards/conflict-card';
import { digestCard } from '#bot/cards/digest-card';
import type { AdaptiveCard } from '#bot/cards/elements';
import { helpCard, welcomeCard } from '#bot/cards/help-card';
import { itemCard } from '#bot/cards/item-card';
import { listCard } from '#bot/cards/list-card';
import { problemCard } from '#bot/cards/problem-card';
import { preferencesCard } from '#bot/cards/preferences-card';
import { recordCard } from '#bot/cards/record-card';
import { savedCard } from '#bot/cards/saved-card';
import { slipCard } from '#bot/cards/slip-card';
import type { CardChange } from '#bot/cards/verbs';
import type { Digest } from '#domain/digest';
import type { Status } from '#domain/status';
import type { ActionView, ItemDetail, ItemView, UpdateView } from '#domain/view';
import { aMeetingRecord } from './meetings.ts';
import { liveCardGallery } from './live-card-gallery.ts';
import { anActionView, anItemDetail, anItemView, aPostView } from './views.ts';

/** Every card the bot can show, by name, filled with the words that `word` makes of ordinary ones. */
export function cardGallery(
  word: (ordinary: string) => string = (ordinary) => ordinary,
): Record<string, AdaptiveCard> {
  const late = lateAction(word);
  const item = anItem(word, late);
  const several = severalActions(word);
  const change: CardChange = {
    rag: 'amber',
    status: 'in-progress',
    note: word('Policy drafted, chair to sign at the meeting on 12 March.').slice(0, 2_000),
    dueDate: '2026-11-30',
    reason: word('The audit moved to the autumn.').slice(0, 2_000),
    evidence: {
      title: word('Draft policy.docx').slice(0, 200),
      url: 'https://netherwell.sharepoint.com/sites/gov/Draft%20policy.docx',
    },
  };
  const found = manyActions(word);
  const tabUrl = 'https://teams.microsoft.com/l/entity/app/plans';
  const digest: Digest = {
    person: { id: 'person-1', name: word('Martin Osei') },
    today: '2026-03-02',
    mine: found.slice(0, 3).map((entry, index) => ({ ...entry, stage: index === 0 ? 'late-1' : 'late-8' })),
    theirs: [
      {
        owner: aPostView(word('Head of Finance'), word('Priya Anand')),
        count: 2,
        items: found.slice(0, 2).map((entry) => ({ ...entry, stage: 'escalated-14' })),
      },
      {
        owner: aPostView(word('Head of Property')),
        count: 1,
        items: found.slice(1, 2).map((entry) => ({ ...entry, stage: null })),
      },
    ],
    updatesWanted: [{ item: several, cutOff: '2026-03-31' }],
    moved: [
      {
        ...{ item, ref: item.ref, by: word('Priya Anand'), at: '2026-02-27T10:00:00Z' },
        change: { field: 'rag', before: 'amber', after: 'green' },
      },
    ],
    movedCount: 1,
    troubles: [
      {
        kind: 'vacant-post',
        key: 'trouble|1',
        postId: 'head-of-planning',
        post: word('Head of Planning'),
        actions: 3,
      },
      { kind: 'no-owner', planId: 'p-1', key: 'trouble|2', ref: 'GT12', plan: word('Governance plan') },
    ],
  };
  return {
    item: itemCard({ item, action: late, back: 'mine', tabUrl }),
    'item-with-draft': itemCard({
      item,
      action: late,
      draft: change,
      problems: [word('To move the due date to 30 November 2026, give a reason.')],
      tabUrl,
    }),
    'item-read-only': itemCard({
      item: anItemView({ ...item, rag: null, mayUpdate: false, narrative: null }),
      action: { ...late, mayUpdate: false, dueState: 'due-soon', daysLate: 0 },
      problems: [word('You can read GT8 but not update it. Priya Anand, Head of Finance can.')],
      tabUrl: null,
    }),
    'item-with-several-actions': itemCard({ item: several, action: null, tabUrl }),
    'my-actions': listCard({ list: 'mine', found, page: 1 }),
    'my-actions-last-page': listCard({ list: 'mine', found, page: 99 }),
    'no-actions': listCard({ list: 'mine', found: [], page: 1 }),
    overdue: listCard({
      list: 'overdue',
      found: found.filter(({ action }) => action.dueState === 'overdue'),
      page: 1,
    }),
    confirm: confirmCard({ item, action: late, change: { rag: 'amber', note: change.note } }),
    'confirm-everything': confirmCard({ item, action: late, change }),
    'confirm-date-without-reason': confirmCard({ item, action: late, change: { dueDate: '2026-11-30' } }),
    'confirm-done-without-evidence': confirmCard({
      item,
      action: late,
      change: { status: 'implemented' },
      problems: [
        word('To mark this as implemented, add a link to the evidence or a reason why there is none.'),
      ],
    }),
    saved: savedCard({ item: aDetail(word, item), actionId: late.id, updateId: 'u-1', tabUrl }),
    'saved-before': savedCard({ item: anItemDetail(item), actionId: late.id, updateId: 'u-1', tabUrl: null }),
    'saved-and-changed-since': savedCard({
      item: changedTwice(aDetail(word, item)),
      ...{ actionId: null, updateId: 'u-1', tabUrl },
    }),
    cancelled: cancelledCard(word('GT8'), { item: item.id, action: late.id }),
    conflict: conflictCard({ theirs: aDetail(word, item), actionId: late.id, yours: change }),
    'choose-plan': chooseItemCard(
      word('GT8'),
      [
        { item, action: late },
        {
          item: anItemView({
            ...item,
            id: 'p-2:GT8',
            planTitle: word('Peer challenge action plan'),
            rag: 'red',
          }),
          action: null,
        },
      ],
      change,
    ),
    'choose-action': chooseActionCard(several, { status: 'implemented' }),
    digest: digestCard(digest, tabUrl),
    'digest-full': digestCard(timesOver(digest, 500), tabUrl),
    slip: slipCard(
      {
        person: { id: 'person-1', name: word('Martin Osei') },
        today: '2026-03-02',
        slips: [
          {
            ...{ item, before: 'amber', after: 'red', by: word('Priya Anand'), at: '2026-03-02T09:00:00Z' },
            ...{ note: word('The supplier withdrew'), asksForRecovery: true },
          },
        ],
      },
      tabUrl,
    ),
    record: recordCard({ record: aMeetingRecord(word), postedBy: word('Ruth Amos'), meetingUrl: tabUrl }),
    'record-full': recordCard({
      ...{ record: aMeetingRecord(word, 60), postedBy: word('Ruth Amos'), meetingUrl: null },
    }),
    ...liveCardGallery(word, { item, action: late, draft: change }),
    'confirm-asks-for-date': confirmCard({
      item,
      action: { ...late, dateAgreedBy: [aPostView(word('Director of Resources'), word('Martin Osei'))] },
      change: { dueDate: '2026-11-30', reason: change.reason },
    }),
    ...chatCards(word),
    preferences: preferencesCard({
      view: {
        ...{ hour: 9, digestWeekday: 'monday', onlyOverdue: false, pausedUntil: null, hasPeople: true },
        awayUntil: '2026-05-05',
        snoozes: [
          { actionId: 'a-1', ref: word('GT8'), text: word('Publish the code.'), until: '2026-03-09' },
        ],
        standIns: [{ post: word('Head of Finance'), deputies: [word('Priya Anand')] }],
      },
      problems: ['Reminders can be paused until 30 March 2026 at the latest.'],
    }),
    help: helpCard(),
    welcome: welcomeCard(word('Netherwell Borough Council')),
    problem: problemCard(
      word('“purple” is not one of the four colours: use red, amber, green or blue. Nothing was changed.'),
    ),
  };
}

type Word = (ordinary: string) => string;

function lateAction(word: Word): ActionView {
  return anActionView({
    ref: word('GT8'),
    text: word('Publish the reviewed code of conduct and train every member and senior officer in it.'),
    owners: [aPostView(word('Head of Finance'), word('Priya Anand'))],
    dueDate: '2026-01-31',
    dueState: 'overdue',
    daysLate: 30,
    firstDueDate: '2025-10-31',
    timesMoved: 2,
    daysLateAgainstFirst: 122,
    progress: word('Training dates are booked for the new members.'),
  });
}

function anItem(word: Word, action: ActionView): ItemView {
  return anItemView({
    ref: word('GT8'),
    planTitle: word('Governance improvement and recovery plan 2025/26'),
    text: word(
      'The Council should review every year the policies and procedures that underpin ethical standards, publish the reviewed code of conduct, and make sure that members and senior officers are trained in it and that complaints are dealt with within the times the code sets.',
    ),
    rag: 'amber',
    previousRag: 'green',
    movement: 'worse',
    narrative: word(
      'The constitution working group has agreed the wording and the monitoring officer is consulting parish councils. Sign-off has slipped because the standards committee was not quorate in January.',
    ),
    actions: [action],
  });
}

function severalActions(word: Word): ItemView {
  const texts = [
    'Draft the medium-term financial strategy with savings that are worked up and owned.',
    'Take the strategy through scrutiny before the budget meeting.',
    'Report savings delivered every quarter.',
  ];
  const statuses: Status[] = ['implemented', 'in-progress', 'not-started'];
  return anItemView({
    ...anItem(word, lateAction(word)),
    rag: 'red',
    actions: texts.map((text, index) =>
      anActionView({
        id: `p-1:GT8:${index + 1}`,
        ref: word(`GT8/${index + 1}`),
        text: word(text),
        status: statuses[index] ?? 'not-started',
        dueDate: `2026-0${index + 1}-28`,
        dueState: index === 0 ? 'closed' : index === 1 ? 'overdue' : 'due-soon',
        daysLate: index === 1 ? 2 : 0,
      }),
    ),
  });
}

function manyActions(word: Word): { item: ItemView; action: ActionView }[] {
  const rags = ['red', 'amber', 'green', 'blue', null] as const;
  return Array.from({ length: 14 }, (_, index) => {
    const isLate = index < 4;
    const action = anActionView({
      id: `p-1:GT${index}:1`,
      recommendationId: `p-1:GT${index}`,
      ref: word(`GT${index + 1}`),
      text: word(
        'Agree a protocol between statutory officers and publish it, so that advice is asked for in good time and is recorded with every decision that relied on it.',
      ),
      owners: [aPostView(word('Head of Legal Services'), word('Judith Farrow'))],
      dueDate: isLate ? `2026-01-${10 + index}` : '2026-03-31',
      dueState: isLate ? 'overdue' : 'due-soon',
      daysLate: isLate ? 51 - index : 0,
      firstDueDate: isLate ? '2025-06-30' : '2026-03-31',
      timesMoved: isLate ? 3 : 0,
      daysLateAgainstFirst: isLate ? 245 : 0,
    });
    return {
      item: anItemView({ id: `p-1:GT${index}`, rag: rags[index % 5] ?? null, actions: [action] }),
      action,
    };
  });
}

function aDetail(word: Word, item: ItemView): ItemDetail {
  const entry: UpdateView = {
    id: 'u-1:r',
    at: '2026-03-02T09:41:00Z',
    by: word('Martin Osei'),
    post: word('Director of Resources'),
    from: 'tab',
    note: null,
    actionRef: null,
    changes: [
      { field: 'rag', before: 'green', after: 'amber' },
      { field: 'narrative', before: null, after: word('Sign-off has slipped to the March committee.') },
      { field: 'dueDate', before: '2026-01-31', after: '2026-11-30' },
      { field: 'status', before: 'not-started', after: 'in-progress' },
    ],
  };
  return anItemDetail({ ...item, history: [entry] });
}

function changedTwice(item: ItemDetail): ItemDetail {
  return { ...item, history: item.history.flatMap((entry) => [{ ...entry, id: 'later' }, entry]) };
}

/** A card for somebody with far too much before them. */
function timesOver(digest: Digest, times: number): Digest {
  const many = <T>(rows: readonly T[]): T[] => Array.from({ length: times }, () => rows).flat();
  return {
    ...digest,
    mine: many(digest.mine),
    theirs: many(digest.theirs).map((group) => ({
      ...group,
      items: many(group.items.slice(0, 1)).slice(0, 30),
    })),
    updatesWanted: many(digest.updatesWanted),
    moved: many(digest.moved),
    movedCount: digest.movedCount * times,
    troubles: many(digest.troubles),
  };
}
