import { ragChoices, strings } from '../strings/index.ts';
import type { ActionView, ItemView } from '#domain/view';
import { occasionsForReason } from '#domain/reasons';
import { quiet, type Element } from './elements.ts';
import { keep, type CardChange, type InputId } from './verbs.ts';

/** As much as the field for a note takes. */
export const longestNote = 2_000;

interface FieldOptions {
  /** The longest note that fits what the fields stand on. */
  longest?: number;
  /** Of the update among several on one card; its inputs carry it. */
  place?: number;
}

/** RAG, status and a note. The first choice of each changes nothing, so only what is chosen is sent. */
export function updateFields(
  item: ItemView,
  action: ActionView | null,
  draft: CardChange = {},
  { longest = longestNote, place }: FieldOptions = {},
): Element[] {
  return [
    {
      type: 'Input.ChoiceSet',
      id: inputId('rag', place),
      label: strings.item.ragLabel,
      style: 'compact',
      value: draft.rag && draft.rag !== item.rag ? draft.rag : keep,
      choices: [
        { title: strings.item.keepRag(item.rag), value: keep },
        ...ragChoices.filter(({ value }) => value !== item.rag),
      ],
    },
    ...(action ? [statusField(action, draft, place)] : []),
    {
      type: 'Input.Text',
      id: inputId('note', place),
      label: strings.item.noteLabel,
      placeholder: strings.item.notePlaceholder,
      isMultiline: true,
      ...wordsIn(draft.note, longest),
    },
  ];
}

/** What is needed less often: evidence, a new date, and why. */
export function moreFields(action: ActionView | null, draft: CardChange = {}): Element[] {
  return [
    ...evidenceFields(draft),
    ...(action ? [dateField(strings.item.dueDateLabel, draft)] : []),
    reasonField(strings.item.reasonLabel, draft),
  ];
}

/** Evidence or why there is none; and of the rest, what the draft has or has to account for. */
export function evidencePart(action: ActionView | null, draft: CardChange = {}): Element[] {
  const { dueDate } = draft;
  const [occasion] = action ? occasionsForReason(draft, action) : [];
  const wantsReason = occasion !== undefined && occasion !== 'implemented-without-evidence';
  return [
    ...evidenceFields(draft),
    ...(action && dueDate !== undefined ? [dateField(strings.item.dueDateLabel, draft)] : []),
    // An item that has no action of its own is never closed, so nothing about it has to be accounted for.
    ...(action || draft.reason
      ? [
          reasonField(
            wantsReason ? strings.confirm.reasonFor[occasion] : strings.confirm.withoutEvidenceLabel,
            draft,
          ),
        ]
      : []),
  ];
}

/** What was begun on the item's own card, on another form about it: seen there, and saved with it. */
export function carriedFields(item: ItemView, action: ActionView | null, draft: CardChange = {}): Element[] {
  const { rag, status, note } = draft;
  if (rag === undefined && status === undefined && note === undefined) return [];
  return [quiet(strings.item.carried, { spacing: 'medium' }), ...updateFields(item, action, draft)];
}

/** @param place of the update among several on one card; its inputs carry it */
export function evidenceFields(draft: CardChange = {}, place?: number): Element[] {
  return [
    {
      type: 'Input.Text',
      id: inputId('evidenceUrl', place),
      label: strings.item.evidenceUrlLabel,
      placeholder: strings.item.evidenceUrlPlaceholder,
      style: 'url',
      maxLength: 2_000,
      ...(draft.evidence ? { value: draft.evidence.url } : {}),
    },
    {
      type: 'Input.Text',
      id: inputId('evidenceTitle', place),
      label: strings.item.evidenceTitleLabel,
      maxLength: 200,
      ...(draft.evidence ? { value: draft.evidence.title.slice(0, 200) } : {}),
    },
  ];
}

export function reasonField(label: string, draft: CardChange = {}, place?: number): Element {
  return {
    type: 'Input.Text',
    id: inputId('reason', place),
    label,
    ...wordsIn(draft.reason, longestNote),
  };
}

/** A field always holds all that it begins with: what somebody wrote is never cut. */
function wordsIn(begun: string | undefined, longest: number): { maxLength: number; value?: string } {
  if (!begun) return { maxLength: longest };
  return { maxLength: Math.max(longest, begun.length), value: begun };
}

function inputId(input: InputId, place: number | undefined): InputId | `${InputId}.${number}` {
  return place === undefined ? input : `${input}.${place}`;
}

function statusField(action: ActionView, draft: CardChange, place?: number): Element {
  const others = action.mayBecome.filter((status) => status !== action.status);
  return {
    type: 'Input.ChoiceSet',
    id: inputId('status', place),
    label: strings.item.statusLabel,
    style: 'compact',
    value: draft.status && draft.status !== action.status ? draft.status : keep,
    choices: [
      { title: strings.item.keepStatus(strings.statuses[action.status]), value: keep },
      ...others.map((status) => ({ title: strings.statuses[status], value: status })),
    ],
  };
}

export function dateField(label: string, draft: CardChange = {}, place?: number): Element {
  return {
    type: 'Input.Date',
    id: inputId('dueDate', place),
    label,
    ...(draft.dueDate ? { value: draft.dueDate } : {}),
  };
}
