import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '#tests/helpers/axe';
import { openBrowser } from '#tests/helpers/browser';
import { freePort, startTrial, type RunningTrial, type TrialAddress } from '#tests/helpers/local-trial';

/**
 * A board meeting in two real browser sessions, in order: who presents has nothing but a keyboard, who follows sees
 * it on another machine. The pages are looked at in every theme and width; SCREENSHOTS names a folder for their
 * pictures.
 */

const pictures = process.env['SCREENSHOTS'];
const themes = ['Light', 'Dark', 'High contrast'];
const widths = [280, 768, 1440];
const title = 'Improvement Board';
const plans = ['Auditor’s Annual Report 2024/25', 'Governance Improvement Plan'];

interface Session {
  page: Page;
  tab: Frame;
}

let address: TrialAddress;
let trial: RunningTrial;
let browser: Browser;
let presenter: Session;
let follower: Session;
let meetingPath = '';
/** Refs, in the order they are talked about. */
let agenda: string[] = [];

beforeAll(async () => {
  address = { folder: mkdtempSync(path.join(tmpdir(), 'golden-thread-')), port: await freePort() };
  trial = await startTrial(address);
  browser = await openBrowser();
  if (pictures) mkdirSync(pictures, { recursive: true });
  [presenter, follower] = await Promise.all([open('Owen Tarrant'), open('Martin Osei')]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await trial.kill();
  rmSync(address.folder, { recursive: true });
});

describe('a meeting', { timeout: 120_000 }, () => {
  it('is planned from the keyboard: put in order, one item left out, another added', async () => {
    const { page, tab } = presenter;
    await go(tab, '/meetings');
    await press(tab.getByRole('button', { name: 'Plan a meeting' }), 'Enter');
    await reach(tab.getByRole('textbox', { name: 'Title' }));
    await page.keyboard.type(title);
    for (const plan of plans) await press(tab.getByRole('checkbox', { name: plan }), 'Space');
    await press(tab.getByRole('button', { name: 'Plan this meeting' }), 'Enter');
    await tab.getByRole('heading', { level: 1, name: title }).waitFor();
    await tab.getByText(`2 March 2026 · ${plans.join(' · ')}`).waitFor(); // the ones ticked, and no others
    meetingPath = await tab.evaluate(() => window.location.pathname.replace('/tab', ''));

    const [first = '', second = '', third = '', ...others] = await refs(tab);
    await reach(tab.getByRole('button', { name: `Move ${first} down` }));
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => refs(tab)).toEqual([second, first, third, ...others]);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => refs(tab)).toEqual([second, third, first, ...others]);
    await page.keyboard.press('Alt+ArrowUp'); // the focus went along
    await expect.poll(() => refs(tab)).toEqual([second, first, third, ...others]);
    await tab.getByText(`${first} is now 2 of`).waitFor();
    await press(tab.getByRole('button', { name: `Leave ${third} out` }), 'Enter');
    await tab.getByText('1 item left out').waitFor();
    const before = await refs(tab);
    await reach(tab.getByRole('combobox', { name: 'Add an item' }));
    await page.keyboard.press('ArrowDown');
    await tab.getByRole('listbox').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await refs(tab)).length).toBe(before.length + 1);
    await lookAtIt('agenda', presenter);
  });

  it('turns at the other session as who presents goes on', async () => {
    await go(follower.tab, meetingPath);
    await follower.tab.getByRole('button', { name: 'Start the meeting' }).waitFor();
    agenda = await refs(presenter.tab);
    await press(presenter.tab.getByRole('button', { name: 'Start the meeting' }), 'Enter');
    await presenter.tab.getByText('You are presenting').waitFor();
    await follower.tab.getByText('Owen Tarrant is presenting').waitFor();

    const [first = '', second = ''] = agenda;
    const { keyboard } = presenter.page;
    await shows(follower, first);
    await keyboard.press('ArrowRight');
    await shows(presenter, second);
    await shows(follower, second);
    await keyboard.press('ArrowLeft');
    await shows(follower, first);
  });

  it('lets who follows look elsewhere, and back', async () => {
    const { tab } = follower;
    const [first = '', second = '', third = ''] = agenda;
    await tab
      .getByRole('list', { name: 'Agenda' })
      .getByRole('button', { name: new RegExp(`3\\. ?${third}`) })
      .click();
    await tab.getByText(`You are looking at another item. The room is at ${first}.`).waitFor();
    await presenter.page.keyboard.press('ArrowRight');
    await tab.getByText(`You are looking at another item. The room is at ${second}.`).waitFor();
    await shows(follower, third);
    await tab.getByRole('button', { name: 'Follow again' }).click();
    await shows(follower, second);
    await presenter.page.keyboard.press('ArrowLeft');
    await shows(follower, first);
  });

  it('takes a decision, an action and a date from the keyboard, and shows them to everybody', async () => {
    const { page, tab } = presenter;
    const { keyboard } = page;
    const minutes = follower.tab.getByRole('list', { name: 'Minutes' });
    await keyboard.press('d');
    await tab.getByRole('textbox', { name: 'What was decided' }).waitFor();
    await keyboard.type('Report to Cabinet in April.');
    await keyboard.press('Control+Enter');
    await tab.getByText('Decision recorded.').waitFor();
    await minutes.getByText('Report to Cabinet in April.').waitFor();

    await keyboard.press('a');
    await tab.getByRole('textbox', { name: 'What is to be done' }).waitFor();
    await keyboard.type('Write the business case.');
    await reach(tab.getByRole('combobox', { name: 'Owner' }));
    await keyboard.type('anand'); // by the name of who holds it
    await tab.getByRole('option', { name: /Head of Finance/ }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await reach(tab.getByLabel('Due date'));
    await keyboard.type('05052026'); // day and month stand in the order of whoever looks
    await keyboard.press('Control+Enter');
    await tab.getByText('Action recorded.').waitFor();
    await minutes.getByText(/Write the business case\. \(.*Priya Anand.*, by 5 May 2026\)/).waitFor();

    await keyboard.press('t');
    await reach(tab.getByLabel('New date'));
    await keyboard.type('06062026');
    await keyboard.press('Control+Enter');
    await tab.getByText('Date agreed and recorded.').waitFor();
    await minutes.getByText(/→ 6 June 2026/).waitFor();
    await Promise.all([
      lookAtIt('running', presenter),
      go(follower.tab, `${meetingPath}/stage`)
        .then(() => follower.tab.getByRole('link', { name: 'Leave the wall view' }).waitFor())
        .then(() => lookAtIt('stage', follower)),
    ]);
    await go(follower.tab, meetingPath);

    await press(tab.getByRole('button', { name: 'Take back this entry: Write the business case.' }), 'Enter');
    await press(tab.getByRole('alertdialog').getByRole('button', { name: 'Take back' }), 'Enter');
    await tab.getByText('Taken back.', { exact: true }).waitFor();
    await minutes.getByText(/Taken back by Owen Tarrant/).waitFor();
  });

  it('stays usable where the room goes on while a question is open', async () => {
    const { tab } = follower;
    const [, second = ''] = agenda;
    await tab.getByRole('button', { name: 'Take back this entry: Report to Cabinet in April.' }).click();
    await presenter.page.keyboard.press('ArrowRight');
    await shows(presenter, second);
    await tab.locator(`article[aria-label="Item ${second}"]`).waitFor();
    await tab.getByRole('alertdialog').getByText('Report to Cabinet in April.').waitFor();
    await tab.getByRole('button', { name: 'Keep it' }).click();
    await tab.getByRole('button', { name: 'Next item' }).waitFor(); // by its role: nothing hides it any more
  });

  it('changes hands, and tells who presented', async () => {
    await follower.tab.getByRole('button', { name: 'Take over presenting' }).click();
    await follower.tab.getByText('You are presenting now.').waitFor();
    await presenter.tab.getByText('Martin Osei has taken over presenting. You follow from here.').waitFor();
    const [first = ''] = agenda;
    await follower.page.keyboard.press('ArrowLeft');
    await shows(presenter, first);
    await press(presenter.tab.getByRole('button', { name: 'Take over presenting' }), 'Enter');
    await follower.tab.getByText('Owen Tarrant has taken over presenting. You follow from here.').waitFor();
  });

  it('ends for everybody once that is confirmed, and leaves its record', async () => {
    const { tab } = presenter;
    await go(follower.tab, '/meetings');
    await follower.tab.getByRole('region', { name: 'Running now' }).waitFor();
    await lookAtIt('list', follower);
    await go(follower.tab, meetingPath);
    await follower.tab.getByText('Owen Tarrant is presenting').waitFor();
    await press(tab.getByRole('button', { name: 'End the meeting' }), 'Enter');
    await press(tab.getByRole('alertdialog').getByRole('button', { name: 'End the meeting' }), 'Enter');
    await follower.tab.getByText('This meeting has ended.', { exact: false }).waitFor();
    await press(tab.getByRole('button', { name: 'Open the decision record' }), 'Enter');
    await tab.getByText('Report to Cabinet in April.').waitFor();
    await tab.getByText(/→ 6 June 2026/).waitFor();
    await tab.getByText(/Presented by Martin Osei, Owen Tarrant$/).waitFor();
    expect(await tab.getByText('Write the business case.').count()).toBe(0);
    await lookAtIt('record', presenter);
  });
});

