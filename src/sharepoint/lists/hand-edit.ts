import type { Row } from '../store.ts';
import type { Column, Fields } from './codec.ts';

/**
 * What we know of an edit by hand: "unlogged" while something of ours was written over one that is not in
 * the log, the row's eTag before it was logged once it is, empty otherwise. Together with who modified the
 * row last it tells which rows still have to be looked at, whatever process comes next.
 */
export const handEditColumn: Column = {
  name: 'HandEdit',
  displayName: 'Edit by hand (data)',
  type: 'text',
};

const unlogged = 'unlogged';

export function isMarkedUnlogged(fields: Fields): boolean {
  return fields[handEditColumn.name] === unlogged;
}

export function loggedFromOf(fields: Fields): string | null {
  const mark = fields[handEditColumn.name];
  return typeof mark === 'string' && mark !== '' && mark !== unlogged ? mark : null;
}

/** Whether a row says what a write of ours was to put there, so that it may have been that write. */
export function saysOfHandEdits({ loggedFrom, modifiedBy }: Row<unknown>, mark: Fields): boolean {
  const said = loggedFromOf(mark);
  return said === null || (modifiedBy === null && said === loggedFrom);
}

/** What a write of ours has to put into that column; nothing where it stands right already. */
export function handEditMark(row: Row<unknown>, handEditsLogged: boolean): Fields {
  if (row.isUnlogged) return { [handEditColumn.name]: handEditsLogged ? row.eTag : unlogged };
  return row.loggedFrom === null ? {} : { [handEditColumn.name]: null };
}
