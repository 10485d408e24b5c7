import type { IsoDate } from './dates.ts';
import type { Rag } from './rag.ts';

/** What somebody wants listed, as they ask for it. */
export interface ListQuestion {
  which: Listed;
  /** Due within these days, both included; null for whenever. For `changed`, changed within them. */
  due: { from: IsoDate | null; to: IsoDate | null } | null;
  /** Their own posts'; theirs and those below; or everything they may read. */
  whose: 'mine' | 'team' | 'all';
  /** What the person called a plan, a theme, a post or somebody; null for no such limit. */
  within: string | null;
}

/**
 * `slipped` is worse than last period, or put off; `no-update` is open and untouched since the period began;
 * `changed` is whatever somebody said or set anything about;
 * `to-verify` is said to be implemented and waits for the verifier.
 */
export const listed = [
  'open',
  'overdue',
  'due',
  'slipped',
  'no-update',
  'changed',
  'to-verify',
  'unrated',
  'red',
  'amber',
  'green',
  'blue',
] as const satisfies readonly (
  Rag | 'open' | 'overdue' | 'due' | 'slipped' | 'no-update' | 'changed' | 'to-verify' | 'unrated'
)[];

export type Listed = (typeof listed)[number];
