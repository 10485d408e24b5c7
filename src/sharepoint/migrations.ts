import type { GraphClient } from './client/graph-client.ts';
import type { ListName } from './entities.ts';
import { rewriteRows } from './rewrite-rows.ts';

/** What a migration works on: a site that already has every list and column. */
export interface MigratingSite {
  client: GraphClient;
  paths: Record<ListName, string>;
}

export interface Migration {
  /** What it did, to follow "In 3 rows, ". */
  name: string;
  /**
   * Repeatable: whatever stopped it, running it again ends where one clean run would have.
   * @returns how many rows it changed
   */
  run(site: MigratingSite): Promise<number>;
}

/**
 * What rows written by earlier releases lack, oldest first. Lists and columns need none: "gt provision" adds
 * those from their definitions. Entries are only ever added at the end, because sites remember how many ran.
 */
export const migrations: readonly Migration[] = [
  {
    // The first release noted a first due date only when it set the date itself.
    name: 'kept the first due date of actions that were given one by hand',
    run: ({ client, paths }) =>
      rewriteRows(client, paths.actions, 'actions', (action) => ({
        ...action,
        firstDueDate: action.firstDueDate ?? action.due.end,
      })),
  },
  {
    // For views by owner, which the first release did not have.
    name: 'put the owner or accountable post into words',
    run: async ({ client, paths }) =>
      (await rewriteRows(client, paths.actions, 'actions')) +
      (await rewriteRows(client, paths.recommendations, 'recommendations')),
  },
];
