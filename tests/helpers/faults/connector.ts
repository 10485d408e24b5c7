import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Router } from 'express';
import type { IsoDate } from '#domain/dates';

/** One card as it reached a person. */
export interface Arrival {
  personId: string;
  day: IsoDate;
  kind: 'card' | 'slips';
  /** Every ref on the card. */
  refs: string[];
  /** The process that sent it. */
  worker: string;
  at: number;
}

/**
 * Teams as a sweep meets it: takes cards and writes down what arrived, slowly enough that a process can be
 * killed between a card's arrival and its answer.
 */
export function recordingConnector(arrivals: Arrival[], today: () => IsoDate): Router {
  const router = express.Router();
  router.use(express.json({ limit: '1mb' }));
  router.post('/v3/conversations', (request, response) => {
    const { members } = request.body as { members: { id: string }[] };
    response.status(201).json({ id: `a:${members[0]?.id}` });
  });
  router.post(
    ['/v3/conversations/:conversation/activities', '/v3/conversations/:conversation/activities/:id'],
    async (request, response) => {
      const text = JSON.stringify(request.body);
      arrivals.push({
        personId: String(request.params['conversation']).replace(/^a:/, ''),
        day: today(),
        kind: text.includes('got worse') ? 'slips' : 'card',
        refs: [...new Set(text.match(/\bR\d+\b/g) ?? [])],
        worker: /https:\/\/(worker-\d+)\.example/.exec(text)?.[1] ?? '',
        at: Date.now(),
      });
      await sleep(Math.random() * 30);
      response.status(201).json({ id: `sent-${arrivals.length}` });
    },
  );
  return router;
}
