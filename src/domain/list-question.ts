import type { IsoDate } from './dates.ts';

/** What somebody wants listed, as they ask for it. */
export interface ListQuestion {
  which: Listed;
  /** Due within these days, both included; null for whenever. Of changes, made within them. */
  due: { from: IsoDate | null; to: IsoDate | null } | null;
  /** Their own posts'; theirs and those below; or everything they may read. */
  whose: 'mine' | 'team' | 'all';
  /** What the person called a plan, a theme, a post or somebody; null for no such limit. */
  within: string | null;
}

/**
 * `slipped` is worse than last period, or put off; `no-update` is open and untouched since the period began;
 * `changed` is whatever somebody said or set anything about, `changed-by-me` what the person did;
 * `to-verify` is said to be implemented and waits for the verifier, `done` is that or verified.
 */
export const listed = [
  'open',
  'overdue',
  'due',
  'slipped',
  'no-update',
  'changed',
  'changed-by-me',
  'to-verify',
  'done',
  'not-started',
  'in-progress',
  'verified',
  'ongoing',
  'not-accepted',
  'superseded',
  'no-longer-warranted',
  'unrated',
  'red',
  'amber',
  'green',
  'blue',
] as const;

export type Listed = (typeof listed)[number];

/** Whether it asks for changes, and not for what stands so or so. */
export function asksForChanges({ which }: Pick<ListQuestion, 'which'>): boolean {
  return which === 'changed' || which === 'changed-by-me';
}
