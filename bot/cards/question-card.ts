import { strings } from '../strings/index.ts';
import { asksForChanges, type ListQuestion } from '#domain/list-question';
import type { Place } from '#domain/places';
import type { ActionView, ItemView, UpdateView } from '#domain/view';
import { actionRow } from './action-row.ts';
import { changedRow } from './changed-row.ts';
import {
  box,
  buttons,
  card,
  execute,
  heading,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type CardAction,
  type Element,
} from './elements.ts';
import { itemRow } from './item-row.ts';
import { oneLine } from './plain-text.ts';
import { verbs } from './verbs.ts';

export interface QuestionAnswer {
  question: ListQuestion;
  place: Place | null;
  /** With `changes` where it was asked what changed. */
  rows: readonly { item: ItemView; action: ActionView | null; changes?: readonly UpdateView[] }[];
  /** From 1; one past the end shows the last. */
  page: number;
}

const rowsPerPage = 6;
/** Each with what it was and is. */
const changedRowsPerPage = 4;

/** The list that answers a question, a page at a time. A row opens below, so that the list can be gone through. */
export function questionCard({ question, place, rows, page }: QuestionAnswer): AdaptiveCard {
  const perPage = asksForChanges(question) ? changedRowsPerPage : rowsPerPage;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const shown = Math.min(page, pages);
  const turn = (to: number) => ({ question, place: place && placeId(place), page: to });
  return card([
    heading(strings.answers.headings[question.which]),
    quiet(oneLine(strings.answers.scope(question, place?.name ?? null), 160), { spacing: 'none' }),
    rows.length === 0 ? says(noneOf(question)) : quiet(countOfRows(question, rows), { spacing: 'none' }),
    ...rows.slice((shown - 1) * perPage, shown * perPage).map(rowOf),
    rows.length > 0
      ? quiet(
          pages > 1
            ? `${strings.answers.page(shown, pages)} · ${strings.answers.hint}`
            : strings.answers.hint,
          {
            separator: true,
            spacing: 'small',
          },
        )
      : null,
    buttons([
      shown > 1 ? execute(strings.buttons.previous, verbs.ask, turn(shown - 1)) : null,
      shown < pages ? execute(strings.buttons.next, verbs.ask, turn(shown + 1)) : null,
      place === null && question.whose !== 'all'
        ? execute(strings.buttons.everything, verbs.ask, {
            question: { ...question, whose: 'all' },
            place: null,
            page: 1,
          })
        : null,
    ]),
  ]);
}

/** Items somebody named in one message. */
export function namedCard(rows: QuestionAnswer['rows']): AdaptiveCard {
  return card([
    title(strings.answers.several(rows.length)),
    ...rows.map(rowOf),
    quiet(strings.answers.hint, { separator: true, spacing: 'small' }),
  ]);
}

function noneOf(question: ListQuestion): string {
  if (question.which === 'changed-by-me') return strings.answers.noneChangedByYou;
  return asksForChanges(question) ? strings.answers.noneChanged : strings.answers.none;
}

function countOfRows(question: ListQuestion, rows: QuestionAnswer['rows']): string {
  const entries = rows.reduce((sum, { changes }) => sum + (changes?.length ?? 0), 0);
  return asksForChanges(question)
    ? strings.answers.changes.count(entries, rows.length)
    : strings.answers.count(
        rows.length,
        rows.some(({ action }) => action === null),
      );
}

function rowOf({ item, action, changes }: QuestionAnswer['rows'][number]): Element {
  if (changes) return changedRow({ item, action, changes });
  return action
    ? actionRow({ rag: item.rag, action, apart: true, showOwner: true, showFirstDate: true })
    : itemRow(item);
}

/** Several places are called what the person wrote. */
export function choosePlaceCard(question: ListQuestion, places: readonly Place[]): AdaptiveCard {
  return card([
    title(strings.answers.which(oneLine(question.within ?? '', 60))),
    quiet(strings.answers.whichHint, { spacing: 'none' }),
    ...places.slice(0, 8).map((place) =>
      box(
        [
          says([
            { text: oneLine(place.name, 110), weight: 'bolder' },
            {
              text: ` · ${[strings.answers.kinds[place.kind], ...place.otherNames.slice(0, 1)].join(', ')}`,
              isSubtle: true,
            },
          ]),
        ],
        { separator: true, spacing: 'small', selectAction: askIn(question, place) },
      ),
    ),
  ]);
}

export function askIn(question: ListQuestion, place: Place): CardAction {
  return execute(oneLine(place.name, 60), verbs.ask, { question, place: placeId(place), page: 1 });
}

function placeId({ kind, id }: Place): Pick<Place, 'kind' | 'id'> {
  return { kind, id };
}
