import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '#tests/helpers/axe';
import { openBrowser } from '#tests/helpers/browser';
import { freePort, startTrial, type RunningTrial, type TrialAddress } from '#tests/helpers/local-trial';

/** WCAG 2.2 A and AA, as far as a machine can tell, on the running product: tab and chat, in every theme and width. */

const document = [
  'Cemeteries plan',
  '',
  ['No.', 'Recommendation', 'Responsible officer', 'By when', 'Priority'].join('\t'),
  ['C1', 'Publish the charges for every cemetery on one page.', 'Head of Place', 'June 2026', 'H'].join('\t'),
  ['C2', 'Check the safety of memorials every five years.', 'Head of Place', '31st April 2026', 'M'].join(
    '\t',
  ),
].join('\n');

let address: TrialAddress;
let trial: RunningTrial;
let browser: Browser;

beforeAll(async () => {
  address = { folder: mkdtempSync(path.join(tmpdir(), 'golden-thread-')), port: await freePort() };
  trial = await startTrial(address);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await trial.kill();
  rmSync(address.folder, { recursive: true });
});

describe.each(['default', 'dark', 'contrast'])('in the %s theme', (theme) => {
  it.each([1440, 768, 280])('nothing keeps anybody out at %i pixels', { timeout: 120_000 }, async (width) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
      ...(theme === 'contrast' ? { forcedColors: 'none' as const } : {}),
    });
    await context.addInitScript(`localStorage.setItem('theme', '${theme}')`);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    try {
      expect(await walk(page)).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

/** Goes through every page as the administrator and gathers what axe finds, named by page. */
async function walk(page: Page): Promise<string[]> {
  const found: string[] = [];
  const look = async (name: string, where: Page | Frame) => found.push(...(await violations(name, where)));

  await page.goto(trial.url);
  await page.getByRole('button', { name: /Owen Tarrant/ }).waitFor();
  await look('choosing a person', page);
  await page.getByRole('button', { name: /Owen Tarrant/ }).click();
  await page.getByRole('textbox', { name: 'Message Golden Thread' }).waitFor({ state: 'attached' });
  await look('the page around', page);

  if (await page.getByRole('navigation', { name: 'Places' }).isVisible()) {
    await page.getByRole('button', { name: 'Golden Thread', exact: true }).click();
  }
  const tab = await frameOf(page);
  await follow(tab, 'Plans');
  await tab.getByText('5 plans', { exact: false }).waitFor({ state: 'attached' });
  await look('plans', tab);
  await follow(tab, 'Overview');
  await tab.getByRole('table', { name: /^Ratings of / }).waitFor({ state: 'attached' });
  await look('the overview', tab);
  await follow(tab, 'Plans');
  await follow(tab, 'Improvement and Recovery Plan');
  await tab
    .getByRole('heading', { level: 1, name: 'Improvement and Recovery Plan' })
    .waitFor({ state: 'attached' });
  await look('a plan with ratings', tab);
  await tab
    .getByRole('button', { name: /^Open / })
    .first()
    .dispatchEvent('click');
  await tab.getByRole('dialog').waitFor({ state: 'attached' });
  await tab.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor({ state: 'attached' });
  await look('an item', tab);
  await tab.evaluate(() => window.history.back());
  await tab.getByRole('dialog').waitFor({ state: 'detached' });
  await follow(tab, 'Import');
  const file = { name: 'cemeteries.txt', mimeType: 'text/plain', buffer: Buffer.from(document) };
  await tab.locator('input[type="file"]').waitFor({ state: 'attached' });
  await look('import', tab);
  await tab.locator('input[type="file"]').setInputFiles(file);
  await tab.getByRole('button', { name: 'Import this plan' }).waitFor({ state: 'attached' });
  await look('an import preview', tab);
  return found;
}

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.locator('iframe[title="Golden Thread"]').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The tab is not in its frame.');
  return frame;
}

/** Places without room for them stand behind a button in a narrow tab; their links are there all the same. */
async function follow(tab: Frame, name: string): Promise<void> {
  await tab.getByRole('link', { name, exact: true, includeHidden: true }).first().dispatchEvent('click');
}
