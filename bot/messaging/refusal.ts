import type { Refusal } from '../strings/index.ts';
import { ConnectorError } from './connector-transport.ts';

/** The status Teams answered with; null for a failure that is not an answer from Teams. */
export function connectorStatus(error: unknown): number | null {
  return error instanceof ConnectorError ? error.status : null;
}

/** Why Teams will not deliver to a person, or null when trying again in a while may help. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ConnectorError)) return null;
  const { status, text } = error;
  if (status === 404) return 'unknown';
  if (status === 500 || status === 400 || status === 413) return 'failed';
  if (status !== 403) return null;
  return refusalCodes.find(([code]) => text.includes(code))?.[1] ?? 'failed';
}

const refusalCodes: readonly (readonly [string, Refusal])[] = [
  ['BotNotInConversationRoster', 'not-installed'],
  ['ForbiddenOperationException', 'not-installed'],
  ['BotDisabledByAdmin', 'disabled'],
  ['InvalidBotApiHost', 'wrong-cloud'],
  ['ConversationBlockedByUser', 'blocked'],
  ['BotDisabledByUser', 'blocked'],
  ['MessageWritesBlocked', 'blocked'],
];
