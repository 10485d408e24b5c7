import { z } from 'zod';
import type { CardAction } from './elements.ts';
import { plainText } from './plain-text.ts';
import { idText, tagText } from './verbs.ts';

/** Forms that open over the chat, with room for every field; older Teams clients leave their button idle. */
const opened = z.discriminatedUnion('dialog', [
  z.object({ dialog: z.literal('update'), item: idText, action: idText.nullable() }),
  z.object({ dialog: z.literal('date'), item: idText, action: idText }),
]);

/** What a button that opens a dialog sends. */
export const dialogFetch = opened;
export type DialogTarget = z.infer<typeof opened>;

/** What a dialog sends beside its inputs: what it is about, and what the person was looking at. */
export const dialogSubmit = z.intersection(
  opened,
  z.object({
    itemTag: tagText,
    actionTag: tagText.nullable(),
    /** The message whose button opened it, to be put right in its place. */
    message: z.string().max(1_000).nullable(),
  }),
);
export type DialogSubmit = z.infer<typeof dialogSubmit>;

export function openDialog(title: string, target: DialogTarget): CardAction {
  return {
    type: 'Action.Submit',
    title: plainText(title, 60),
    data: { msteams: { type: 'task/fetch' }, ...target },
    // What was begun on the card goes on in the form.
    associatedInputs: 'auto',
  };
}

export function submitDialog(title: string, data: DialogSubmit): CardAction {
  return { type: 'Action.Submit', title, data, associatedInputs: 'auto', style: 'positive' };
}
