import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import type { z } from 'zod';
import { bulkAnswer, type BulkOutcome, type BulkPreviewBody } from '#api/contract/bulk';
import {
  type ImportEvent,
  type ImportPreviewBody,
  type NextVersionBody,
  importEvent,
  importPreview,
  nextVersion,
  previewQuery,
} from '#api/contract/documents';
import {
  type UpdateRequestBody,
  itemChanged,
  itemDetail,
  itemView,
  updateRequest,
} from '#api/contract/items';
import { myWork, type NudgeAnswer } from '#api/contract/my-work';
import { meView } from '#api/contract/people';
import { planChanges, planList, planSummary, planView } from '#api/contract/plans';
import type { MyWorkView } from '#domain/my-work-view';
import type { RegisteredPost } from '#domain/registered-post';
import type { ItemDetail, MeView, PlanView, ViewView } from '#domain/view';
import { compress } from '#server/compress';
import { serveTab } from '#server/tab';
import { planChanges as changesOf } from '#workflows/plan-changes';
import { governance, long, recovery } from './council-plans.ts';
import { answerPosts } from './posts.ts';
import { richDetail } from './rich-detail.ts';
import { answerViews } from './saved-views.ts';
import { aMe, planPage, type KnownPlan } from './tab-data.ts';
import { anItemDetail } from './views.ts';

/**
 * The tab as it is built, in the local page's own TeamsJS host, over an API that answers from memory.
 * Every answer is checked against the contract before it leaves. For looking at states that a real
 * server only reaches by accident.
 */
export interface TabHost {
  url: string;
  state: TabState;
  close: () => Promise<void>;
}

/** What the API answers from; change it while the tab looks on. */
export interface TabState {
  me: MeView;
  plans: KnownPlan[];
  details: Map<string, ItemDetail>;
  work: MyWorkView;
  /** Ids that were taken back. */
  undone: string[];
  /** Actions whose owners were asked about. */
  nudged: string[];
  /** What was asked for or answered about dates, as it came in. */
  dates: unknown[];
  /** Pages besides the tab's own, by address: a script each. */
  scripts: Map<string, string>;
  preview: ImportPreviewBody | null;
  /** What every preview and import was told about columns. */
  columns: z.output<typeof previewQuery>['columns'][];
  nextVersion: NextVersionBody | null;
  /** What the tab chose each time it had a next version written. */
  choices: { skip: string[]; take: string[] }[];
  posts: RegisteredPost[];
  /** Which post each change was about, by the change's id. */
  postChanges: Map<string, string>;
  /**
   * Answers instead of the usual one, by "METHOD /path" without the version; `hang` never answers, `drop` does not
   * even listen, and `lose` does what it was asked, but nobody hears of it.
   */
  instead: Map<string, Instead>;
  /** Lines of the next import. */
  importEvents: ImportEvent[];
  /** Pause between two lines of an import. */
  importPauseMs: number;
  /** Bodies of the updates that came in. */
  updates: UpdateRequestBody[];
  /** By id. */
  deletedViews: Map<string, ViewView>;
  /** Updates that came in many at once. */
  bulk: AskedUpdate[];
}

export type Instead = 'hang' | 'drop' | 'lose' | { status: number; body: unknown };

const root = process.cwd(); // under jsdom import.meta.url is no file

