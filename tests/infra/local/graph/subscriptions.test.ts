import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

interface Notification {
  subscriptionId: string;
  clientState: string;
  changeType: string;
  resource: string;
}

let graph: GraphCalls;
let list: string;
let subscriber: Server;
let address: string;
let received: Notification[];
let handshake: (token: string) => string;

beforeEach(async () => {
  graph = await graphCalls({ now: () => new Date('2026-03-02T09:30:00Z') });
  list = await aList(graph, 'Actions');
  received = [];
  handshake = (token) => token;
  subscriber = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken');
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      if (token !== null) return response.setHeader('Content-Type', 'text/plain').end(handshake(token));
      received.push(...(JSON.parse(body) as { value: Notification[] }).value);
      return response.writeHead(202).end();
    });
  }).listen(0, '127.0.0.1');
  await once(subscriber, 'listening');
  address = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}/changes`;
});
afterEach(async () => {
  await graph.close();
  subscriber.closeAllConnections();
  subscriber.close();
});

const subscription = (more: object = {}) => ({
  ...{ changeType: 'updated', notificationUrl: address, resource: list, clientState: 'secret' },
  expirationDateTime: '2026-03-20T09:30:00Z',
  ...more,
});

describe('a subscription to a list', () => {
  it('is made after the handshake and then tells of changes, gathered, without saying which', async () => {
    const { status, body } = await graph.post('/subscriptions', subscription());
    expect(status).toBe(201);
    for (const Title of ['a', 'b', 'c']) await graph.post(`${list}/items`, { fields: { Title } });
    await expect.poll(() => received.length).toBeGreaterThan(0);
    const [first] = received;
    expect(first).toMatchObject({
      ...{ subscriptionId: body.id, clientState: 'secret', changeType: 'updated', resource: list },
    });
    expect(first).not.toHaveProperty('resourceData');
  });

  it('is refused when the address does not give back the token', async () => {
    handshake = () => 'something else';
    expect((await graph.post('/subscriptions', subscription())).status).toBe(400);
    expect((await graph.get('/subscriptions')).body.value).toEqual([]);
  });

  it.each([
    ['for other changes than updates', { changeType: 'created' }, 400],
    ['over plain http to another machine', { notificationUrl: 'http://council.example/changes' }, 400],
    ['for longer than 42,300 minutes', { expirationDateTime: '2026-04-20T09:30:00Z' }, 403],
    ['into the past', { expirationDateTime: '2026-03-01T09:30:00Z' }, 400],
    ['with a long client state', { clientState: 'x'.repeat(129) }, 400],
    ['to a list that is not there', { resource: '/sites/root/lists/None' }, 404],
  ])('cannot be made %s', async (_what, change, status) => {
    expect((await graph.post('/subscriptions', subscription(change))).status).toBe(status);
  });

  it('can be renewed and ended', async () => {
    const { body } = await graph.post('/subscriptions', subscription());
    const renewal = { expirationDateTime: '2026-03-25T09:30:00Z' };
    const renewed = await graph.patch(`/subscriptions/${body.id}`, renewal);
    expect(renewed).toMatchObject({ status: 200, body: { expirationDateTime: '2026-03-25T09:30:00.000Z' } });
    expect((await graph.delete(`/subscriptions/${body.id}`)).status).toBe(204);
    expect((await graph.get(`/subscriptions/${body.id}`)).status).toBe(404);
  });
});
