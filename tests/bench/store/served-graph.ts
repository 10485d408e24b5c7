import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createGraphClient, type GraphClient } from '#sharepoint/client/graph-client';
import { fixedToken } from '#sharepoint/client/token-provider';
import { provisionSite } from '#sharepoint/provision';
import { startProcess } from '#tests/helpers/child-process';
import type { ServedSite } from '../served-site.ts';

/** What the server saw. Batches count as one request and as the requests inside them. */
export interface Figures {
  requests: number;
  inner: number;
  /** Requests refused with 429, alone or inside a batch. */
  refused: number;
  /** Of every minute of the allowance, the resource units of what was done in it. */
  unitsByMinute: number[];
}

export interface Misbehaviour {
  latencyMs: number;
  /** Null for no limit. */
  unitsPerMinute: number | null;
}

/** From the process that measures to the server, and back. */
export type Command = { misbehave: Misbehaviour } | { seed: number } | { figures: true };
export type Reply = ServedSite | { figures: Figures } | { done: true };

/** A Graph server in a process of its own, so that neither side takes the other's time. */
export interface ServedGraph extends ServedSite {
  /** A client of its own: as fresh as another process. */
  client(): GraphClient;
  /** Puts rows there, past Graph, until there are so many. */
  seed(rows: number): Promise<void>;
  /** Counts from here on. */
  misbehave(misbehaviour: Misbehaviour): Promise<void>;
  figures(): Promise<Figures>;
  close(): Promise<void>;
}

/** With every list made, and answering as fast as it can. */
export async function serveGraph(): Promise<ServedGraph> {
  const script = new URL('./graph-process.ts', import.meta.url);
  const { ready: place, child, close } = await startProcess<ServedSite>(script);
  const client = (): GraphClient =>
    createGraphClient({
      graphUrl: place.url,
      tokens: fixedToken(place.token, place.url),
      version: 'bench',
    });
  await provisionSite(client(), place.siteId);
  return {
    ...place,
    client,
    seed: async (rows) => void (await ask(child, { seed: rows })),
    misbehave: async (misbehaviour) => void (await ask(child, { misbehave: misbehaviour })),
    figures: async () => ((await ask(child, { figures: true })) as { figures: Figures }).figures,
    close,
  };
}

async function ask(child: ChildProcess, command: Command): Promise<Reply> {
  const answered = once(child, 'message');
  child.send(command);
  return ((await answered) as [Reply])[0];
}