/** @param port 0 for any free one */
export async function openTabHost(given: Partial<TabState> = {}, port = 0): Promise<TabHost> {
  const state: TabState = {
    me: aMe(),
    plans: [governance, recovery, long],
    details: new Map([richDetail()].map((detail) => [detail.id, detail])),
    work: { rows: [], team: [], done: [] },
    undone: [],
    nudged: [],
    dates: [],
    scripts: new Map(),
    preview: null,
    columns: [],
    nextVersion: null,
    choices: [],
    instead: new Map(),
    importEvents: [],
    importPauseMs: 0,
    updates: [],
    deletedViews: new Map(),
    posts: [],
    postChanges: new Map(),
    bulk: [],
    ...given,
  };
  const app = express().disable('etag').use(compress());
  app.use('/tab', serveTab(join(root, 'dist/tab')));
  app.use((request, response) => {
    serve(request, response, state).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 'failed', message: String(error) }));
    });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, state: TabState) {
  const url = new URL(request.url ?? '/', 'http://tab');
  if (url.pathname.startsWith('/api/v1/')) return answerApi(request, response, url, state);
  const script = state.scripts.get(url.pathname);
  if (script !== undefined) return send(response, 200, 'text/javascript', script);
  if (url.pathname === '/page.js') return send(response, 200, 'text/javascript', await bundlePage());
  send(response, 200, 'text/html', hostPage);
}

async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL, state: TabState) {
  const path = decodeURIComponent(url.pathname.slice('/api/v1'.length));
  const body = await bodyOf(request);
  if (path.startsWith('/imports')) {
    const query = previewQuery.parse(Object.fromEntries(url.searchParams));
    state.columns.push(query.columns);
  }
  const instead = state.instead.get(`${request.method} ${path}`);
  if (instead === 'hang') return;
  if (instead === 'drop' || instead === 'lose') request.socket.destroy();
  if (instead === 'drop') return;
  if (instead && instead !== 'lose') return sendJson(request, response, instead.status, instead.body);
  if (!request.headers.authorization?.startsWith('Bearer ')) {
    return sendJson(request, response, 401, { code: 'unauthorised', message: 'Sign in first.' });
  }
  if (path === '/my-work') return sendJson(request, response, 200, myWork.parse(state.work));
  if (path === '/undo') return answerUndo(request, response, state, body);
  if (path === '/nudges') return answerNudges(request, response, state, body);
  if (path.endsWith('/date-requests') || path.startsWith('/date-requests/')) {
    state.dates.push(JSON.parse(body.toString('utf8')));
    const [detail] = state.details.values();
    return sendJson(request, response, 200, itemDetail.parse(detail));
  }
  const aboutPosts = answerPosts(state, path, body.toString('utf8'));
  if (aboutPosts) return sendJson(request, response, 200, aboutPosts);
  const [, room, id, verb] = /^\/([a-z]+)\/?([^/]*)\/?(.*)$/.exec(path) ?? [];
  if (room === 'me') return sendJson(request, response, 200, meView.parse(state.me));
  if (room === 'plans' && !id) {
    const plans = state.plans.map((plan) => planSummary.parse(plan));
    return sendJson(request, response, 200, planList.parse({ plans }));
  }
  if (room === 'plans' && verb === 'next-version/preview') {
    return sendJson(request, response, 200, nextVersion.parse(state.nextVersion));
  }
  if (room === 'plans' && verb === 'next-version') {
    const { searchParams } = url;
    state.choices.push({ skip: searchParams.getAll('skip'), take: searchParams.getAll('take') });
    return streamImport(response, state);
  }
  if (room === 'plans' && id && verb?.startsWith('views')) {
    const rest = verb.slice('views/'.length);
    const asked = { method: request.method ?? '', planId: id, rest, url, body: body.toString('utf8') };
    const answer = answerViews(state, asked);
    return sendJson(request, response, answer.status, answer.body);
  }
  if (room === 'plans') {
    const plan = state.plans.find((candidate) => candidate.id === id);
    if (!plan) return notFound(request, response);
    const page = pageOf(plan, state.me);
    const since = url.searchParams.get('since');
    const changes = since === null ? null : planChanges.nullable().parse(changesOf(page.view, since));
    return sendText(request, response, changes ? { ...page, text: JSON.stringify(changes) } : page);
  }
  if (room === 'items' && verb === 'updates') {
    const update = updateRequest.parse(JSON.parse(body.toString('utf8')));
    return answerUpdate(request, response, state, id ?? '', update);
  }
  if (room === 'updates') {
    const asked = JSON.parse(body.toString('utf8')) as { updates: AskedUpdate[] };
    const outcomes = asked.updates.map((update) => bulkOutcome(state, update, id === 'preview'));
    return sendJson(request, response, 200, bulkAnswer.parse({ outcomes }));
  }
  if (room === 'items') {
    const detail = findDetail(state, id ?? '');
    return detail ? sendJson(request, response, 200, itemDetail.parse(detail)) : notFound(request, response);
  }
  if (room === 'imports' && id === 'preview') {
    return sendJson(request, response, 200, importPreview.parse(state.preview));
  }
  if (room === 'imports') return streamImport(response, state);
  return notFound(request, response);
}

