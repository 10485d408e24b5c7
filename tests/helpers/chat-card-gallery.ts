import { aboutCard } from '#bot/cards/about-card';
import { batchCard } from '#bot/cards/batch-card';
import { batchSavedCard } from '#bot/cards/batch-saved-card';
import { meaningButtons } from '#bot/cards/doubt-card';
import type { AdaptiveCard } from '#bot/cards/elements';
import { execute } from '#bot/cards/elements';
import { problemCard } from '#bot/cards/problem-card';
import { choosePlaceCard, namedCard, questionCard } from '#bot/cards/question-card';
import { undoCard } from '#bot/cards/undo-card';
import { verbs } from '#bot/cards/verbs';
import type { ListQuestion } from '#domain/list-question';
import type { Place } from '#domain/places';
import type { UpdateEntry } from '#domain/update';
import type { ItemDetail, UpdateView } from '#domain/view';
import { anActionView, anItemDetail, anItemView, aPostView } from './views.ts';

type Word = (ordinary: string) => string;

/** The cards that answer what is typed, filled with the words that `word` makes of ordinary ones. */
export function chatCards(word: Word): Record<string, AdaptiveCard> {
  const action = anActionView({
    ref: word('GT8'),
    text: word('Publish the reviewed code of conduct.'),
    owners: [aPostView(word('Head of Finance'), word('Priya Anand'))],
    accountable: [aPostView(word('Director of Resources'), word('Martin Osei'))],
    dueDate: '2026-01-31',
    dueState: 'overdue',
    daysLate: 30,
    timesMoved: 1,
    firstDueDate: '2025-10-31',
  });
  const item = anItemView({
    ref: word('GT8'),
    planTitle: word('Governance improvement and recovery plan 2025/26'),
    text: word('Review the policies that underpin ethical standards every year.'),
    narrative: word('The working group has agreed the wording.'),
    previousRag: 'amber',
    movement: 'better',
    leadMembers: [aPostView(word('Leader of the Council'), word('Councillor Margaret Dunmore'))],
    actions: [action],
  });
  const question: ListQuestion = {
    which: 'overdue',
    due: null,
    whose: 'all',
    within: word('finance').slice(0, 100),
  };
  const place: Place = {
    ...{ kind: 'post', id: 'post-1', name: word('Head of Finance') },
    otherNames: [word('Priya Anand')],
  };
  const target = { item: item.id, action: action.id };
  const note = word('Policy drafted, chair to sign.').slice(0, 2_000);
  const batch = batchCard({
    entries: [
      { item, action, change: { rag: 'amber', note } },
      { item, action, change: { dueDate: '2026-11-30', reason: word('The audit moved.').slice(0, 2_000) } },
      { item, action, change: { status: 'implemented' } },
    ],
    unclear: [
      {
        sentence: word(
          '“purple” is not one of the four colours: use red, amber, green or blue. Nothing was changed.',
        ),
        ways: meaningButtons(
          target,
          [
            { pick: { rag: 'red' }, change: { rag: 'red' } },
            { pick: 'note', change: { note: 'purple' } },
          ],
          true,
        ),
      },
    ],
  });
  const aChange = (values: Partial<UpdateView>): UpdateView => ({
    ...{ id: 'u-1', at: '2026-03-02T09:30:00Z', by: word('Priya Anand'), post: word('Head of Finance') },
    ...{ from: 'chat', note: null, changes: [], actionRef: null },
    ...values,
  });
  return {
    // Too large with the longest words there are; the message then is to be sent in parts.
    several: batch ?? problemCard(word('That is more than I can show you to check.')),
    'several-saved': batchSavedCard([
      {
        ...{ ref: word('GT8'), item: item.id, action: action.id },
        outcome: { kind: 'saved', changes: [{ field: 'rag', before: 'green', after: 'amber' }] },
      },
      {
        ...{ ref: word('GT9'), item: item.id, action: null },
        outcome: {
          kind: 'not-saved',
          sentence: word('Not saved: Martin Osei changed it while you were writing.'),
        },
      },
      { ...{ ref: word('GT10'), item: item.id, action: null }, outcome: { kind: 'left-out' } },
    ]),
    doubt: problemCard(
      word('You name 30 November 2026 and 7 December 2026 for GT8. Which one is it? Nothing was changed.'),
      meaningButtons(
        target,
        [
          { pick: { day: '2026-11-30' }, change: { dueDate: '2026-11-30' } },
          { pick: { day: '2026-12-07' }, change: { dueDate: '2026-12-07' } },
          { pick: 'note', change: { note } },
        ],
        false,
      ),
    ),
    'unknown-ref': problemCard(
      word('I know nothing called “GT83” in the plans you can see. Did you mean GT38?'),
      [execute(word('I meant GT38'), verbs.propose, { ...target, change: { rag: 'amber' } })],
    ),
    question: questionCard({
      ...{ question, place, page: 1 },
      rows: [
        { item, action },
        { item, action: null },
      ],
    }),
    'question-changed': questionCard({
      question: { which: 'changed', due: { from: '2026-03-02', to: null }, whose: 'team', within: null },
      place: null,
      rows: [
        {
          ...{ item, action },
          changes: [
            aChange({
              note: word('The working group has agreed the wording.'),
              changes: [
                { field: 'rag', before: 'amber', after: 'green' },
                { field: 'dueDate', before: '2025-10-31', after: '2026-01-31' },
                {
                  field: 'narrative',
                  before: word('Waiting for the chair.'),
                  after: word('The working group has agreed the wording.'),
                },
              ],
            }),
            aChange({ note: word('No change since February.'), by: word('Martin Osei'), from: 'tab' }),
            aChange({ note: word('Shown on another page.') }),
          ],
        },
        {
          item: anItemView({ ...item, ref: word('GT9'), rag: 'red', movement: 'worse' }),
          action: null,
          changes: [
            aChange({
              actionRef: word('GT9/2'),
              changes: [
                { field: 'owners', before: word('Head of HR'), after: word('Head of Finance') },
                { field: 'status', before: 'not-started', after: 'in-progress' },
              ],
            }),
          ],
        },
      ],
      page: 1,
    }),
    'question-empty': questionCard({
      question: { ...question, within: null, whose: 'team' },
      place: null,
      rows: [],
      page: 1,
    }),
    'items-named': namedCard([{ item, action: null }]),
    'choose-place': choosePlaceCard(question, [
      place,
      { kind: 'theme', id: 't-1', name: word('Finance'), otherNames: ['2'] },
    ]),
    undo: undoCard([{ entry: anEntry(word), item, action }]),
    owner: aboutCard({ topic: 'owner', item: aDetail(word, item), action, tabUrl: null }),
    decisions: aboutCard({ topic: 'decisions', item: aDetail(word, item), action: null, tabUrl: null }),
    changes: aboutCard({ topic: 'changes', item: aDetail(word, item), action, tabUrl: null }),
  };
}

function anEntry(word: Word): UpdateEntry {
  return {
    ...{ id: 'u-1:r', at: '2026-03-02T09:41:00Z', postId: null, from: 'chat', note: null },
    by: { id: 'person-1', name: word('Priya Anand') },
    changes: [
      { field: 'rag', before: 'green', after: 'amber' },
      { field: 'narrative', before: word('On course.'), after: word('Sign-off has slipped.') },
    ],
    evidence: { title: word('Draft policy.docx'), url: 'https://council.example/draft' },
  };
}

function aDetail(word: Word, item: ReturnType<typeof anItemView>): ItemDetail {
  const { changes } = anEntry(word);
  return anItemDetail({
    ...item,
    history: [
      {
        ...{ id: 'u-1:r', at: '2026-03-02T09:41:00Z', post: null, from: 'chat', actionRef: null, changes },
        by: word('Priya Anand'),
        note: word('Sign-off has slipped.'),
      },
    ],
    decisions: [
      {
        text: word('Members asked for the code to come back in June.'),
        meeting: word('Audit Committee'),
        meetingDate: '2026-02-12',
        by: word('Owen Tarrant'),
      },
    ],
  });
}
