import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendReminders } from '#workflows/send-reminders';
import { openBrowser } from '#tests/helpers/browser';
import { aPlan, aPost, anAction, aRecommendation } from '#tests/helpers/builders';
import { priya } from '#tests/helpers/chat-people';
import { startPlayground, type Playground } from '#tests/helpers/playground';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { startTeams, type TestTeams } from '#tests/helpers/teams';

/** The bot in a client that somebody else wrote: Microsoft's Agents Playground, in a real browser. */

let store: StartedStore;
let teams: TestTeams;
let playground: Playground;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  store = await startStore();
  const finance = aPost('Head of Finance', { holder: priya });
  await store.store.createMany('posts', [finance]);
  await store.store.createMany('plans', [aPlan()]);
  await store.store.createMany('recommendations', [
    aRecommendation({ rag: 'green', text: 'Reconcile the bank account every month.' }),
  ]);
  await store.store.createMany('actions', [
    anAction({ ownerPostIds: [finance.id], dueDate: '2026-03-05', text: 'Reconcile it by the tenth.' }),
  ]);
  teams = await startTeams(store.services);
  playground = await startPlayground(teams.messagesUrl, priya);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
  page.setDefaultTimeout(30_000);
  await page.route(/^https:/, (route) => route.abort()); // its fonts; nothing here leaves the machine
  await page.goto(playground.url);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await teams?.close();
  await store?.close();
});

const item = async () => (await store.store.snapshot()).get('recommendations', 'p-1:GT8')?.value;
const notes = async () =>
  (await store.store.snapshot()).byRecommendation('updates', 'p-1:GT8').map(({ value }) => value.note);

it('welcomes the person when it is installed', async () => {
  await page.getByText('my actions', { exact: true }).first().waitFor();
});

it('understands an update in plain words and keeps it when its card is pressed', async () => {
  const box = page.locator('[contenteditable=true]').first();
  await box.click();
  await box.pressSequentially('GT8 amber - policy drafted');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('GT8 is saved').waitFor();
  expect(await item()).toMatchObject({ rag: 'amber', narrative: 'policy drafted' });
});

it('brings the morning’s card by itself', async () => {
  await sendReminders(store.services, teams.bot.messenger);
  await page.getByText('Reconcile it by the tenth.').first().waitFor();
});

it('finds items from the message box and drops one into the chat', async () => {
  await page.getByLabel('Trigger Message Extension App').click();
  await page.getByText('Search Command').click();
  await page.getByPlaceholder('Enter a search term').fill('bank');
  await page.keyboard.press('Enter');
  await page.getByText(/^Amber · Reconcile the bank/).click();
  await page.keyboard.press('Escape');
  await page.getByText('Shows how things stand now to whoever may see it.').waitFor();
});

it('keeps a message as an update', async () => {
  const mine = page.getByText('GT8 amber - policy drafted').first();
  await mine.hover();
  await page.getByLabel('Show more information').nth(1).click();
  await page.getByText('Action Command').first().click();
  await page.getByPlaceholder('Input command id or leave blanks').fill('saveUpdate');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('textbox', { name: 'What has happened?' }).fill('The chair has signed.');
  await page.getByRole('textbox', { name: 'Or type its ref' }).fill('gt 8');
  await page.getByRole('button', { name: 'Save update' }).click();
  await page.getByText('GT8: saved.').waitFor();
  expect(await notes()).toContain('The chair has signed.');
});
