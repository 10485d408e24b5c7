import { z } from 'zod';
import { ragChoices, strings } from '../strings/index.ts';
import { buttons, card, says, type AdaptiveCard, type Element } from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';
import { problemBox } from './problem-card.ts';
import { evidenceFields } from './update-fields.ts';
import { inputs, inputValues, keep } from './verbs.ts';

/** What can be made of a message: the commands of manifest/manifest.json. */
export const messageCommands = ['saveUpdate', 'saveEvidence'] as const;
export type MessageCommand = (typeof messageCommands)[number];

/** Inputs of this form beside those every update has. */
export const messageInputs = { subject: 'subject', ref: 'ref' } as const;

const longestNote = 4_000;

/** What the form sends, before anything about it is believed. */
export const messageSubmit = inputValues.extend({
  command: z.enum(messageCommands),
  /** Of the form, so that a delivery that Teams repeats is the same update. */
  form: z.uuid(),
  /** Id of an action, or nothing chosen. */
  subject: z.string().max(255).optional(),
  ref: z.string().max(100).optional(),
});
export type MessageSubmit = z.infer<typeof messageSubmit>;

export interface MessageDialog {
  command: MessageCommand;
  form: string;
  /** Actions to choose from, the likeliest first. */
  choices: readonly { id: string; ref: string; text: string }[];
  /** What stands in the fields. */
  typed: Partial<Pick<MessageSubmit, 'subject' | 'ref' | 'note' | 'rag' | 'evidenceUrl' | 'evidenceTitle'>>;
  problems?: readonly string[];
}

/** A message becomes an update or evidence: which action it is about, and what is kept of it. */
export function messageDialog({ command, form, choices, typed, problems = [] }: MessageDialog): AdaptiveCard {
  const { url, title } = { url: typed.evidenceUrl ?? '', title: typed.evidenceTitle ?? '' };
  return card([
    problems.length > 0 ? problemBox(problems) : null,
    choices.length > 0
      ? {
          type: 'Input.ChoiceSet',
          id: messageInputs.subject,
          label: strings.extension.item,
          style: 'compact',
          placeholder: strings.extension.chooseItem,
          choices: choices.map(({ id, ref, text }) => ({
            title: oneLine(`${ref} – ${text}`, 90),
            value: id,
          })),
          ...(typed.subject ? { value: typed.subject } : {}),
        }
      : says(strings.extension.item),
    {
      type: 'Input.Text',
      id: messageInputs.ref,
      label: strings.extension.ref,
      placeholder: strings.extension.refPlaceholder,
      maxLength: 100,
      ...(typed.ref ? { value: typed.ref } : {}),
    },
    ...(command === 'saveUpdate' ? noteFields(typed) : evidenceFields({ evidence: { url, title } })),
    buttons([
      {
        type: 'Action.Submit',
        title: strings.extension.save[command],
        data: { command, form },
        associatedInputs: 'auto',
      },
    ]),
  ]);
}

function noteFields({ note, rag }: MessageDialog['typed']): Element[] {
  return [
    {
      type: 'Input.Text',
      id: inputs.note,
      label: strings.item.noteLabel,
      isMultiline: true,
      maxLength: longestNote,
      ...(note ? { value: plainText(note, longestNote) } : {}),
    },
    {
      type: 'Input.ChoiceSet',
      id: inputs.rag,
      label: strings.item.ragLabel,
      style: 'compact',
      value: rag || keep,
      choices: [{ title: strings.item.keepAnyRag, value: keep }, ...ragChoices],
    },
  ];
}
