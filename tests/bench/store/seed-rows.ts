import type { LocalDatabase } from '#infra/local/database';
import { ownColumns } from '#infra/local/graph/columns';
import { applied, defaultFields, writtenFields } from '#infra/local/graph/field-values';
import type { IdentitySet } from '#infra/local/graph/identity';
import { addItem } from '#infra/local/graph/items';
import { getList } from '#infra/local/graph/lists';
import { lists } from '#sharepoint/lists/lists';
import { benchRows } from './rows.ts';

/**
 * Puts rows into the server's own database, past Graph, until there are so many: half of them actions, half
 * their updates.
 */
export function seedRows(database: LocalDatabase, by: IdentitySet, count: number): void {
  const { actions, updates } = benchRows(count / 2);
  add(
    'actions',
    actions.map((value) => lists.actions.toFields(value)),
  );
  add(
    'updates',
    updates.map((value) => lists.updates.toFields(value)),
  );

  function add(name: 'actions' | 'updates', rows: readonly Record<string, unknown>[]): void {
    const list = getList(database, lists[name].displayName);
    const columns = ownColumns(database, list);
    const stamp = { by, at: '2026-03-02T09:30:00Z' };
    const there = database.get<{ number: number }>(
      'SELECT count(*) AS number FROM graph_items WHERE list_id = ?',
      list.id,
    );
    database.transaction(() => {
      for (const row of rows.slice(there?.number ?? 0)) {
        const filled = Object.entries(row).filter(([, value]) => value !== null && value !== '');
        const fields = writtenFields(columns, Object.fromEntries(filled));
        addItem(database, { list, columns }, applied(defaultFields(columns), fields), stamp);
      }
    });
  }
}
