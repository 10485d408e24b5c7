import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '#tests/helpers/axe';
import { openBrowser } from '#tests/helpers/browser';
import { freePort, startTrial, type RunningTrial, type TrialAddress } from '#tests/helpers/local-trial';

/**
 * An officer and a director on an ordinary morning, in a real browser, in order: what one asks the other answers.
 * The pages are looked at in every theme and width; SCREENSHOTS names a folder for their pictures.
 */

const pictures = process.env['SCREENSHOTS'];
const themes = ['Light', 'Dark', 'High contrast'];
const widths = [280, 768, 1440];

describe('a morning with Golden Thread', { timeout: 120_000 }, () => {
  let address: TrialAddress;
  let trial: RunningTrial;
  let browser: Browser;
  let page: Page;
  let tab: FrameLocator;

  beforeAll(async () => {
    address = { folder: mkdtempSync(path.join(tmpdir(), 'golden-thread-')), port: await freePort() };
    trial = await startTrial(address);
    browser = await openBrowser();
    const context = await browser.newContext({
      ...{ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' },
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(trial.url);
    tab = page.frameLocator('iframe[title="Golden Thread"]');
    if (pictures) mkdirSync(pictures, { recursive: true });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await trial.kill();
    rmSync(address.folder, { recursive: true });
  });

  it('an officer finds her work, says how it stands without leaving the page, and asks for a date', async () => {
    await page.getByRole('button', { name: /Priya Anand/ }).click();
    await show('Golden Thread');
    await tab.getByText('10 waiting, 3 overdue').waitFor();

    await tab.getByRole('button', { name: 'Still on track: key-1.2' }).click();
    await rowOf('key-1.2').getByText('Recorded.').waitFor();
    await rowOf('key-1.2').getByRole('button', { name: /^Undo/ }).waitFor();

    // Several at once; the focus is back in the list afterwards.
    await tab.getByRole('checkbox', { name: 'Choose improvement-4' }).check();
    await tab.getByRole('checkbox', { name: 'Choose key-1.3' }).check();
    const chosen = tab.getByRole('region', { name: 'Rows chosen' });
    await chosen.getByRole('button', { name: 'Still on track' }).click();
    await tab.getByRole('button', { name: 'Record 2 rows' }).click();
    await tab.getByText('Recorded for 2 rows.').waitFor();
    await tab.getByRole('button', { name: 'Done', exact: true }).click();
    await rowOf('key-1.3').getByText('Recorded.').waitFor();

    // A note and its evidence, from the keyboard.
    await tab.getByRole('button', { name: 'Update ER17' }).press('u');
    await tab.getByRole('textbox', { name: 'Latest position' }).fill('Leavers go on their last day.');
    await tab.getByRole('textbox', { name: 'Evidence: what it is' }).fill('Payroll report');
    const link = tab.getByRole('textbox', { name: 'Evidence: link' });
    await link.fill('https://netherwell.example/payroll');
    await link.press('Control+Enter');
    await rowOf('ER17').getByText('Update saved.').waitFor();
    await rowOf('ER17')
      .getByText(/^Leavers go on their last day\. – Priya Anand/)
      .waitFor();

    await tab.getByRole('button', { name: 'Ask for a new date for ER8' }).click();
    await rowOf('ER8').locator('input[type="date"]').fill('2026-05-29');
    await tab.getByRole('textbox', { name: 'Why the date should move' }).fill('Managers start after Easter.');
    await tab.getByRole('button', { name: 'Ask for this date' }).click();
    await rowOf('ER8').getByText('Asked for 29 May 2026.', { exact: false }).waitFor();
    await rowOf('ER8').getByRole('button', { name: 'Withdraw' }).waitFor();

    const done = tab.getByRole('region', { name: 'What you have done' });
    for (const ref of ['key-1.2', 'ER17', 'ER8']) {
      await done
        .getByRole('button', { name: new RegExp(`^${ref}`) })
        .first()
        .waitFor();
    }

    await tab.getByRole('button', { name: 'Ask for a new date for 03/1' }).click();
    await lookAtIt('officer'); // with a form open
    await tab.getByRole('button', { name: 'Cancel' }).click();

    // What is said in chat is there a moment later, marked, and nothing has moved.
    await show('Side by side');
    await rowOf('AU2').waitFor();
    const places = await refs();
    await page
      .getByRole('textbox', { name: 'Message Golden Thread' })
      .fill('AU2 seven of nine accounts are closed');
    await page.keyboard.press('Enter');
    await page.getByRole('article').last().getByRole('button', { name: 'Save' }).click();
    await rowOf('AU2').getByText('changed just now').waitFor();
    await rowOf('AU2')
      .getByText(/seven of nine accounts are closed – Priya Anand/i)
      .waitFor();
    expect(await refs()).toEqual(places);
  });

  it('a director agrees the date, sees who is late, and asks them from there', async () => {
    await show('Golden Thread');
    await switchTo('Martin Osei');
    await tab.getByText('1 waiting').waitFor();
    await rowOf('ER8').getByText('Managers start after Easter.', { exact: false }).waitFor();
    await lookAtIt('director-decides');
    await rowOf('ER8').getByRole('button', { name: 'Agree 29 May 2026' }).click();
    await rowOf('ER8').getByText('Agreed: due 29 May 2026.', { exact: false }).waitFor();

    await tab.getByRole('tab', { name: /^My team/ }).click();
    const people = tab.getByRole('region', { name: 'Head of Human Resources, Sunita Rao' });
    await people.getByText(/1 overdue/).waitFor();
    await people.getByText('2 days late').waitFor();
    await people.getByRole('button', { name: 'Ask how ER3 is going' }).click();
    await people.getByText('Sunita Rao and Judith Farrow have been asked in Teams, in your name.').waitFor();
    await lookAtIt('director-team');

    await switchTo('Sunita Rao');
    await show('Side by side');
    const cards = page.getByRole('article'); // the day's own card may come after it
    await cards.filter({ hasText: 'Martin Osei asks how ER3 is going' }).waitFor();
  });

  /** One of the page's own places. */
  async function show(place: string): Promise<void> {
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }).click();
  }

  function rowOf(ref: string): Locator {
    const open = tab.getByRole('button', { name: new RegExp(`^Open ${ref} `) });
    return tab.getByRole('listitem').filter({ has: open }).first();
  }

  /** What the rows are called, in the order they stand in. */
  async function refs(): Promise<(string | null)[]> {
    const open = tab.locator('[data-act="open"]');
    return open.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  }

  async function switchTo(name: string): Promise<void> {
    await page.getByRole('button', { name: /Switch person/ }).click();
    await page.getByRole('menuitem', { name: new RegExp(name) }).click();
    await page.getByRole('button', { name: new RegExp(`You are ${name}`) }).waitFor();
  }

  /** The tab as it stands, in every theme and width: nothing keeps anybody out, and nothing is cut off. */
  async function lookAtIt(name: string): Promise<void> {
    const found: string[] = [];
    const frame = await frameOf(page);
    for (const theme of themes) {
      await page.getByRole('button', { name: /^Theme:/ }).click();
      await page.getByRole('menuitemradio', { name: theme }).click();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const where = `${name} ${theme} ${width}`;
        found.push(...(await violations(where, frame)));
        const { scrollWidth, clientWidth } = await frame.evaluate(() => document.documentElement);
        if (scrollWidth > clientWidth)
          found.push(`${where}: ${scrollWidth - clientWidth} px wider than its frame`);
        if (pictures)
          await page.screenshot({ path: path.join(pictures, `${where}.png`.replaceAll(' ', '-')) });
      }
    }
    await page.getByRole('button', { name: /^Theme:/ }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
    expect(found).toEqual([]);
  }
});

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.locator('iframe[title="Golden Thread"]').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The tab is not in its frame.');
  return frame;
}
