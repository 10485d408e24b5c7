import axe from 'axe-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages } from '#infra/local/build-pages';
import { openBrowser } from '#tests/helpers/browser';
import { richDetail } from '#tests/helpers/rich-detail';
import { openTabHost, replaceItem, type TabHost } from '#tests/helpers/tab-host';

let host: TabHost;
let browser: Browser;

beforeAll(async () => {
  await buildPages(() => undefined);
  host = await openTabHost();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await host.close();
});

async function openPlan(address: string, width = 1440): Promise<{ page: Page; tab: Frame }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${host.url}/?at=${encodeURIComponent(`/tab/plans/${address}`)}`);
  const tab = page.frames().find((frame) => frame !== page.mainFrame());
  if (!tab) throw new Error('The tab is not in its frame.');
  await tab.locator('[data-key]').first().waitFor();
  return { page, tab };
}

/** What has the focus, as a row's place in the list or an element's name. */
const focused = (tab: Frame) =>
  tab.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-rowindex') ?? element?.getAttribute('aria-label') ?? element?.tagName;
  });

describe('the list of a plan, from the keyboard alone', () => {
  it('is one stop, with arrows, pages and ends within it, however few rows are drawn', async () => {
    const { page, tab } = await openPlan('p-0000000003');
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return focused(tab);
    };
    await tab.locator('[data-key]').first().focus();
    expect(await press('ArrowDown', 'ArrowDown', 'ArrowUp')).toBe('3');
    expect(await press('PageDown')).toBe('13');
    expect(await press('End')).toBe('521'); // 500 rows, 20 headings and the line of column names
    expect(await tab.locator('[role=row]').count()).toBeLessThan(60);
    expect(await tab.locator('[role=row]:focus').isVisible()).toBe(true);
    expect(await press('Home')).toBe('2');
    expect(await press('ArrowLeft')).toBe('2');
    expect(await tab.locator('[role=row]:focus').getAttribute('aria-expanded')).toBe('false');
    expect(await tab.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('496');
    await page.close();
  });

  it('chooses rows, updates one beneath itself, opens one and comes back to it', async () => {
    const { page, tab } = await openPlan('p-0000000001');
    await tab.locator('[data-key]').first().focus();
    for (const key of ['Space', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await tab.getByText('3 rows chosen').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused(tab)).toMatch(/^Open /);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await tab.getByRole('form').or(tab.locator('[data-editor] form')).first().waitFor();
    await tab.locator('[data-editor] :focus').waitFor();
    await page.keyboard.press('Escape');
    await tab.locator('[data-editor]').waitFor({ state: 'detached' });
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await tab.getByRole('dialog', { name: 'GT8' }).waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await tab.getByRole('dialog', { name: 'IA15' }).waitFor();
    await page.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.locator('[role=row][aria-rowindex="3"]:focus').waitFor();
    await page.close();
  });
});

it('marks what somebody else changes where it stands, and moves it when asked', async () => {
  const { page, tab } = await openPlan('p-0000000001?sort=rag&group=none');
  const first = () => tab.locator('[role=rowheader]').first().textContent();
  expect(await first()).toBe('IA15');
  replaceItem(host.state, { ...richDetail(), rag: 'red', eTag: '"9"' });
  await tab.getByText('Updated just now').waitFor();
  const notice = tab.getByRole('button', { name: 'Refresh the order' });
  await notice.waitFor();
  expect(await first()).toBe('IA15');
  await notice.click();
  await expect.poll(first).toBe('GT8');
  await page.close();
});

it.each([1440, 280])('keeps nobody out with rows chosen, grouped and edited, at %i pixels', async (width) => {
  const { page, tab } = await openPlan('p-0000000002?group=owner&sort=due', width);
  await tab.locator('[data-key] input').first().dispatchEvent('click');
  await tab.locator('[data-act=edit][aria-label]').first().dispatchEvent('click');
  await tab.locator('[data-editor] form').waitFor();
  await tab.evaluate(axe.source);
  const found = await tab.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude: [['[data-tabster-dummy]']] }),
  );
  expect(found.violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.close();
});
