import { z } from 'zod';
import type { Change } from '#domain/change';
import { NotFoundError } from '#domain/errors';
import type { ActionView, ItemDetail } from '#domain/view';
import { recordUpdate } from '#workflows/record-update';
import { showItem } from '#workflows/show-item';
import { dialogFetch, dialogSubmit, type DialogSubmit, type DialogTarget } from '../cards/dialogs.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { savedCard } from '../cards/saved-card.ts';
import { dialogTitle, longestDialogNote, updateDialog, type UpdateDialog } from '../cards/update-dialog.ts';
import { inputValues } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { answerWith, type Answer, type Desk } from './answer.ts';
import { changeTyped } from './read-card-request.ts';
import { updateId } from './update-id.ts';

/** What a dialog shows next, or that it is done with what takes the place of its card. */
export type DialogAnswer =
  | { kind: 'form'; title: string; card: AdaptiveCard }
  | { kind: 'done'; answer: Answer; message: string | null };

/**
 * Opens a dialog; null when nothing of ours asks for one.
 *
 * @param message the message whose button was pressed
 * @throws {NotFoundError} when the item is not there, or not for this person
 */
export async function openDialog(
  desk: Desk,
  data: unknown,
  message: string | null,
): Promise<DialogAnswer | null> {
  const target = dialogFetch.safeParse(data);
  const typed = dialogValues.safeParse(data);
  if (!target.success || !typed.success) return null;
  const draft = changeTyped(typed.data);
  return form({ dialog: target.data.dialog, message, draft, ...(await read(desk, target.data)) });
}

/** Keeps what a dialog sent; with anything missing or changed, the form comes back with what was typed. */
export async function submitDialog(desk: Desk, data: unknown): Promise<DialogAnswer | null> {
  const sent = dialogSubmit.safeParse(data);
  const typed = dialogValues.safeParse(data);
  if (!sent.success || !typed.success) return null;
  const target = sent.data;
  const change = changeTyped(typed.data);
  const { item, action } = await read(desk, target);
  const shown: UpdateDialog = { dialog: target.dialog, message: target.message, item, action, draft: change };
  if (Object.keys(change).length === 0) return form({ ...shown, problems: [strings.dialogs.nothing] });

  const outcome = await keep(desk, target, change);
  if (outcome.ok) {
    const { item: kept } = outcome;
    const tabUrl = desk.tabUrl(kept.id);
    const card = savedCard({ item: kept, actionId: target.action, updateId: outcome.id, tabUrl });
    const ref = action?.ref ?? kept.ref;
    return { kind: 'done', answer: answerWith(card, strings.saved.title(ref)), message: target.message };
  }
  if (outcome.reason === 'changed') {
    const theirs = outcome.theirs;
    return form({ ...shown, item: theirs, action: actionIn(theirs, target), isChanged: true });
  }
  const problems = outcome.reason === 'forbidden' ? [outcome.message] : outcome.problems;
  return form({ ...shown, problems });
}

/** More words than on a card, since a dialog carries them once. */
const dialogValues = inputValues.extend({ note: z.string().max(longestDialogNote).optional() });

async function keep({ services, person }: Desk, target: DialogSubmit, change: Change) {
  const basedOn = { item: target.itemTag, action: target.actionTag };
  const id = updateId({ personId: person.id, about: [{ ...target, change }] });
  const outcome = await recordUpdate(services, {
    ...{ id, person, change, basedOn },
    from: 'chat',
    recommendationId: target.item,
    actionId: target.action,
  });
  return { ...outcome, id };
}

async function read({ services, person }: Desk, target: DialogTarget) {
  const { item } = await showItem(services, person, target.item);
  const action = actionIn(item, target);
  if (target.action !== null && !action) {
    throw new NotFoundError('There is no such action, or you may not see it.');
  }
  return { item, action };
}

function actionIn(item: ItemDetail, { action: id }: DialogTarget): ActionView | null {
  return item.actions.find((action) => action.id === id) ?? null;
}

function form(shown: UpdateDialog): DialogAnswer {
  const title = dialogTitle(shown.dialog, shown.action?.ref ?? shown.item.ref);
  return { kind: 'form', title, card: updateDialog(shown) };
}
