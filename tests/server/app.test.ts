import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiError } from '#api/contract/failures';
import { serveApp, type ServedApp } from '#tests/helpers/served-app';

let app: ServedApp;

beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

const json = { 'Content-Type': 'application/json' };

describe('what the server cannot take is answered in one sentence, without its inner workings', () => {
  it.each([
    ['a message to the bot that is no JSON', 400, '/api/messages', 'hello'],
    ['a message to the bot that is null', 400, '/api/messages', 'null'],
    ['a message to the bot of 2 MB', 413, '/api/messages', JSON.stringify({ text: 'x'.repeat(2_000_000) })],
    ['an address that cannot be decoded', 400, '/tab/%E0%A4%A', null],
    ['an address where nothing is', 404, '/nothing', null],
    ['reading what can only be written', 404, '/api/messages', null],
  ])('%s', async (_, status, address, body) => {
    const init = body === null ? {} : { method: 'POST', headers: json, body };
    const response = await app.ask(address, null, init);
    expect(response.status).toBe(status);
    const error = apiError.parse(await response.json());
    expect(error.message).toMatch(/^[A-Z][^\n]*\.$/);
    expect(error.message).not.toMatch(/node_modules|Error|file/);
  });
});
