import { z } from 'zod';
import type { Refusal } from '../strings/index.ts';

export interface ConnectorFacts {
  /** HTTP status; null when the failure is not an answer from Teams. */
  status: number | null;
  /** The code and what else the answer says, for telling refusals apart. */
  text: string;
  retryAfterMs: number | null;
}

const restError = z.object({
  statusCode: z.number(),
  code: z.string().nullish().catch(null),
  message: z.string().catch(''),
  response: z
    .object({
      bodyAsText: z.string().nullish().catch(null),
      headers: z.custom<{ get(name: string): string | undefined }>(hasGet).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** Reads the connector client's error, whose shape its types do not tell. */
export function connectorFacts(error: unknown): ConnectorFacts {
  const read = restError.safeParse(error);
  if (!read.success) return { status: null, text: '', retryAfterMs: null };
  const { statusCode, code, message, response } = read.data;
  const retryAfter = Number(response?.headers?.get('retry-after') ?? Number.NaN);
  return {
    status: statusCode,
    text: [code, message, response?.bodyAsText].filter((part) => part).join(' '),
    retryAfterMs: Number.isFinite(retryAfter) ? retryAfter * 1000 : null,
  };
}

/** Why Teams will not deliver to a person, or null when trying again later may help. */
export function refusalOf(error: unknown): Refusal | null {
  const { status, text } = connectorFacts(error);
  if (status === 404) return 'unknown';
  if (status !== 403) return null;
  return refusalCodes.find(([code]) => text.includes(code))?.[1] ?? 'blocked';
}

const refusalCodes: readonly (readonly [string, Refusal])[] = [
  ['BotNotInConversationRoster', 'not-installed'],
  ['ForbiddenOperationException', 'not-installed'],
  ['BotDisabledByAdmin', 'disabled'],
  ['InvalidBotApiHost', 'wrong-cloud'],
  ['ConversationBlockedByUser', 'blocked'],
  ['MessageWritesBlocked', 'blocked'],
];

function hasGet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}
