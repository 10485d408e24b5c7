import { daysBetween, longDate } from '#domain/dates';
import type { DateChangeView, DateRequestView } from '#domain/view';
import { strings } from '../strings/index.ts';
import { dayWords } from '#domain/day-words';
import {
  box,
  buttons,
  card,
  execute,
  fact,
  quiet,
  refreshWith,
  reveal,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import {
  bannerBox,
  carryWhy,
  dueFact,
  liveTitle,
  typedWords,
  waysOn,
  whatItIsAbout,
  type LiveCard,
} from './live-card.ts';
import { plainText } from './plain-text.ts';
import { problemBox } from './problem-card.ts';
import { dateField, reasonField } from './update-fields.ts';
import { verbs, type CardChange } from './verbs.ts';

export interface DateRequestCard extends LiveCard {
  requestId: string;
  /** What the person has begun to answer, to go on from. */
  draft?: CardChange;
}

const texts = strings.dateRequest;

/** Somebody's request for a new date: the buttons a person may press while it is open, else what became of it. */
export function dateRequestCard(shown: DateRequestCard): AdaptiveCard {
  const { item, action, requestId, problems = [] } = shown;
  const open = action.dateRequest?.id === requestId ? action.dateRequest : null;
  const ended = item.dateChanges.find(({ id }) => id === requestId) ?? null;
  return card(
    [
      bannerBox(shown),
      problems.length > 0 ? problemBox(problems) : null,
      ...(open ? openRequest(shown, open) : endedRequest(shown, ended)),
    ],
    refreshWith(verbs.request, { ...targetOf(shown), ...carryWhy(shown) }),
  );
}

function openRequest(shown: DateRequestCard, request: DateRequestView): (Element | null)[] {
  const { action } = shown;
  const { by, from, to, reason, mayDecide } = request;
  const later = from ? texts.later(daysBetween(from, to)) : null;
  return [
    ...liveTitle(texts.title(by, action.ref), shown),
    typedWords(shown.typed, texts.typed),
    ...whatItIsAbout(shown),
    dueFact(texts.dueNow, action),
    fact(texts.askedFor, [{ text: longDate(to), weight: 'bolder' }], later),
    fact(texts.why, reason ? plainText(reason, 1_000) : texts.noReason),
    mayDecide ? null : quiet(texts.waitsFor(action.dateAgreedBy ?? []), { spacing: 'medium' }),
    ...(mayDecide
      ? answerForm(shown, request)
      : [buttons([withdrawButton(shown, request), ...waysOn(shown)])]),
  ];
}

/** Agreeing is one tap; another date and a refusal want words first, and open below. */
function answerForm(shown: DateRequestCard, request: DateRequestView): (Element | null)[] {
  const { draft = {} } = shown;
  const began = draft.dueDate !== undefined || draft.reason !== undefined;
  const target = targetOf(shown);
  return [
    buttons([
      execute(texts.agree(request.to), verbs.decide, { ...target, answer: 'agree' }, { style: 'positive' }),
      reveal(texts.answerOtherwise, 'otherwise'),
      withdrawButton(shown, request),
      ...waysOn(shown),
    ]),
    box(
      [
        dateField(texts.otherDateLabel, draft),
        reasonField(texts.reasonLabel, draft),
        buttons([
          execute(texts.agreeThat, verbs.decide, { ...target, answer: 'agree-other' }, { withInputs: true }),
          execute(texts.refuse, verbs.decide, { ...target, answer: 'refuse' }, { withInputs: true }),
        ]),
      ],
      { id: 'otherwise', isVisible: began || (shown.problems ?? []).length > 0, separator: true },
    ),
  ];
}

function withdrawButton(shown: DateRequestCard, { mayWithdraw }: DateRequestView) {
  return mayWithdraw
    ? execute(texts.withdraw, verbs.decide, { ...targetOf(shown), answer: 'withdraw' })
    : null;
}

function endedRequest(shown: DateRequestCard, ended: DateChangeView | null): (Element | null)[] {
  const { item, action } = shown;
  const state = !ended || ended.state === 'requested' ? 'lapsed' : ended.state;
  const words =
    ended && state === 'agreed'
      ? texts.ended.agreed(action.ref, ended.to)
      : texts.ended[state === 'agreed' ? 'lapsed' : state](action.ref);
  const note = item.history.find(({ id }) => id === `${shown.requestId}:${state}`)?.note ?? null;
  return [
    box([title(plainText(words, 200))], { style: state === 'agreed' ? 'good' : 'emphasis' }),
    ended?.decidedBy && ended.decidedAt
      ? says(plainText(texts.decided(ended.decidedBy, dayWords(ended.decidedAt)), 200))
      : null,
    state === 'lapsed' ? says(texts.lapsed) : null,
    note ? says(plainText(note, 1_500), { spacing: 'small' }) : null,
    typedWords(shown.typed, texts.typed),
    ...whatItIsAbout(shown),
    dueFact(texts.dueNow, action),
    buttons(waysOn(shown)),
  ];
}

function targetOf({ item, action, requestId }: DateRequestCard) {
  return { item: item.id, action: action.id, request: requestId };
}
