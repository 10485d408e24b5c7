/** Why Teams would not bring something to a person, for the administrator's report. The ledger keeps the sentence. */
export const refusals = {
  'not-installed': 'Golden Thread is not installed for them in Teams.',
  blocked: 'They have blocked or muted Golden Thread in Teams.',
  disabled: 'An administrator has switched Golden Thread off for them in Teams.',
  'wrong-cloud': 'Their Teams is in another Microsoft cloud than this server is set up for.',
  unknown: 'Teams does not know them; they may have left.',
  'not-registered': 'Teams does not accept this bot’s identity; check its registration.',
  failed: 'Teams could not take the message; it is tried again on the next working day.',
  removed: 'They have removed Golden Thread from Teams.',
} as const;

export type Refusal = keyof typeof refusals;

/** What a sentence of the ledger says; null for one that no release of today wrote. */
export function refusalSaid(sentence: string): Refusal | null {
  const found = Object.entries(refusals).find(([, reason]) => reason === sentence);
  return found ? (found[0] as Refusal) : null;
}
