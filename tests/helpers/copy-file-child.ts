import { createGraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { openCopyFile } from '#sharepoint/copy/copy-file';
import { createStore } from '#sharepoint/create-store';

/** A process of its own that keeps a copy of a site, for tests that kill it or starve it. */
interface Settings {
  task: 'read-once' | 'write-until-killed';
  folder: string;
  url: string;
  token: string;
  site: string;
}

const { task, folder, url, token, site } = JSON.parse(process.argv[2] ?? '') as Settings;
const file = openCopyFile({ folder, onTrouble: say });
const store = createStore({
  client: createGraphClient({ graphUrl: url, tokens: fixedToken(token, url), version: 'test' }),
  site,
  clock: { now: () => new Date() },
  file,
  onRefreshFailed: (error) => say(String(error)),
});

await store.snapshot();
if (task === 'write-until-killed') {
  say('at work');
  const items = Array.from({ length: 2_000 }, (_, index) => ({
    id: String(100_000 + index),
    fields: { Key: `p-1:GT9:${index}`, Progress: 'Written just before the end. '.repeat(20) },
  }));
  // As when SharePoint wants the list read again, over and over.
  for (let round = 0; ; round += 1) {
    file?.clear('actions');
    await file?.add('actions', items);
    file?.complete('actions', `/elsewhere/${round}`, 'link');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
await file?.close();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
