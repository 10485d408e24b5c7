import { afterAll, beforeAll, expect, it } from 'vitest';
import { compose, type Composition } from '#server/compose';
import { readConfig } from '#server/config';
import { createLogger } from '#server/logger';
import { findSite, requireLists } from '#sharepoint/site';
import { listen, type Listening } from '#tests/helpers/listen';
import { startStore, type StartedStore } from '#tests/helpers/store';

let started: StartedStore;
let product: Composition;
let listening: Listening;
beforeAll(async () => {
  started = await startStore();
  const { graph, clock } = started;
  const config = readConfig({
    ...{ PUBLIC_URL: 'http://127.0.0.1:1', TENANT_ID: graph.application.id, CLIENT_ID: graph.application.id },
    ...{ SITE: graph.siteId, GRAPH_URL: graph.url, GRAPH_TOKEN: graph.token },
    ...{ COUNCIL_NAME: 'Testshire Council', LOCAL_TRIAL: 'true', HOST: '127.0.0.1' },
  });
  product = compose({ config, clock, logger: createLogger('silent') });
  listening = await listen(product.app);
});
afterAll(async () => {
  await product.close();
  await listening.close();
  await started.close();
});

/** What the product says of itself once it has looked again. */
async function readiness(said: RegExp, status: number): Promise<void> {
  product.start();
  await expect
    .poll(async () => {
      const response = await fetch(`${listening.origin}/readyz`);
      return [response.status, await response.text()];
    })
    .toEqual([status, expect.stringMatching(said)]);
}

it('does not work with a site of another version, and says what to do; a column shown under another name is no hindrance', async () => {
  const { client, graph } = started;
  const paths = await requireLists(client, await findSite(client, graph.siteId));
  await client.patch(`${paths.actions}/columns/Progress`, { displayName: 'How far' });
  const setVersion = (SettingValue: string) =>
    client.patch(`${paths.settings}/items/1/fields`, { SettingValue });
  await setVersion('999');
  await readiness(/^The site is of schema version 999, .*; update the software\.\n$/, 503);
  await setVersion('0');
  await readiness(/^The site is of schema version 0 .*; "gt provision" brings it up to date\.\n$/, 503);
  const { problems } = await product.site.provision(() => undefined);
  expect(problems).toEqual([expect.stringContaining('is shown as "How far"')]);
  await readiness(/^ready\n$/, 200);
});
