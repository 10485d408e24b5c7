import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#tests/helpers/browser';

/** The real TeamsJS in a frame, as the tab uses it. */
const tabScript = `
  import { app, authentication } from '@microsoft/teams-js';
  const say = (key, value) => { document.body.dataset[key] = value; };
  await app.initialize();
  app.registerOnThemeChangeHandler((theme) => say('theme', theme));
  const context = await app.getContext();
  say('theme', context.app.theme);
  say('person', context.user.id + ' ' + context.user.tenant.id);
  say('subPage', context.page.subPageId);
  say('token', await authentication.getAuthToken());
  await app.openLink('https://example.org/report');
  app.notifySuccess();
`;

const pageScript = `
  import { hostTab } from './infra/local/page/teams-host.ts';
  const frame = document.querySelector('iframe');
  const log = [];
  window.log = log;
  window.host = hostTab({
    frame, appId: 'app-1', tenantId: 'tenant-1', person: { id: 'person-1', name: 'Priya Anand' },
    theme: 'dark', subPageId: 'GT8',
    getAuthToken: async () => 'token-1',
    onOpenLink: (url) => log.push('open ' + url),
    onFailure: (message) => log.push('failed ' + message),
    onReady: () => log.push('ready'),
  });
  frame.src = '/tab';
`;

/** The tab's own side of it, in the dialog that sets up a channel's tab and in the panel beside a meeting. */
const ownTabScript = `
  import { connectToTeams } from './tab/host/teams.ts';
  const host = await connectToTeams();
  window.tab = host;
  document.body.dataset.frame = host.frame;
`;

const framesScript = `
  import { hostTab } from './infra/local/page/teams-host.ts';
  window.log = [];
  const held = (context, more) => {
    const frame = Object.assign(document.createElement('iframe'), { name: context });
    document.body.append(frame);
    const host = hostTab({
      frame, appId: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de002', tenantId: 'tenant-1',
      person: { id: 'person-1', name: 'Priya Anand' }, theme: 'default', subPageId: null, frameContext: context,
      getAuthToken: async () => 'token-1', onOpenLink: () => {}, onFailure: () => {}, onReady: () => {}, ...more,
    });
    frame.src = '/own-tab';
    return host;
  };
  const say = (what) => (value) => window.log.push(what + ' ' + JSON.stringify(value));
  const current = { entityId: 'overview', contentUrl: location.origin + '/tab/?open=overview' };
  window.host = held('settings', {
    settings: { current, onValidity: say('valid'), onSaved: say('saved'), onRefused: say('refused') },
  });
  held('sidePanel', { around: { meetingId: 'meeting-1' }, onShareToStage: say('stage') });
  held('content', { around: { entityId: 'plan/p-1', channelId: '19:channel' } });
`;

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const bundles: Record<string, string> = {
    '/tab.js': await bundle(tabScript),
    '/page.js': await bundle(pageScript),
    '/own-tab.js': await bundle(ownTabScript),
    '/frames.js': await bundle(framesScript),
  };
  server = createServer((request, response) => {
    const script = bundles[request.url ?? ''];
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    if (script) return response.end(script);
    const name = request.url === '/' ? 'page' : (request.url ?? '').slice(1);
    const frame = name === 'page' ? '<iframe></iframe>' : '';
    response.end(`<!doctype html><body>${frame}<script type="module" src="/${name}.js"></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('window.log.includes("ready")');
}, 60_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

it('gives the tab the person, tenant, page and theme of the page around it', async () => {
  const tab = page.frames()[1]!;
  expect(await tab.evaluate('({ ...document.body.dataset })')).toEqual({
    theme: 'dark',
    person: 'person-1 tenant-1',
    subPage: 'GT8',
    token: 'token-1',
  });
});

it('opens the links the tab asks for', async () => {
  expect(await page.evaluate('window.log')).toContain('open https://example.org/report');
});

it('tells the tab when the theme changes', async () => {
  await page.evaluate('window.host.setTheme("contrast")');
  await page.frames()[1]!.waitForFunction('document.body.dataset.theme === "contrast"');
});

describe('the tab’s own host', () => {
  let frames: Page;

  beforeAll(async () => {
    frames = await browser.newPage();
    await frames.goto(new URL('/frames', page.url()).href);
    await Promise.all(
      ['settings', 'sidePanel', 'content'].map((name) =>
        frames.frame({ name })!.waitForFunction('document.body.dataset.frame'),
      ),
    );
  });

  const inFrame = (name: string, code: string) => frames.frame({ name })!.evaluate(code);
  const said = (what: string) =>
    frames.waitForFunction(`window.log.some((line) => line.startsWith('${what}'))`);

  it('knows where it stands, and what the channel’s tab shows by now', async () => {
    expect(await inFrame('settings', '[tab.frame, tab.settings.current]')).toEqual(['settings', 'overview']);
    expect(await inFrame('sidePanel', '[tab.frame, tab.subPageId]')).toEqual(['side-panel', 'meetings']);
    expect(await inFrame('content', '[tab.frame, tab.subPageId, tab.settings]')).toEqual([
      'page',
      null,
      null,
    ]);
  });

  it('lets a channel’s tab be saved once something is chosen, under its address and name', async () => {
    await inFrame(
      'settings',
      `tab.settings.choose({ subPageId: 'plan/p-1', name: 'Recovery', path: '/plans/p-1' })`,
    );
    await said('valid true');
    await frames.evaluate('window.host.save()');
    await said('saved');
    const line = await frames.evaluate<string>(`window.log.find((each) => each.startsWith('saved'))`);
    const { origin } = new URL(page.url());
    expect(JSON.parse(line.slice('saved '.length))).toEqual({
      entityId: 'plan/p-1',
      contentUrl: `${origin}/tab/?open=plan%2Fp-1`,
      websiteUrl: `${origin}/tab/plans/p-1`,
      suggestedDisplayName: 'Recovery',
    });
  });

  it('puts a meeting on the stage, from the panel beside it only', async () => {
    await inFrame('sidePanel', `tab.shareToStage('/meetings/m-1/stage')`);
    await said(`stage "${new URL('/tab/meetings/m-1/stage', page.url()).href}"`);
    expect(await inFrame('content', 'tab.shareToStage')).toBeNull();
  });

  it('links to the channel’s own tab, with a way in for browsers', async () => {
    const place = `{ subPageId: 'item/p-1:GT8', label: 'GT8 done', path: '/plans/p-1/items/p-1%3AGT8' }`;
    const link = new URL((await inFrame('content', `tab.linkTo(${place})`)) as string);
    expect(link.pathname).toBe('/l/entity/7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de002/plan%2Fp-1');
    expect(JSON.parse(link.searchParams.get('context')!)).toEqual({
      subEntityId: 'item/p-1:GT8',
      channelId: '19:channel',
    });
    expect(link.search).toContain('label=GT8%20done');
    expect(link.searchParams.get('webUrl')).toBe(new URL('/tab/plans/p-1/items/p-1%3AGT8', page.url()).href);
  });
});

async function bundle(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}
