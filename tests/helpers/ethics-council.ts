import { importEvent } from '#api/contract/documents';
import { planView } from '#api/contract/plans';
import type { Person } from '#domain/post';
import { aPost } from './builders.ts';
import { serveApp, type ServedApp } from './served-app.ts';

export const owner: Person = { id: '11111111-0000-4000-8000-000000000001', name: 'Asha Patel' };
export const administrator: Person = { id: '11111111-0000-4000-8000-000000000002', name: 'Priya Anand' };
export const reader: Person = { id: '11111111-0000-4000-8000-000000000003', name: 'Tom Reid' };

/** Two recommendations, both of them the head of law's. */
export const ethicsPlan = `ref,recommendation,action,owner,due date,RAG
GT1,Review the constitution every year.,Review it.,Head of Law,31 March 2026,Amber
GT2,Publish a register of interests.,Publish it.,Head of Law,30 June 2026,Green
`;

/** A council with that plan, and the ways to ask for it over HTTP. */
export interface EthicsCouncil extends ServedApp {
  planId: string;
  importAs(person: Person, body?: string | Uint8Array<ArrayBuffer>): Promise<Response>;
  /** Posts JSON, to an address below `/api/v1`. */
  post(person: Person, path: string, body: unknown): Promise<Response>;
  /** The first item of the plan. */
  itemId(): Promise<string>;
}

export async function openEthicsCouncil(): Promise<EthicsCouncil> {
  const settings = { administratorIds: [administrator.id], council: 'Testshire Council' };
  const app = await serveApp({ settings });
  await app.store.create('posts', aPost('Head of Law', { id: 'post-head-of-law', holder: owner }));
  const importAs: EthicsCouncil['importAs'] = (person, body = ethicsPlan) =>
    app.ask('/api/v1/imports?fileName=plan.csv&title=Ethics%20plan', person, upload(body));
  const planId = planIdIn(await linesOf(await importAs(administrator)));
  return {
    ...app,
    planId,
    importAs,
    post: (person, path, body) => {
      const headers = { 'Content-Type': 'application/json' };
      return app.ask(`/api/v1${path}`, person, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    async itemId() {
      const plan = planView.parse(await (await app.ask(`/api/v1/plans/${planId}`, owner)).json());
      return plan.items[0]!.id;
    },
  };
}

export function upload(body: string | Uint8Array<ArrayBuffer>): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body };
}

export async function linesOf(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The plan that an import says it became. */
export function planIdIn(lines: readonly unknown[]): string {
  const last = importEvent.parse(lines.at(-1));
  if (last.type === 'done') return last.planId;
  throw new Error(JSON.stringify(last));
}
