import { ragChoices, strings } from '../strings/index.ts';
import type { ActionView, ItemView } from '#domain/view';
import type { Element } from './elements.ts';
import { inputs, keep, type CardChange } from './verbs.ts';

const longestNote = 2_000;

/** RAG, status and a note. The first choice of each changes nothing, so only what is chosen is sent. */
export function updateFields(
  item: ItemView,
  action: ActionView | null,
  draft: CardChange = {},
  longest = longestNote,
): Element[] {
  return [
    {
      type: 'Input.ChoiceSet',
      id: inputs.rag,
      label: strings.item.ragLabel,
      style: 'compact',
      value: draft.rag && draft.rag !== item.rag ? draft.rag : keep,
      choices: [
        { title: strings.item.keepRag(item.rag), value: keep },
        ...ragChoices.filter(({ value }) => value !== item.rag),
      ],
    },
    ...(action ? [statusField(action, draft)] : []),
    {
      type: 'Input.Text',
      id: inputs.note,
      label: strings.item.noteLabel,
      placeholder: strings.item.notePlaceholder,
      isMultiline: true,
      maxLength: longest,
      ...(draft.note ? { value: draft.note.slice(0, longest) } : {}),
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

export function evidenceFields(draft: CardChange = {}): Element[] {
  return [
    {
      type: 'Input.Text',
      id: inputs.evidenceUrl,
      label: strings.item.evidenceUrlLabel,
      placeholder: strings.item.evidenceUrlPlaceholder,
      style: 'url',
      maxLength: 2_000,
      ...(draft.evidence ? { value: draft.evidence.url } : {}),
    },
    {
      type: 'Input.Text',
      id: inputs.evidenceTitle,
      label: strings.item.evidenceTitleLabel,
      maxLength: 200,
      ...(draft.evidence ? { value: draft.evidence.title.slice(0, 200) } : {}),
    },
  ];
}

export function reasonField(label: string, draft: CardChange = {}): Element {
  return {
    type: 'Input.Text',
    id: inputs.reason,
    label,
    maxLength: longestNote,
    ...(draft.reason ? { value: draft.reason.slice(0, longestNote) } : {}),
  };
}

function statusField(action: ActionView, draft: CardChange): Element {
  const others = action.mayBecome.filter((status) => status !== action.status);
  return {
    type: 'Input.ChoiceSet',
    id: inputs.status,
    label: strings.item.statusLabel,
    style: 'compact',
    value: draft.status && draft.status !== action.status ? draft.status : keep,
    choices: [
      { title: strings.item.keepStatus(strings.statuses[action.status]), value: keep },
      ...others.map((status) => ({ title: strings.statuses[status], value: status })),
    ],
  };
}

export function dateField(label: string, draft: CardChange = {}): Element {
  return {
    type: 'Input.Date',
    id: inputs.dueDate,
    label,
    ...(draft.dueDate ? { value: draft.dueDate } : {}),
  };
}
