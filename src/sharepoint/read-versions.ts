import { GraphNotFoundError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import type { Entities, ListName } from './entities.ts';
import { readVersion } from './list-items.ts';
import type { Row, RowVersion } from './store.ts';

/** Reads the version history of several rows, twenty in one request; oldest version first. */
export async function readVersions<L extends ListName>(
  client: GraphClient,
  list: L,
  listPath: string,
  rows: readonly Row<Entities[L]>[],
): Promise<RowVersion<Entities[L]>[][]> {
  const requests = rows.map(({ itemId }) => ({
    method: 'GET' as const,
    path: `${listPath}/items/${itemId}/versions?$expand=fields`,
  }));
  const answers = await client.batch(requests, { priority: 'background' });
  return Promise.all(
    answers.map(async ({ error, body }) => {
      if (error instanceof GraphNotFoundError) return []; // deleted a moment ago
      if (error) throw error;
      const versions: RowVersion<Entities[L]>[] = [];
      let page = client.pageOf(body);
      for (;;) {
        versions.push(...page.value.flatMap((raw) => readVersion(list, raw) ?? []));
        if (!page.next) return versions.sort(byLabel);
        page = await client.page(page.next, { priority: 'background' });
      }
    }),
  );
}

/** "9.0" comes before "10.0". */
function byLabel(a: { label: string }, b: { label: string }): number {
  const [majorA = 0, minorA = 0] = a.label.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.label.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
