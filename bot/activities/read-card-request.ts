import { z } from 'zod';
import type { Change } from '#domain/change';
import {
  cardRequest,
  includedInput,
  inputs,
  inputValues,
  keep,
  verbs,
  type CardChange,
  type InputId,
} from '../cards/verbs.ts';
import { linkTitle } from '../reading/link-title.ts';

/** What a button asks for, and what was typed on its card. */
export type CardRequest = z.infer<typeof cardRequest> & {
  typed: Change;
  /** For a card of several updates: what was typed for each, in their order. */
  typedEach: EntryTyped[];
};

/** One of several updates as it stands on its card. */
export interface EntryTyped {
  included: boolean;
  change: Change;
}

/** Reads what a button sent; null when it is not something our cards send. */
export function readCardRequest(verb: unknown, data: unknown): CardRequest | null {
  const request = cardRequest.safeParse({ verb, data: data ?? {} });
  const typed = inputValues.safeParse(data ?? {});
  if (!request.success || !typed.success) return null;
  const typedEach = readEach(request.data, data);
  return typedEach && { ...request.data, typed: changeTyped(typed.data), typedEach };
}

/** Null when something typed for one of them is nothing our cards send. */
function readEach(request: z.infer<typeof cardRequest>, data: unknown): EntryTyped[] | null {
  if (request.verb !== verbs.saveAll) return [];
  const fields = z.record(z.string(), z.unknown()).safeParse(data);
  if (!fields.success) return null;
  const each: EntryTyped[] = [];
  for (const [place, { change }] of request.data.entries.entries()) {
    const values = inputValues.safeParse(
      Object.fromEntries(Object.keys(inputs).map((input) => [input, fields.data[`${input}.${place}`]])),
    );
    if (!values.success) return null;
    const included = fields.data[`${includedInput}.${place}`] !== 'false';
    each.push({ included, change: corrected(asChange(change), values.data) });
  }
  return each;
}

type Values = z.infer<typeof inputValues>;

/** What was understood, as corrected on the card: a field that was emptied, or put to "keep", is left alone. */
function corrected(understood: Change, values: Values): Change {
  const typed = changeTyped(values);
  const isGivenUp = (input: InputId) => values[input] === '' || values[input] === keep;
  const { rag, status, dueDate, note, reason, evidence, unchanged } = understood;
  const kept: CardChange = {
    rag: isGivenUp('rag') ? undefined : rag,
    status: isGivenUp('status') ? undefined : status,
    dueDate: isGivenUp('dueDate') ? undefined : dueDate,
    note: isGivenUp('note') ? undefined : note,
    ...{ reason, evidence },
  };
  const change = asChange({ ...kept, ...typed });
  return unchanged && Object.keys(change).every((field) => field === 'rag')
    ? { ...change, unchanged }
    : change;
}

/** Empty fields and the choices that keep things as they are change nothing. */
export function changeTyped(values: Values): Change {
  const rag = values.rag === keep || values.rag === '' ? undefined : values.rag;
  const status = values.status === keep || values.status === '' ? undefined : values.status;
  const url = said(values.evidenceUrl);
  const title = said(values.evidenceTitle) ?? (url && URL.canParse(url) ? linkTitle(new URL(url)) : url);
  return asChange({
    rag,
    status,
    dueDate: said(values.dueDate),
    note: said(values.note),
    reason: said(values.reason),
    evidence: url && title ? { title, url } : undefined,
  });
}

/** Drops what is absent, so that absent means "leave as it is" everywhere. */
export function asChange(change: CardChange): Change {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function said(text: string | undefined): string | undefined {
  const words = text?.trim();
  return words === '' ? undefined : words;
}
