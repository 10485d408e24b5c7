import type { UpdateView } from '#domain/view';
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
import { evidenceRows } from './evidence-rows.ts';
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
import { reasonField } from './update-fields.ts';
import { verbs, type CardChange } from './verbs.ts';

export interface VerifyCard extends LiveCard {
  /** What the verifier has begun to write, to go on from. */
  draft?: CardChange;
}

const texts = strings.verification;

/** Links shown on the card; the others are a button away. */
const mostLinks = 5;

/** What a verifier needs to decide, and the two buttons; once somebody has decided, who did and how. */
export function verifyCard(shown: VerifyCard): AdaptiveCard {
  const { item, action, problems = [] } = shown;
  const waits = action.status === 'implemented';
  return card(
    [
      bannerBox(shown),
      problems.length > 0 ? problemBox(problems) : null,
      ...(waits ? waitingCheck(shown) : settledCheck(shown)),
    ],
    refreshWith(verbs.check, { item: item.id, action: action.id, ...carryWhy(shown) }),
  );
}

function waitingCheck(shown: VerifyCard): (Element | null)[] {
  const { item, action, draft = {} } = shown;
  const { mayBecome } = action;
  const said = lastChangeTo(shown, ['implemented']);
  const links = item.evidence;
  const began = draft.reason !== undefined || (shown.problems ?? []).length > 0;
  const target = { item: item.id, action: action.id, actionTag: action.eTag };
  const mayDecide = mayBecome.includes('verified');
  return [
    ...liveTitle(texts.title(action.ref), shown),
    ...whatItIsAbout(shown),
    dueFact(strings.item.due, action),
    fact(
      texts.done,
      plainText(said?.note ?? action.progress ?? item.narrative ?? strings.item.nothingSaid, 800),
      said ? plainText(texts.saidBy(said.by, said.post, dayWords(said.at)), 200) : null,
    ),
    box(
      [
        says([{ text: texts.evidence, weight: 'bolder' }]),
        ...(links.length > 0 ? evidenceRows(links.slice(0, mostLinks)) : [quiet(texts.noEvidence)]),
        links.length > mostLinks ? quiet(texts.moreEvidence(links.length - mostLinks)) : null,
      ],
      { style: 'emphasis', spacing: 'medium' },
    ),
    buttons([
      mayDecide
        ? execute(texts.verify, verbs.verify, { ...target, answer: 'verify' }, { style: 'positive' })
        : null,
      mayDecide ? reveal(texts.sendBack, 'send-back') : null,
      ...waysOn(shown),
    ]),
    mayDecide
      ? box(
          [
            reasonField(texts.sendBackReasonLabel, draft),
            buttons([
              execute(
                texts.sendBackNow,
                verbs.verify,
                { ...target, answer: 'send-back' },
                { withInputs: true },
              ),
            ]),
          ],
          { id: 'send-back', isVisible: began, separator: true },
        )
      : null,
  ];
}

function settledCheck(shown: VerifyCard): (Element | null)[] {
  const { item, action, draft = {} } = shown;
  const decided = lastChangeTo(shown, ['verified', action.status]);
  const isVerified = action.status === 'verified';
  const wasSentBack = !isVerified && wasDone(decided);
  const words = isVerified
    ? texts.ended.verified(action.ref)
    : wasSentBack
      ? texts.ended.sentBack(action.ref)
      : texts.ended.open(action.ref);
  const mayReopen = isVerified && action.mayBecome.includes('in-progress');
  return [
    box([title(plainText(words, 200))], { style: isVerified ? 'good' : 'emphasis' }),
    decided ? says(plainText(texts.by(decided.by, dayWords(decided.at)), 200)) : null,
    decided?.note && wasSentBack ? says(plainText(decided.note, 1_500), { spacing: 'small' }) : null,
    isVerified ? null : quiet(texts.standsAt(strings.statuses[action.status])),
    typedWords(shown.typed, texts.typed),
    ...whatItIsAbout(shown),
    buttons([mayReopen ? reveal(texts.reopen, 'send-back') : null, ...waysOn(shown)]),
    mayReopen
      ? box(
          [
            reasonField(texts.reopenReasonLabel, draft),
            buttons([
              execute(
                texts.sendBackNow,
                verbs.verify,
                { item: item.id, action: action.id, actionTag: action.eTag, answer: 'send-back' },
                { withInputs: true },
              ),
            ]),
          ],
          { id: 'send-back', isVisible: draft.reason !== undefined || (shown.problems ?? []).length > 0 },
        )
      : null,
  ];
}

/** The newest entry that gave this action one of these statuses. */
function lastChangeTo({ item, action }: VerifyCard, statuses: readonly string[]): UpdateView | null {
  return (
    item.history.find(
      ({ actionRef, changes }) =>
        actionRef === action.ref &&
        changes.some(({ field, after }) => field === 'status' && after !== null && statuses.includes(after)),
    ) ?? null
  );
}

function wasDone(entry: UpdateView | null): boolean {
  return (
    entry?.changes.some(
      ({ field, before }) => field === 'status' && (before === 'implemented' || before === 'verified'),
    ) ?? false
  );
}
