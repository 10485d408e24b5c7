import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendBatch, type BatchRequest } from '#sharepoint/client/batch';
import { noteLimit } from '#sharepoint/lists/limits';
import { aRecommendation } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

let started: StartedStore;
beforeEach(async () => {
  started = await startStore();
});
afterEach(() => started.close());

it('holds no more than Graph takes at once, however long the texts are', async () => {
  const prose = 'é'.repeat(noteLimit);
  const rows = Array.from({ length: 20 }, (_, at) =>
    aRecommendation({ id: `p-1:GT${at}`, text: prose, response: prose, narrative: prose }),
  );
  started.exchanges.length = 0;
  await started.store.createMany('recommendations', rows);
  const batches = started.exchanges.filter(({ url }) => url.endsWith('$batch') || url.endsWith('%24batch'));
  expect(batches.map(({ status }) => status)).not.toContain(413);
  const written = (await started.store.snapshot()).byPlan('recommendations', 'p-1');
  expect(new Set(written.map(({ value }) => value.narrative))).toEqual(new Set([prose]));
  expect(written).toHaveLength(20);
}, 20_000);

it('is of twenty at most, and keeps a request with the one it waits for', async () => {
  const alone = Array.from({ length: 19 }, (_, at) => request(`/${at + 1}`));
  expect(await batchesSent([...alone, request('/20'), request('/21', true), request('/22')])).toEqual([
    alone.map(({ path }) => path),
    ['/20', '/21', '/22'],
  ]);
  const pairs = Array.from({ length: 13 }, (_, at) => [request(`/a${at}`), request(`/b${at}`, true)]);
  expect((await batchesSent(pairs.flat())).map((batch) => batch.length)).toEqual([20, 6]);
});

function request(path: string, afterPrevious = false): BatchRequest {
  return { method: 'GET', path, afterPrevious };
}

/** What each batch held, once every request got its own answer. */
async function batchesSent(requests: BatchRequest[]): Promise<string[][]> {
  const sent: string[][] = [];
  const answers = await sendBatch(requests, {
    maxAttempts: 1,
    pauseMs: () => 0,
    visitor: (units) => ({ priority: 'foreground', deadline: Infinity, units }),
    post: (body) => {
      const { requests: inner } = body as { requests: { id: string; url: string }[] };
      sent.push(inner.map(({ url }) => url));
      const responses = inner.map(({ id, url }) => ({ id, status: 200, body: url }));
      return Promise.resolve({ status: 200, headers: new Headers(), body: { responses }, attempts: 1 });
    },
  });
  expect(answers.map(({ body }) => body)).toEqual(requests.map(({ path }) => path));
  return sent;
}
