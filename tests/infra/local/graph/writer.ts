import { startLocalGraph } from '#tests/helpers/local-graph';

/** Writes rows to a database file until killed, and prints the key of each once the server has acknowledged it. */
const server = await startLocalGraph({ databaseFile: process.argv[2] ?? '' });
const headers = { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' };
const post = async (path: string, body: object): Promise<{ id: string }> => {
  const response = await fetch(`${server.url}/v1.0${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as { id: string };
};

const columns = [{ name: 'Key', text: {}, indexed: true, enforceUniqueValues: true }];
const { id } = await post(`/sites/${server.siteId}/lists`, { displayName: 'Written', columns });
for (let batch = 0; ; batch += 1) {
  const keys = Array.from({ length: 5 }, (_, n) => `row ${batch}-${n}`);
  const requests = keys.map((Key) => ({
    ...{ id: Key, method: 'POST', url: `/sites/${server.siteId}/lists/${id}/items` },
    ...{ headers: { 'Content-Type': 'application/json' }, body: { fields: { Key } } },
  }));
  await post('/$batch', { requests });
  const single = `single ${batch}`;
  await post(`/sites/${server.siteId}/lists/${id}/items`, { fields: { Key: single } });
  for (const key of [...keys, single]) process.stdout.write(`${key}\n`);
}
