import { z } from 'zod';
import type { Notice } from '#domain/notice';
import type { Person } from '#domain/post';
import type { ActionView, ItemDetail, UpdateView } from '#domain/view';
import { strings } from '../strings/index.ts';
import { dayWords } from '#domain/day-words';
import { oneLine, plainText } from './plain-text.ts';

/**
 * Why somebody was sent a card. The card carries it wherever it asks for itself afresh, and it is put into words
 * from how things stand then: what is no longer so is no longer said, nor to anybody else who is shown the card.
 */
export const why = z.discriminatedUnion('is', [
  /** Their name comes back from nothing but the card: nobody but its reader ever sees it. */
  z.object({
    is: z.literal('nudge'),
    to: z.string().max(100),
    by: z.string().max(200),
    at: z.iso.datetime(),
  }),
  z.object({ is: z.literal('given'), to: z.string().max(100), entry: z.string().max(255) }),
  /** As an administrator, since nobody was there who should have been asked. */
  z.object({ is: z.literal('instead'), to: z.string().max(100) }),
]);
export type Why = z.infer<typeof why>;

/** What stands above a card: a headline, where it needs one, and a sentence. */
export interface Banner {
  title: string | null;
  sentence: string;
}

/** Null where nothing needs to be said: whoever owns it, answers for it or asked is told as a matter of course. */
export function whyTold({ kind, by, at, entryId, isInstead }: Notice, { id: to }: Person): Why | null {
  if (kind === 'nudge') return { is: 'nudge', to, by: oneLine(by, 100), at };
  if (kind === 'given' && entryId !== null) return { is: 'given', to, entry: entryId };
  return isInstead ? { is: 'instead', to } : null;
}

interface Told {
  item: ItemDetail;
  action: ActionView | null;
  /** Who looks at the card. */
  personId: string;
}

/** @returns null once it is no longer so, and for anybody else than whom it was told */
export function whyWords(told: Why | null | undefined, { item, action, personId }: Told): Banner | null {
  if (!told || !action || told.to !== personId) return null;
  switch (told.is) {
    case 'nudge': {
      const answer = sinceThen(told.at, item, action);
      const { title, hint, answered } = strings.notices.nudged;
      return {
        title: plainText(title(told.by, action.ref), 200),
        sentence: answer ? plainText(answered(answer.by, dayWords(answer.at)), 200) : hint,
      };
    }
    case 'given':
      return givenWords(item.history.find(({ id }) => id === told.entry) ?? null, item, action);
    case 'instead':
      return insteadWords(item, action);
  }
}

function givenWords(entry: UpdateView | null, item: ItemDetail, action: ActionView): Banner | null {
  // Once somebody has spoken, or it is somebody else's, it is not news any more.
  if (!entry || !action.mayUpdate || sinceThen(entry.at, item, action)) return null;
  const { title, hint } = strings.notices.given;
  const said = entry.note === null ? [] : [oneLine(entry.note, 300)];
  return {
    title: plainText(title(action.ref), 200),
    sentence: [...said, hint(oneLine(entry.by, 80))].join(' '),
  };
}

function insteadWords({ verifiers }: ItemDetail, { status, dateRequest }: ActionView): Banner | null {
  if (dateRequest?.mayDecide) {
    const { vacant, outOfReach } = strings.dateRequest.instead;
    const { askedOf } = dateRequest;
    return { title: null, sentence: askedOf.length === 0 ? vacant : oneLine(outOfReach(askedOf), 400) };
  }
  if (status !== 'implemented') return null;
  const { vacant, outOfReach } = strings.verification.instead;
  return { title: null, sentence: verifiers.length === 0 ? vacant : oneLine(outOfReach(verifiers), 400) };
}

/** The newest word on it after that instant, whoever said it. */
function sinceThen(at: string, { history }: ItemDetail, { ref }: ActionView): UpdateView | null {
  return (
    history.find(
      (entry) =>
        entry.at > at && entry.from !== 'import' && (entry.actionRef === null || entry.actionRef === ref),
    ) ?? null
  );
}
