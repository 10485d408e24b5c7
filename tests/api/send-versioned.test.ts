import express from 'express';
import { expect, it, vi } from 'vitest';
import { sendVersioned } from '#api/send-versioned';
import { listen } from '#tests/helpers/listen';

it('does not build what the client has already', async () => {
  const build = vi.fn(() => ({ items: [] }));
  const app = express().get('/', (request, response) => sendVersioned(request, response, 'v1', build));
  const server = await listen(app);
  const first = await fetch(server.origin);
  expect(await first.json()).toEqual({ items: [] });
  const again = await fetch(server.origin, { headers: { 'If-None-Match': first.headers.get('ETag')! } });
  expect(again.status).toBe(304);
  expect(build).toHaveBeenCalledTimes(1);
  await server.close();
});