/** The tab as somebody has it in a browser session of their own. */
async function open(name: string): Promise<Session> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(trial.url);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('button', { name: 'Golden Thread', exact: true }).click();
  const element = await page.locator('iframe[title="Golden Thread"]').elementHandle();
  const tab = await element?.contentFrame();
  if (!tab) throw new Error('The tab is not in its frame.');
  await tab.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  return { page, tab };
}

async function go(tab: Frame, to: string): Promise<void> {
  await tab.evaluate((where) => {
    window.history.pushState(null, '', `/tab${where}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, to);
}

/** Gives something the focus as a keyboard does: Tab after Tab, or backwards where that is nearer. */
async function reach(place: Locator): Promise<void> {
  await place.waitFor();
  const isReached = () =>
    place.evaluate((element) => element === document.activeElement && document.hasFocus());
  const isBehind = await place.evaluate((element) => {
    const here = document.activeElement ?? document.body;
    return Boolean(here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
  });
  const { keyboard } = place.page();
  for (let presses = 0; presses < 250; presses += 1) {
    if (await isReached()) return;
    await keyboard.press(isBehind ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never comes to ${place.toString()}.`);
}

async function press(place: Locator, key: string): Promise<void> {
  await reach(place);
  await place.page().keyboard.press(key);
}

/** What stands on the agenda, in order. */
async function refs(tab: Frame): Promise<string[]> {
  const lines = tab.getByRole('list', { name: 'Agenda' }).locator('[data-button="remove"]');
  return lines.evaluateAll((buttons) =>
    buttons.map((button) => /^Leave (.+) out$/.exec(button.getAttribute('aria-label') ?? '')?.[1] ?? ''),
  );
}

/** Waits until somebody's page shows an item. */
async function shows({ tab }: Session, ref: string): Promise<void> {
  await tab.getByRole('article', { name: `Item ${ref}`, exact: true }).waitFor();
}

/** The page as it stands, in every theme and width: nothing keeps anybody out, and nothing is cut off. */
async function lookAtIt(name: string, { page, tab }: Session): Promise<void> {
  const found: string[] = [];
  for (const theme of themes) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: /^Theme:/ }).click();
    await page.getByRole('menuitemradio', { name: theme }).click();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${name} ${theme} ${width}`;
      found.push(...(await violations(where, tab)));
      const { scrollWidth, clientWidth } = await tab.evaluate(() => document.documentElement);
      if (scrollWidth > clientWidth)
        found.push(`${where}: ${scrollWidth - clientWidth} px wider than its frame`);
      if (pictures) await page.screenshot({ path: path.join(pictures, `${where}.png`.replaceAll(' ', '-')) });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: /^Theme:/ }).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  expect(found).toEqual([]);
}
