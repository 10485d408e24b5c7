import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiError } from '#api/contract/failures';
import { serveApp, type ServedApp } from '#tests/helpers/served-app';
import { aSignIn } from '#tests/helpers/sign-in';

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

it('shows a person the tab, and not its own sentence, at an address with a stray “%”', async () => {
  const response = await app.ask('/tab/plans/%', null, { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toBe(await (await app.ask('/tab/plans')).text());
});

it('lets the tab be framed by Microsoft’s hosts and the council’s own SharePoint, and ask nobody but who signs people in', async () => {
  const policy = (await app.ask('/tab/')).headers.get('content-security-policy') ?? '';
  const directive = (name: string) => policy.split('; ').find((each) => each.startsWith(`${name} `)) ?? '';
  expect(directive('frame-ancestors')).toContain('https://teams.microsoft.com');
  expect(directive('frame-ancestors')).toContain('https://council.sharepoint.example');
  expect(directive('connect-src')).toBe(
    "connect-src 'self' https://res.cdn.office.net https://login.microsoftonline.com",
  );
});

it('tells a browser without a token how to sign in, and nothing else', async () => {
  const response = await app.ask('/api/v1/sign-in');
  expect(await response.json()).toEqual(aSignIn);
  expect((await app.ask('/api/v1/me')).status).toBe(401);
});
