import type { LocalDatabase } from '../database.ts';
import { addColumn, ownColumns } from './columns.ts';
import type { IdentitySet } from './identity.ts';
import { addItem, itemsAfter, itemsWithIds } from './items.ts';
import type { StoredItem } from './items.ts';
import type { StoredList } from './lists.ts';
import { addList, findList, getList } from './lists.ts';
import { newColumn } from './column-definition.ts';

/** Somebody who edits in SharePoint itself. */
export interface SitePerson {
  /** Entra object id. */
  id: string;
  displayName: string;
  email: string;
}

const title = 'User Information List';

/** Makes the site's hidden list of people who have been there. */
export function preparePeople(db: LocalDatabase, by: IdentitySet, at: string): void {
  if (findList(db, title)) return;
  const list = addList(
    db,
    { displayName: title, description: 'All people.', template: 'userInformation', hidden: true },
    by,
    at,
  );
  for (const name of ['Title', 'Name', 'EMail']) {
    addColumn(db, list, newColumn({ name, text: {}, ...(name === 'Name' && { indexed: true }) }, []));
  }
}

/** The person as SharePoint records them, entered in the site's list of people on their first visit. */
export function personIdentity(db: LocalDatabase, person: SitePerson, at: string): IdentitySet {
  const list = getList(db, title);
  const name = `i:0h.f|membership|${person.id}`;
  const known = itemsAfter(db, list, 0, -1).find((item) => item.fields['Name'] === name);
  const fields = { Title: person.displayName, Name: name, EMail: person.email };
  const table = { list, columns: ownColumns(db, list) };
  const { id: lookupId } = known ?? addItem(db, table, fields, { by: list.createdBy, at });
  return { user: { ...person, lookupId } };
}

export function findPerson(
  db: LocalDatabase,
  lookupId: number,
): { displayName: string; email: string } | null {
  const list: StoredList = getList(db, title);
  const [item]: (StoredItem | undefined)[] = itemsWithIds(db, list, [lookupId]);
  return item
    ? { displayName: String(item.fields['Title']), email: String(item.fields['EMail'] ?? '') }
    : null;
}
