import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const bundles: Record<string, string> = {
    '/tab.js': await bundle(tabScript),
    '/page.js': await bundle(pageScript),
  };
  server = createServer((request, response) => {
    const script = bundles[request.url ?? ''];
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    if (script) return response.end(script);
    const isTab = request.url === '/tab';
    response.end(
      `<!doctype html><body>${isTab ? '' : '<iframe></iframe>'}<script type="module" src="${isTab ? '/tab.js' : '/page.js'}"></script>`,
    );
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
