import type { LocalDatabase } from '../database.ts';
import { ownColumns } from './columns.ts';
import { toSeconds } from './context.ts';
import { eTagOf } from './etag.ts';
import { applied, defaultFields, writtenFields } from './field-values.ts';
import type { StoredItem, Table } from './items.ts';
import { addItem, changeItem, getItem, removeItem } from './items.ts';
import { getList } from './lists.ts';
import type { SitePerson } from './people.ts';
import { personIdentity } from './people.ts';
import type { JsonObject } from './protocol.ts';

/** What a person does to a row in SharePoint's own pages, past the product. `list` is an id or a title. */
export interface ByHand {
  add(list: string, fields: JsonObject, person: SitePerson): EditedItem;
  edit(list: string, itemId: string, fields: JsonObject, person: SitePerson): EditedItem;
  remove(list: string, itemId: string): void;
}

export interface EditedItem {
  itemId: string;
  eTag: string;
}

/** @param changed called after each edit is on disk */
export function byHand(db: LocalDatabase, now: () => Date, changed: () => void): ByHand {
  const edit = (work: (at: string) => StoredItem): EditedItem => {
    const item = db.transaction(() => work(toSeconds(now())));
    changed();
    return { itemId: String(item.id), eTag: eTagOf(item) };
  };
  return {
    add: (list, fields, person) =>
      edit((at) => {
        const table = tableNamed(db, list);
        const values = applied(defaultFields(table.columns), writtenFields(table.columns, fields));
        return addItem(db, table, values, { by: personIdentity(db, person, at), at });
      }),
    edit: (list, itemId, fields, person) =>
      edit((at) => {
        const table = tableNamed(db, list);
        const before = getItem(db, table.list, itemId);
        const values = applied(before.fields, writtenFields(table.columns, fields));
        return changeItem(db, table, before, values, { by: personIdentity(db, person, at), at });
      }),
    remove: (list, itemId) => {
      edit((at) => {
        const table = tableNamed(db, list);
        const item = getItem(db, table.list, itemId);
        removeItem(db, table.list, item, at);
        return item;
      });
    },
  };
}

function tableNamed(db: LocalDatabase, name: string): Table {
  const list = getList(db, name);
  return { list, columns: ownColumns(db, list) };
}
