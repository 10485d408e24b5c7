import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#tests/helpers/browser';
import { freePort, startTrial, type RunningTrial, type TrialAddress } from '#tests/helpers/local-trial';

/** What the officer does who looks after Golden Thread in a council, in a real browser, in order. */

const plan = 'Cemeteries plan';
const text = [
  plan,
  '',
  ['No.', 'Recommendation', 'Responsible officer', 'By when'].join('\t'),
  ['C1', 'Publish the charges for every cemetery on one page.', 'Head of Finance', '30 June 2026'].join('\t'),
  ['C2', 'Check the safety of memorials every five years.', 'Head of Housing', '31 July 2026'].join('\t'),
].join('\n');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let address: TrialAddress;
let trial: RunningTrial;
let browser: Browser;
let page: Page;
let tab: Frame;
let settingsPath = '';

beforeAll(async () => {
  address = { folder: mkdtempSync(path.join(tmpdir(), 'golden-thread-')), port: await freePort() };
  trial = await startTrial(address);
  browser = await openBrowser();
  ({ page, tab } = await open('default'));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await trial.kill();
  rmSync(address.folder, { recursive: true });
});

describe('an administrator', { timeout: 60_000 }, () => {
  it('imports a document and finds its settings in the plan’s header', async () => {
    await go(tab, '/import');
    const file = { name: 'cemeteries.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
    await tab.locator('input[type="file"]').setInputFiles(file);
    await tab.getByRole('button', { name: 'Import this plan' }).click();
    await tab.getByRole('button', { name: 'Open the plan' }).click();
    await tab.getByRole('link', { name: 'Settings', exact: true }).click();
    await tab.getByRole('heading', { level: 1, name: `Settings of ${plan}` }).waitFor();
    settingsPath = await tab.evaluate(() => window.location.pathname.replace('/tab', ''));
  });

  it('sees on which days people hear before the stages are saved, and takes a save back', async () => {
    const form = tab.getByRole('form', { name: 'Reminders' });
    await form.getByText('3 March 2026', { exact: true }).waitFor(); // 28 days before 31 March
    const days = form.getByRole('textbox', { name: 'Days before the date' });
    await days.fill('20, soon');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Give the days before a date as whole numbers').waitFor();
    await days.fill('20, 10');
    await form.getByText('11 March 2026', { exact: true }).waitFor(); // 20 days before
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved.').waitFor();
    await tab.getByText(/^Reminders: 28, 14 and 5 days before.* → 20 and 10 days before/).waitFor();
    await form.getByRole('button', { name: 'Undo' }).click();
    await form.getByText('Undone').waitFor();
    await expect.poll(() => days.inputValue()).toBe('28, 14, 5');
  });

  it('restricts the plan to a post, having read by name who that is and whom it shuts out', async () => {
    const form = tab.getByRole('form', { name: 'Who may see it' });
    await form.getByRole('radio', { name: /^Only those who hold/ }).click();
    const posts = form.getByRole('combobox', { name: 'Posts that may see it' });
    await posts.click();
    await posts.pressSequentially('anand'); // by the name of who holds it
    await tab.getByRole('menuitemcheckbox', { name: /Head of Finance/ }).click();
    await posts.press('Escape');
    await form.getByText('Priya Anand – Head of Finance').waitFor();
    await form.getByText('Chloe Nightingale, Head of Housing: 1 open action').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved.').waitFor();
  });

  it('reads in the delivery report that an owner is shut out, and is led to where it is mended', async () => {
    await go(tab, '/deliveries?state=sent');
    await tab.getByRole('table', { name: 'What was told' }).waitFor();
    await tab.getByText(`owns 1 open action in “${plan}” and may not see that plan`).waitFor();
    const download = page.waitForEvent('download');
    await tab.getByRole('button', { name: 'Export for Excel' }).click();
    expect((await download).suggestedFilename()).toBe('golden-thread-deliveries.csv');
    await tab.getByRole('link', { name: 'Open its settings' }).click();
    await tab.getByRole('heading', { level: 1, name: `Settings of ${plan}` }).waitFor();
  });

  it('shows both versions where somebody else changed the same setting, and keeps what is chosen', async () => {
    const other = await open('default');
    await go(other.tab, settingsPath);
    const mine = tab.getByRole('form', { name: 'About the plan' });
    await mine.getByRole('textbox', { name: 'Title' }).fill('Burial grounds plan');
    const theirs = other.tab.getByRole('form', { name: 'About the plan' });
    await theirs.getByRole('textbox', { name: 'Title' }).fill('Churchyards plan');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await theirs.getByText('Saved.').waitFor();
    await other.page.context().close();
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('Churchyards plan').waitFor();
    await mine.getByText('Burial grounds plan').waitFor();
    await mine.getByRole('button', { name: 'Save mine over it' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Settings of Burial grounds plan' }).waitFor();
  });

  it('puts the plan away and brings it back from the foot of the list of plans', async () => {
    await tab.getByRole('button', { name: 'Archive this plan' }).click();
    await tab.getByRole('button', { name: 'Archive it' }).click();
    await tab.getByRole('button', { name: 'Bring it back' }).waitFor(); // by its role: the dialog hides nothing any more
    await go(tab, '/plans');
    await tab.getByText(/^5 plans/).waitFor();
    await tab.getByText('1 archived plan').press('Enter'); // the list above it may still be moving up
    await tab.getByRole('link', { name: 'Burial grounds plan' }).click();
    await tab.getByRole('button', { name: 'Bring it back' }).click();
    await tab.getByRole('button', { name: 'Archive this plan' }).waitFor();
  });

  it('makes a post that outlives a reload and a lost answer, and takes it back', async () => {
    await go(tab, '/people');
    await tab.getByRole('button', { name: 'New post' }).press('Enter');
    await tab.getByRole('textbox', { name: 'Title' }).fill('Head of Cemeteries');
    await tab.evaluate(() => {
      document.documentElement.dataset['before'] = 'the reload';
      window.location.reload();
    });
    await tab.waitForURL('**/people?do=new');
    await tab.locator('html:not([data-before])').waitFor({ state: 'attached' }); // it really was reloaded
    const title = tab.getByRole('textbox', { name: 'Title' });
    await expect.poll(() => title.inputValue()).toBe('Head of Cemeteries');
    await page.route('**/posts/changes', async (route) => {
      await route.fetch(); // it is kept, but nobody hears of it
      await route.abort();
    });
    await title.press('Enter');
    await tab.getByRole('alert').first().waitFor();
    await page.unroute('**/posts/changes');
    await title.press('Enter');
    await tab.getByText('“Head of Cemeteries” is saved.').waitFor();
    await tab.getByRole('button', { name: 'Undo' }).press('Enter');
    await tab.getByText('Undone.').waitFor();
    await tab.getByRole('heading', { name: 'Head of Cemeteries' }).waitFor({ state: 'detached' });
  });

  it('leaves a dialog through the browser’s Back, and finds the page before it whole', async () => {
    await go(tab, '/plans');
    await tab.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
    await go(tab, '/people');
    await tab.getByRole('button', { name: 'Somebody has left' }).press('Enter');
    await tab.getByRole('dialog', { name: 'Somebody has left' }).waitFor();
    await tab.locator('[aria-hidden="true"] main').waitFor({ state: 'attached' }); // all but the dialog
    await tab.evaluate(() => window.history.back());
    await tab.getByRole('heading', { level: 1, name: 'Plans' }).waitFor(); // by its role: nothing hides it
  });

  it.each(['default', 'dark', 'contrast'])('finds nothing in the way in the %s theme', async (theme) => {
    const looked = await open(theme);
    const found: string[] = [];
    for (const width of [1440, 768, 280]) {
      await looked.page.setViewportSize({ width, height: 900 });
      const frame = await frameOf(looked.page); // the page around puts it elsewhere on a phone
      for (const [at, heading] of [
        [settingsPath, 'Settings of Burial grounds plan'],
        ['/deliveries', 'Delivery report'],
        ['/people', 'People and posts'],
      ] as const) {
        await go(frame, at);
        await frame.getByRole('heading', { level: 1, name: heading }).waitFor({ state: 'attached' });
        found.push(...(await violations(`${heading} at ${width}`, frame)));
      }
    }
    await looked.page.context().close();
    expect(found).toEqual([]);
  });
});

/** The tab as Owen Tarrant, who administers, has it. */
async function open(theme: string): Promise<{ page: Page; tab: Frame }> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' },
    ...(theme === 'contrast' ? { forcedColors: 'none' as const } : {}),
  });
  await context.addInitScript(`localStorage.setItem('theme', '${theme}')`);
  const opened = await context.newPage();
  opened.setDefaultTimeout(20_000);
  await opened.goto(trial.url);
  await opened.getByRole('button', { name: /Owen Tarrant/ }).click();
  const frame = await frameOf(opened);
  return { page: opened, tab: frame };
}

/** Waits until the tab knows who looks on. */
async function frameOf(around: Page): Promise<Frame> {
  const place = around.getByRole('button', { name: 'Golden Thread', exact: true });
  if (await place.isVisible()) await place.click();
  const element = await around.locator('iframe[title="Golden Thread"]').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The tab is not in its frame.');
  await frame.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  return frame;
}

async function go(frame: Frame, to: string): Promise<void> {
  await frame.evaluate((where) => {
    window.history.pushState(null, '', `/tab${where}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, to);
}

async function violations(name: string, where: Frame): Promise<string[]> {
  await where.evaluate(axe.source);
  const results = await where.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(
        { exclude: [['[data-tabster-dummy]']] }, // Fluent's own focus sentinels
        { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] },
      ),
    rules,
  );
  const isTooWide = await where.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [
    ...(isTooWide ? [`${name}: is wider than the window`] : []),
    ...results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${name}: ${id} at ${node.target.join(' ')}`),
    ),
  ];
}
