import type { IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

/** A way to list a plan that somebody gave a name: filters, order and grouping. */
export interface SavedView {
  /** Made by the client, so that a view sent twice is kept once. */
  id: string;
  planId: string;
  name: string;
  /** What the plan's address says of it, as the tab writes it: "show=overdue&group=owner". Empty for the whole plan. */
  params: string;
  owner: Person;
  /** Everyone who may read the plan finds it; otherwise only its owner does. */
  isShared: boolean;
  changedBy: Person;
  changedAt: IsoInstant;
  /** Deleted views are kept, so that a deletion can be undone. */
  deletedAt: IsoInstant | null;
}

export const longestViewName = 80;
/** Enough for every filter there is and a long search. */
export const longestViewParams = 2_000;

/** Whether text is what an address could say of a view: names and values, each name once. What they mean is the tab's. */
export function isViewParams(text: string): boolean {
  const entries = [...new URLSearchParams(text)];
  const names = new Set(entries.map(([name]) => name));
  return (
    text.length <= longestViewParams &&
    names.size === entries.length &&
    entries.every(([name, value]) => /^[a-z]{1,20}$/.test(name) && value !== '') &&
    new URLSearchParams(entries).toString() === text
  );
}

/** Names are told apart as people read them. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB');
  return plain(one) === plain(other);
}
