import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangeWatch } from '#server/change-watch';
import { clientStateFor, notificationRoute, notificationUrlFor } from '#server/notifications';
import { listen, type Listening } from '#tests/helpers/listen';

const clientState = clientStateFor('a secret', 'the site');
const watch = { changed: vi.fn(), subscriptionLost: vi.fn() };

let server: Listening;
beforeAll(async () => {
  server = await listen(express().use(notificationRoute(clientState, watch)));
});
afterAll(() => server.close());
beforeEach(() => vi.clearAllMocks());

async function post(value: unknown, query = ''): Promise<Response> {
  return fetch(`${notificationUrlFor(server.origin, clientState)}${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  });
}

describe('the address Graph posts to', () => {
  it('gives the handshake’s words back as plain text, whatever they are', async () => {
    const words = '<script>alert(1)</script> & 50% + ü';
    const response = await post(undefined, `&validationToken=${encodeURIComponent(words)}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe(words);
  });

  it.each<[string, unknown, number]>([
    ['our secret', { value: [{ clientState, changeType: 'updated' }] }, 1],
    ['our secret among others', { value: [{ clientState: 'no' }, 5, null, { clientState }] }, 1],
    ['a missed one', { value: [{ clientState, lifecycleEvent: 'missed' }] }, 1],
    ['another secret', { value: [{ clientState: 'guessed' }] }, 0],
    ['no secret', { value: [{ changeType: 'updated' }] }, 0],
    ['nothing', {}, 0],
    ['nonsense', [1, 2], 0],
  ])('accepts a notification with %s, and looks only when it is ours', async (_what, body, looks) => {
    expect((await post(body)).status).toBe(202);
    expect(watch.changed).toHaveBeenCalledTimes(looks);
  });

  it.each(['reauthorizationRequired', 'subscriptionRemoved'])(
    'sees to the subscriptions when Graph says %s',
    async (lifecycleEvent) => {
      expect((await post({ value: [{ clientState, lifecycleEvent }] })).status).toBe(202);
      expect(watch.subscriptionLost).toHaveBeenCalledTimes(1);
      expect(watch.changed).not.toHaveBeenCalled();
    },
  );
});

it('gives every replica the same secret, and its address a name that does not give it away', () => {
  expect(clientStateFor('a secret', 'the site')).toBe(clientState);
  expect(clientStateFor('a secret', 'another site')).not.toBe(clientState);
  expect(clientState.length).toBeLessThanOrEqual(128);
  expect(notificationUrlFor('https://us.example', clientState)).not.toContain(clientState);
});

it('looks by the clock where Graph cannot reach us', async () => {
  vi.useFakeTimers();
  try {
    const refresh = vi.fn(() => Promise.reject(new Error('Not now.')));
    const alone = createChangeWatch({ refresh, subscriptions: null, onUnsubscribed: () => undefined });
    alone.start();
    alone.start();
    expect(refresh).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(refresh).toHaveBeenCalledTimes(4);
    alone.stop();
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(refresh).toHaveBeenCalledTimes(4);
  } finally {
    vi.useRealTimers();
  }
});
