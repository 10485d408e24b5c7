import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#tests/helpers/browser';
import { examplePath, examplesFolder } from '#tests/helpers/examples';
import {
  freePort,
  killTrialAt,
  runTrial,
  startTrial,
  type RunningTrial,
  type TrialAddress,
} from '#tests/helpers/local-trial';

/** What somebody does who has just cloned the repository, in a real browser, in order. */

const patienceMs = 30_000;

describe('a newcomer', { timeout: 60_000 }, () => {
  let address: TrialAddress;
  let trial: RunningTrial;
  let browser: Browser;
  let page: Page;
  let tab: FrameLocator;
  const requested = new Set<string>();

  beforeAll(async () => {
    address = { folder: mkdtempSync(path.join(tmpdir(), 'golden-thread-')), port: await freePort() };
    trial = await startTrial(address);
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    page = await context.newPage();
    page.on('request', (request) => requested.add(new URL(request.url()).origin));
    page.setDefaultTimeout(patienceMs);
    await page.goto(trial.url);
    tab = page.frameLocator('iframe[title="Golden Thread"]');
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await trial.kill();
    rmSync(address.folder, { recursive: true });
  });

  it('is asked who to be, and sees her own work as the officer, and five plans behind it', async () => {
    await page.getByRole('button', { name: /Priya Anand/ }).click();
    await tab.getByRole('heading', { name: 'My work' }).waitFor();
    await tab.getByText('10 waiting, 3 overdue').waitFor();
    await openPlans();
    await tab.getByText('5 plans', { exact: false }).waitFor();
    expect(await tab.getByRole('heading', { level: 2 }).allTextContents()).toEqual(
      expect.arrayContaining([
        'Auditor’s Annual Report 2024/25',
        'Peer Challenge 2025',
        'Governance Improvement Plan',
        'Annual Governance Statement 2024/25',
        'Improvement and Recovery Plan',
      ]),
    );
  });

  it('signs in where there is no Teams, on the page a link led to, and out again', async () => {
    const alone = await page.context().newPage();
    alone.setDefaultTimeout(patienceMs);
    await alone.goto(`${trial.url}tab/overview`);
    await alone.getByRole('link', { name: /Martin Osei/ }).click();
    await alone.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    expect(new URL(alone.url()).pathname).toBe('/tab/overview');
    await alone.getByText('Local trial').waitFor();
    await alone.getByText('Martin Osei').waitFor();
    await alone.getByRole('button', { name: 'Sign out' }).click();
    await alone.getByRole('button', { name: 'Sign in' }).waitFor();
    await alone.close();
  });

  it('asks the bot for “my actions” and gets a card', async () => {
    await say('my actions');
    const card = page.getByRole('article').filter({ hasText: '10 open actions, 3 overdue' });
    await card.getByRole('button', { name: /^Open ER8 / }).waitFor();
    expect(await card.count()).toBe(1);
  });

  it('sets an action to amber with a note on the card, and sees the tab change', async () => {
    await tab.getByRole('link', { name: 'Governance Improvement Plan' }).click();
    await er8Row().getByRole('gridcell', { name: 'Red', exact: true }).waitFor();
    const card = page.getByRole('article').last();
    await card.getByRole('button', { name: /^Open ER8 / }).click();
    await card.getByRole('combobox', { name: 'RAG' }).selectOption({ label: '▲ Amber' });
    await card.getByRole('textbox', { name: 'What has happened?' }).fill('Forty returns are in.');
    await card.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article').last().getByText('Saved', { exact: false }).first().waitFor();
    await er8Row().getByRole('gridcell', { name: 'Amber', exact: true }).waitFor();
    await seesTheNote();
  });

  it('opens the item in the tab beside the chat, and no other window', async () => {
    await tab.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('article').last().getByRole('link', { name: 'Open in the tab' }).click();
    await tab.getByText('Forty returns are in.').first().waitFor();
    expect(page.frames().map((frame) => frame.url())).toContainEqual(expect.stringMatching(/items\/.*ER8$/));
    expect(page.context().pages()).toHaveLength(1);
  });

  it('moves the clock three weeks forward, and the director gets exactly one card with what is overdue', async () => {
    await switchTo('Martin Osei');
    const log = page.getByRole('log');
    await log.waitFor();
    const before = await page.getByRole('article').filter({ hasText: 'overdue' }).count();
    await page.getByRole('button', { name: /Move the clock/ }).click();
    await page.getByRole('button', { name: 'Three weeks' }).click();
    await page.getByText('It is now Monday 23 March 2026', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await log.getByText('Monday 23 March 2026').waitFor();
    const digest = log.getByRole('article').last();
    await digest.getByText('Priya Anand', { exact: false }).first().waitFor();
    await page.waitForTimeout(3_000); // a second card would have come by now
    expect(await cardsOf('23 March 2026')).toBe(1);
    expect(before).toBeLessThanOrEqual(1);
    expect(await digest.innerText()).toMatch(/ER8[\s\S]*days late/);
  });

  it.skipIf(!examplesFolder)('imports a published plan as the administrator', async () => {
    await switchTo('Owen Tarrant');
    await tab.getByRole('link', { name: 'Import', exact: true }).click();
    await tab.locator('input[type="file"]').setInputFiles(examplePath('governance-improvement-plan.docx'));
    const title = tab.getByRole('textbox', { name: 'Title of the plan' });
    await title.fill('Published improvement plan');
    await tab.getByRole('button', { name: 'Import this plan' }).click();
    await tab.getByText('The plan is in').waitFor();
    await tab
      .getByRole('link', { name: 'Open the plan' })
      .or(tab.getByRole('button', { name: 'Open the plan' }))
      .click();
    await tab.getByRole('heading', { name: 'Published improvement plan' }).waitFor();
    await seesTheImportedPlan();
  });

  it('finds everything again after the power was cut', async () => {
    await trial.kill();
    trial = await startTrial(address);
    expect(trial.output()).not.toContain('importing');
    await page.goto(trial.url);
    await openPlans();
    await tab.getByRole('link', { name: 'Governance Improvement Plan', exact: true }).click();
    await er8Row().getByRole('gridcell', { name: 'Amber', exact: true }).waitFor();
    await seesTheNote();
    await page.getByRole('button', { name: /Trial date: Monday 23 March 2026/ }).waitFor();
    if (!examplesFolder) return;
    await page.reload();
    await openPlans();
    await tab.getByRole('link', { name: 'Published improvement plan' }).click();
    await seesTheImportedPlan();
  });

  it('has asked nothing of any other machine', () => {
    expect([...requested].filter((origin) => origin !== 'null')).toEqual([new URL(trial.url).origin]);
  });

  it('is told in one sentence when the trial is running already', async () => {
    const second = await runTrial({ ...address, port: await freePort() });
    expect(second.code).toBe(1);
    expect(second.output).toMatch(/golden-thread\.db is in use by another process/);
  });

  it('is told in one sentence when the port is taken, and nothing is made', async () => {
    const folder = path.join(address.folder, 'not-made');
    const second = await runTrial({ folder, port: address.port });
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Port ${address.port} is taken`);
    expect(existsSync(folder)).toBe(false);
  });

  it('is told in one sentence when the database is no database, which is left alone', async () => {
    const folder = mkdtempSync(path.join(address.folder, 'broken-'));
    const file = path.join(folder, 'golden-thread.db');
    writeFileSync(file, 'These are minutes of a meeting, not a database. '.repeat(200));
    const before = readFileSync(file);
    const refused = await runTrial({ folder, port: await freePort() });
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/is damaged or is not a database/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  async function openPlans(): Promise<void> {
    await tab.getByRole('link', { name: 'Plans', exact: true }).click();
  }

  async function say(text: string): Promise<void> {
    const box = page.getByRole('textbox', { name: 'Message Golden Thread' });
    await box.fill(text);
    await box.press('Enter');
  }

  async function switchTo(name: string): Promise<void> {
    await page.getByRole('button', { name: /Switch person/ }).click();
    await page.getByRole('menuitem', { name: new RegExp(name) }).click();
    await page.getByRole('button', { name: new RegExp(`You are ${name}`) }).waitFor();
  }

  async function cardsOf(day: string): Promise<number> {
    return page.getByRole('article').filter({ hasText: day }).count();
  }

  function er8Row(): Locator {
    return tab.getByRole('row', { name: /ER8/ });
  }

  async function seesTheNote(): Promise<void> {
    await er8Row().getByRole('button', { name: 'Open ER8' }).click();
    await tab.getByText('Forty returns are in.').first().waitFor();
  }

  /** Facts of the published document: refs, owners, dates, priorities. */
  async function seesTheImportedPlan(): Promise<void> {
    await tab.getByRole('status').getByText('28 recommendations').waitFor();
    // Only the rows in view are drawn, so each fact is looked for as a reader would.
    const search = tab.getByRole('searchbox', { name: 'Search' });
    const rows = tab.getByRole('treegrid');
    for (const [ref, facts] of [
      ['GT8', []],
      ['IA15', []],
      ['GT49', []],
      ['Head of Internal Audit', ['31 October 2021']],
    ] as const) {
      await search.fill(ref);
      for (const fact of [ref, ...facts]) await rows.getByText(fact, { exact: false }).first().waitFor();
    }
    await search.fill('');
  }
});

describe('a first start that is killed half-way', () => {
  it('is carried on by the next start, with nothing there twice', async () => {
    const address = { folder: mkdtempSync(path.join(tmpdir(), 'golden-thread-')), port: await freePort() };
    for (const moment of ['“Peer Challenge 2025”', 'what they did so far', 'installing the app']) {
      await killTrialAt(address, moment);
    }
    const trial = await startTrial(address);
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(trial.url);
    await page.getByRole('button', { name: /Priya Anand/ }).click();
    const tab = page.frameLocator('iframe[title="Golden Thread"]');
    await tab.getByRole('link', { name: 'Plans', exact: true }).click({ timeout: patienceMs });
    await tab.getByText('5 plans, 67 recommendations').waitFor({ timeout: patienceMs });
    await tab.getByRole('link', { name: 'Governance Improvement Plan' }).click();
    await tab.getByRole('button', { name: 'Open ER8' }).click();
    await tab.getByText('RAG: Amber → Red').waitFor({ timeout: patienceMs });
    expect(await tab.getByText('from chat').count()).toBe(2);
    await browser.close();
    await trial.kill();
    rmSync(address.folder, { recursive: true });
  });
});
