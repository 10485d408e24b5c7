import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { createStore } from '#sharepoint/create-store';
import type { Settings } from '#workflows/services';
import { keepWriting, type WriterTask } from './writer.ts';

/** A server process of its own, with one writer in it; prints the ids of what was kept as JSON. */
interface ChildTask extends WriterTask {
  url: string;
  token: string;
  site: string;
  settings: Omit<Settings, 'workingDays'>;
}

const { url, token, site, settings, ...task } = JSON.parse(process.argv[2] ?? '') as ChildTask;
const clock = { now: () => new Date() };
const client = createGraphClient({
  ...{ graphUrl: url, tokens: fixedToken(token, url), version: 'test', backoffMs: 5 },
});
const store = createStore({ client, site, clock, freshnessMs: 0, onRefreshFailed: () => undefined });
const services = { store, clock, settings: settings as Settings, onNews: () => undefined };
process.stdout.write(JSON.stringify(await keepWriting(services, task)));
