import express, { type Response, type Router } from 'express';
import { actionEntryId, recommendationEntryId } from '#domain/change';
import type { MyWorkView } from '#domain/my-work-view';
import { nudgeOwner } from '#workflows/nudge-owner';
import type { Services } from '#workflows/services';
import { showMyWork } from '#workflows/show-my-work';
import type { NoticeMessenger } from '#workflows/tell-people';
import { undoUpdates } from '#workflows/undo-update';
import { nudgeRequest, undoRequest, type NudgeAnswer, type UndoAnswer } from './contract/my-work.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendVersioned } from './send-versioned.ts';

/** A person's own page: what waits, what was done and may be taken back, and whom they may ask. */
export function addMyWorkRoutes(router: Router, services: Services, messenger: NoticeMessenger): void {
  router.get('/my-work', async (request, response: Response<MyWorkView>) => {
    const shown = await showMyWork(services, personOf(response));
    sendVersioned(request, response, shown.version, () => shown.work);
  });

  router.post('/undo', json, async (request, response: Response<UndoAnswer>) => {
    const { ids } = read(undoRequest, request.body);
    const entryIds = [...new Set(ids.flatMap((id) => [id, recommendationEntryId(id), actionEntryId(id)]))];
    const outcomes = await undoUpdates(services, personOf(response), entryIds, 'tab');
    response.json({
      undone: outcomes.map(({ entryId, kind, item, action }) => ({
        ...{ entryId, itemId: item.id, ref: action?.ref ?? item.ref, result: kind },
      })),
    });
  });

  router.post('/nudges', json, async (request, response: Response<NudgeAnswer>) => {
    const { actions } = read(nudgeRequest, request.body);
    const asked = actions.map(({ itemId, actionId }) => ({ recommendationId: itemId, actionId }));
    response.json(await nudgeOwner(services, messenger, { person: personOf(response), actions: asked }));
  });
}

const json = express.json({ limit: '64kb' });