function answerUndo(request: IncomingMessage, response: ServerResponse, state: TabState, body: Buffer) {
  const { ids } = JSON.parse(body.toString('utf8')) as { ids: string[] };
  state.undone.push(...ids);
  const undone = ids.map((entryId) => ({ entryId, itemId: 'p:GT8', ref: 'GT8', result: 'undone' }));
  sendJson(request, response, 200, { undone });
}

function answerNudges(request: IncomingMessage, response: ServerResponse, state: TabState, body: Buffer) {
  const { actions } = JSON.parse(body.toString('utf8')) as { actions: { actionId: string }[] };
  state.nudged.push(...actions.map(({ actionId }) => actionId));
  const answer: NudgeAnswer = { told: ['Gareth Pugh'], already: [], unreached: [], failed: [], left: [] };
  sendJson(request, response, 200, answer);
}

function answerUpdate(
  request: IncomingMessage,
  response: ServerResponse,
  state: TabState,
  itemId: string,
  update: UpdateRequestBody,
) {
  state.updates.push(update);
  const detail = findDetail(state, itemId);
  if (!detail) return notFound(request, response);
  if (update.basedOn.item !== detail.eTag) {
    const message = 'This was changed by somebody else since you opened it.';
    return sendJson(
      request,
      response,
      409,
      itemChanged.parse({ code: 'item-changed', message, theirs: detail }),
    );
  }
  const { rag, status, note } = update.change;
  const changed: ItemDetail = {
    ...detail,
    eTag: `"${Number(detail.eTag.replaceAll('"', '')) + 1}"`,
    rag: rag ?? detail.rag,
    narrative: rag && note ? note : detail.narrative,
    actions: detail.actions.map((action) =>
      action.id === update.actionId
        ? { ...action, status: status ?? action.status, progress: note ?? action.progress }
        : action,
    ),
  };
  replaceItem(state, changed);
  sendJson(request, response, 200, itemDetail.parse(changed));
}

type AskedUpdate = BulkPreviewBody['updates'][number];

/** Knows ratings and statuses; only whoever may update an item changes it. */
function bulkOutcome(state: TabState, update: AskedUpdate, isPreview: boolean): BulkOutcome {
  const { id, itemId, actionId, change } = update;
  const detail = findDetail(state, itemId);
  const action = detail?.actions.find((candidate) => candidate.id === actionId) ?? null;
  const subject = { id, itemId, actionId };
  if (!detail?.mayUpdate) {
    const problems = [`Only the owner of ${detail?.ref} may update it.`];
    return { ...subject, result: 'refused', changes: [], problems, basedOn: null };
  }
  const changes = change.rag
    ? [{ field: 'rag' as const, before: detail.rag, after: change.rag }]
    : [{ field: 'status' as const, before: action?.status ?? null, after: change.status ?? null }];
  const basedOn = { item: detail.eTag, action: action?.eTag ?? null };
  if (!isPreview) {
    state.bulk.push(update);
    replaceItem(state, {
      ...detail,
      rag: change.rag ?? detail.rag,
      actions: detail.actions.map((each) =>
        each.id === actionId ? { ...each, status: change.status ?? each.status } : each,
      ),
    });
  }
  return { ...subject, result: 'saved', changes, problems: [], basedOn };
}

