import express, { type Response, type Router } from 'express';
import { previewUpdates, recordUpdates, type ItemOutcome } from '#workflows/record-updates';
import type { Services } from '#workflows/services';
import { bulkPreviewRequest, bulkRequest, type BulkAnswer, type BulkOutcome } from './contract/bulk.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';

/** Many updates in one request; operations/bulk.ts describes them. */
export function addBulkRoutes(router: Router, services: Services): void {
  router.post('/updates/preview', json, async (request, response: Response<BulkAnswer>) => {
    const { updates } = read(bulkPreviewRequest, request.body);
    const asked = { person: personOf(response), from: 'tab', updates: updates.map(aboutItem) } as const;
    response.json({ outcomes: (await previewUpdates(services, asked)).map(bulkOutcome) });
  });

  router.post('/updates', json, async (request, response: Response<BulkAnswer>) => {
    const { updates } = read(bulkRequest, request.body);
    const asked = { person: personOf(response), from: 'tab', updates: updates.map(aboutItem) } as const;
    response.json({ outcomes: (await recordUpdates(services, asked)).map(bulkOutcome) });
  });
}

const json = express.json({ limit: '1mb' });

function aboutItem<Update extends { itemId: string }>({ itemId, ...update }: Update) {
  return { ...update, recommendationId: itemId };
}

function bulkOutcome(outcome: ItemOutcome): BulkOutcome {
  const { id, recommendationId, actionId } = outcome;
  const item = 'item' in outcome ? outcome.item : null;
  const action = item?.actions.find((candidate) => candidate.id === actionId);
  return {
    id,
    itemId: recommendationId,
    actionId,
    result: outcome.ok ? 'saved' : outcome.reason === 'changed' ? 'changed' : 'refused',
    changes: outcome.ok ? outcome.changes : [],
    problems: problemsOf(outcome),
    basedOn: item && { item: item.eTag, action: action?.eTag ?? null },
  };
}

function problemsOf(outcome: ItemOutcome): string[] {
  if (outcome.ok) return [];
  if (outcome.reason !== 'changed') return outcome.problems;
  const by = outcome.item.history[0]?.by;
  return [by ? `${by} changed it meanwhile.` : 'Somebody changed it meanwhile.'];
}
