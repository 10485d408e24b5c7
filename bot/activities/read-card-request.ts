import type { z } from 'zod';
import type { Change } from '#domain/change';
import { cardRequest, inputValues, keep, type CardChange } from '../cards/verbs.ts';
import { linkTitle } from './link-title.ts';

/** What a button asks for, and what was typed on its card. */
export type CardRequest = z.infer<typeof cardRequest> & { typed: Change };

/** Reads what a button sent; null when it is not something our cards send. */
export function readCardRequest(verb: unknown, data: unknown): CardRequest | null {
  const request = cardRequest.safeParse({ verb, data: data ?? {} });
  const typed = inputValues.safeParse(data ?? {});
  return request.success && typed.success ? { ...request.data, typed: changeTyped(typed.data) } : null;
}

/** Empty fields and the choices that keep things as they are change nothing. */
export function changeTyped(values: z.infer<typeof inputValues>): Change {
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