/** Puts an item into the panel and into its plan, as a change by anybody would. */
export function replaceItem(state: TabState, detail: ItemDetail): void {
  state.details.set(detail.id, detail);
  state.plans = state.plans.map((plan) => ({
    ...plan,
    items: plan.items.map((item) => (item.id === detail.id ? itemView.parse(detail) : item)),
  }));
}

function findDetail(state: TabState, itemId: string): ItemDetail | null {
  const item = state.plans.flatMap((plan) => plan.items).find((candidate) => candidate.id === itemId);
  return state.details.get(itemId) ?? (item ? anItemDetail(item) : null);
}

async function streamImport(response: ServerResponse, state: TabState) {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  for (const event of state.importEvents) {
    response.write(`${JSON.stringify(importEvent.parse(event))}\n`);
    await new Promise((resolve) => setTimeout(resolve, state.importPauseMs));
  }
  response.end();
}

function notFound(request: IncomingMessage, response: ServerResponse) {
  sendJson(request, response, 404, { code: 'not-found', message: 'There is no such thing.' });
}

function sendJson(request: IncomingMessage, response: ServerResponse, status: number, body: unknown) {
  const text = JSON.stringify(body);
  sendText(request, response, { text, eTag: `W/"${hash(text)}"` }, status);
}

function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  { text, eTag }: { text: string; eTag: string },
  status = 200,
) {
  if (status === 200 && request.headers['if-none-match'] === eTag)
    return response.writeHead(304, { etag: eTag }).end();
  const kept = { etag: eTag, 'cache-control': 'private, no-cache' };
  response.writeHead(status, { 'content-type': 'application/json', ...kept });
  response.end(text);
}

/** Pages of plans as sent, checked once: thousands of rows are asked for every few seconds. */
const pages = new WeakMap<KnownPlan, SentPage & { me: MeView }>();

interface SentPage {
  view: PlanView;
  text: string;
  eTag: string;
}

function pageOf(plan: KnownPlan, me: MeView): SentPage {
  const known = pages.get(plan);
  if (known?.me === me) return known;
  const view = planView.parse(planPage(plan, me));
  const text = JSON.stringify(view);
  const page = { me, view, text, eTag: `W/"${hash(text)}"` };
  pages.set(plan, page);
  return page;
}

function hash(text: string): string {
  let value = 5381;
  for (const character of text) value = (value * 33 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value.toString(36);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer) {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const hostPage = `<!doctype html><html lang="en-GB"><title>Host</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style>
<iframe title="Golden Thread"></iframe><script type="module" src="/page.js"></script></html>`;

/** The host page: `?theme=dark&open=item/…&at=/tab/import`. `window.host.setTheme` changes the theme. */
async function bundlePage(): Promise<string> {
  const { build } = await import('esbuild'); // refuses to load under jsdom, where no page is asked for
  const result = await build({
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: `
        import { hostTab } from './infra/local/page/teams-host.ts';
        const asked = new URLSearchParams(location.search);
        const frame = document.querySelector('iframe');
        const claims = btoa(JSON.stringify({ exp: Date.now() / 1000 + 3600 }));
        window.said = [];
        window.host = hostTab({
          frame, appId: 'golden-thread-test', tenantId: 'tenant', person: { id: 'person', name: 'Priya Anand' },
          theme: asked.get('theme') ?? 'default', subPageId: asked.get('open'),
          frameContext: asked.get('frame') ?? 'content',
          getAuthToken: async () => 'e30.' + claims + '.x',
          onOpenLink: (url) => window.said.push('open ' + url),
          onFailure: (message) => window.said.push('failed ' + message),
          onReady: () => window.said.push('ready'),
        });
        frame.src = asked.get('at') ?? '/tab/';
      `,
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}
