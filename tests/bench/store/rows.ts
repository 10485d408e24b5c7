import type { Action } from '#domain/action';
import type { Update } from '#domain/update';
import type { GraphClient } from '#sharepoint/client/graph-client';
import { lists } from '#sharepoint/lists/lists';
import { anAction, aPerson } from '#tests/helpers/builders';

/** Actions with one update each: about what a large council carries in one plan. */
export function benchRows(count: number): { actions: Action[]; updates: Update[] } {
  const actions = Array.from({ length: count }, (_, index) =>
    anAction({
      id: `p-1:R${index}:1`,
      recommendationId: `p-1:R${index}`,
      text: `Inspect the quay number ${index + 1} and put its register in order before the next committee.`,
      progress: 'The first visit was made and its report went to the board, which asked for costs.',
      dueDate: '2026-12-31',
    }),
  );
  const updates = actions.map(({ id, planId, recommendationId }, index): Update => ({
    ...{ id: `u-${index}`, planId, recommendationId, actionId: id },
    ...{ at: '2026-03-02T09:30:00.000Z', by: aPerson('Olu Officer'), postId: null, from: 'tab' },
    note: 'The contractor starts on Monday.',
    changes: [{ field: 'status', before: 'not-started', after: 'in-progress' }],
    evidence: null,
  }));
  return { actions, updates };
}

/** How many rows of each list SharePoint has under each key, read by somebody who knows nothing yet. */
export async function countRows(client: GraphClient, siteId: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const list of ['actions', 'updates'] as const) {
    const path = `/sites/${siteId}/lists/${lists[list].displayName}/items?$expand=fields($select=Key)&$top=1000`;
    for (let link: string | null = path; link !== null;) {
      const page = await client.page(link);
      for (const { fields } of page.value as { fields: { Key: string } }[]) {
        found.set(fields.Key, (found.get(fields.Key) ?? 0) + 1);
      }
      link = page.next;
    }
  }
  return found;
}
