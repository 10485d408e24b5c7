// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showTab } from './show-tab.tsx';
import { aMe } from '#tests/helpers/tab-data';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';

let host: TabHost;
beforeEach(async () => {
  host = await openTabHost();
});
afterEach(async () => {
  cleanup();
  await host.close();
});

it('says of each plan how much is overdue and how confident people are, in numbers and words', async () => {
  showTab(host);
  const plan = (await screen.findByRole('link', { name: 'Governance improvement plan' })).closest('article');
  expect(plan).toHaveProperty(
    'textContent',
    expect.stringContaining('Internal audit · Reporting Quarter 4 2025/26'),
  );
  const ratings = within(plan as HTMLElement).getByRole('list', { name: 'Delivery confidence' });
  expect(ratings.textContent).toBe('1 red3 amber3 green1 blue2 not rated');
  expect(within(plan as HTMLElement).getByText('overdue').nextSibling?.textContent).toBe('2');
});

it('leads an administrator without plans to the import', async () => {
  host.state.plans = [];
  const user = showTab(host);
  await user.click(await screen.findByRole('button', { name: 'Import a plan' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Import a plan' })).toBeTruthy();
});

it('tells a reader without plans what to wait for', async () => {
  host.state.plans = [];
  host.state.me = aMe({ isAdministrator: false });
  showTab(host);
  expect(await screen.findByText(/it appears here/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Import' })).toBeNull();
});

it('keeps the import from everybody else, also by its address', async () => {
  host.state.me = aMe({ isAdministrator: false });
  showTab(host, '/import');
  expect(await screen.findByRole('heading', { name: 'This page is for administrators' })).toBeTruthy();
});

it('says why plans cannot be shown and shows them once that is over', async () => {
  const message = 'SharePoint is not answering. Try again in a minute.';
  host.state.instead.set('GET /plans', { status: 403, body: { code: 'forbidden', message } });
  const user = showTab(host);
  expect((await screen.findByRole('alert')).textContent).toContain(message);
  host.state.instead.clear();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Plans' })).toBeTruthy();
});

it('does not repeat what the trial’s own page around it says already', async () => {
  const page = vi.spyOn(window, 'parent', 'get');
  page.mockReturnValue({ location: { origin: window.location.origin } } as unknown as Window);
  showTab(host, '/nowhere');
  expect(await screen.findByRole('heading', { name: 'There is nothing here' })).toBeTruthy();
  expect(screen.queryByText('Local trial – nothing here is real.')).toBeNull();
  page.mockRestore();
});

it('says on every page that a local trial is one', async () => {
  showTab(host, '/nowhere');
  expect(await screen.findByText('Local trial – nothing here is real.')).toBeTruthy();
  expect(screen.getByText('Today is 2 March 2026.')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'There is nothing here' })).toBeTruthy();
});
