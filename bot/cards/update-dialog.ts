import { standingPosition } from '#domain/change';
import type { ActionView, ItemDetail } from '#domain/view';
import { strings } from '../strings/index.ts';
import { submitDialog, type DialogTarget } from './dialogs.ts';
import { box, buttons, card, fact, quiet, says, type AdaptiveCard, type Element } from './elements.ts';
import { dayWords } from '#domain/day-words';
import { dueFact } from './live-card.ts';
import { oneLine, plainText } from './plain-text.ts';
import { problemBox } from './problem-card.ts';
import { ragBadge } from './rag-badge.ts';
import { fieldWords } from './saved-card.ts';
import { dateField, moreFields, reasonField, updateFields } from './update-fields.ts';
import type { CardChange } from './verbs.ts';

export interface UpdateDialog {
  dialog: DialogTarget['dialog'];
  item: ItemDetail;
  action: ActionView | null;
  /** The message whose button opened it. */
  message: string | null;
  /** What the person has written so far. */
  draft?: CardChange;
  problems?: readonly string[];
  /** Somebody else was first: what they changed stands above the fields. */
  isChanged?: boolean;
}

/** As much as is kept: a dialog carries a note once, where a card carries it several times. */
export const longestDialogNote = 10_000;

/** Everything about one update on one form, validated when it is sent. */
export function updateDialog(shown: UpdateDialog): AdaptiveCard {
  const { dialog, item, action, draft = {}, problems = [], message, isChanged = false } = shown;
  const subject = { item: item.id, itemTag: item.eTag, actionTag: action?.eTag ?? null, message };
  const target =
    dialog === 'date' && action
      ? { dialog, action: action.id, ...subject }
      : { dialog: 'update' as const, action: action?.id ?? null, ...subject };
  return card([
    problems.length > 0 ? problemBox(problems) : null,
    isChanged ? whatChanged(shown) : null,
    says(plainText(action?.text ?? item.text, 280)),
    quiet(oneLine(item.planTitle, 90), { spacing: 'none' }),
    action ? dueFact(strings.item.due, action) : null,
    mustAgree(action),
    ...(dialog === 'date'
      ? [
          dateField(strings.dateRequest.form.dateLabel, draft),
          reasonField(strings.dateRequest.form.reasonLabel, draft),
        ]
      : [...updateFields(item, action, draft, { longest: longestDialogNote }), ...moreFields(action, draft)]),
    buttons([submitDialog(isChanged ? strings.dialogs.saveAnyway : strings.dialogs.update.save, target)]),
  ]);
}

export function dialogTitle(dialog: DialogTarget['dialog'], ref: string): string {
  return plainText(strings.dialogs[dialog].title(ref), 100);
}

function mustAgree(action: ActionView | null): Element | null {
  return action?.dateAgreedBy
    ? quiet(plainText(strings.dateRequest.mustAgree(action.dateAgreedBy), 300))
    : null;
}

function whatChanged({ item, action }: UpdateDialog): Element {
  const latest = item.history[0];
  const latestWords = (latest?.changes ?? []).map((change) =>
    fact(strings.fields[change.field], fieldWords(change)),
  );
  const standing = standingPosition(item, action, item.actions.length);
  return box(
    [
      says(plainText(strings.dialogs.changed(latest?.by ?? null, latest ? dayWords(latest.at) : null), 400)),
      ...latestWords,
      says([{ text: strings.dialogs.asItIsNow, weight: 'bolder' }], { spacing: 'medium' }),
      ragBadge(item.rag),
      action ? fact(strings.item.status, strings.statuses[action.status]) : null,
      fact(strings.item.note, plainText(standing ?? strings.item.nothingYet, 600)),
    ],
    { style: 'warning' },
  );
}
