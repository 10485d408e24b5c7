import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { startTeams, type TestTeams } from '#tests/helpers/teams';

let store: StartedStore;
let teams: TestTeams;

beforeAll(async () => {
  store = await startStore();
  teams = await startTeams(store.services, {
    appId: '00000000-aaaa-4bbb-8ccc-00000000000b',
    credentials: { kind: 'secret', secret: 'not-a-real-one' },
  });
});

afterAll(async () => {
  await teams.close();
  await store.close();
});

describe('a bot with an app registration', () => {
  it.each([
    ['without a token', {}],
    ['with something that is no token', { authorization: 'Bearer rubbish' }],
    ['with another kind of sign-in', { authorization: 'Basic dXNlcjpwYXNz' }],
  ])('turns away a caller %s', async (_, headers) => {
    const person = { id: '00000000-0000-4000-8000-000000000001', name: 'Priya Anand' };
    const { status } = await teams.post(teams.activity(person, { type: 'message', text: 'help' }), headers);
    expect(status).toBe(401);
    expect(teams.sent).toEqual([]);
  });
});
