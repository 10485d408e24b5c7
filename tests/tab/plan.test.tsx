// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { showTab } from './show-tab.tsx';
import { richDetail } from '#tests/helpers/rich-detail';
import { openTabHost, replaceItem, type TabHost } from '#tests/helpers/tab-host';

let host: TabHost;
beforeEach(async () => {
  host = await openTabHost();
});
afterEach(async () => {
  cleanup();
  await host.close();
});

const governance = '/plans/p-0000000001';
const rowOf = async (ref: string) =>
  (await screen.findByRole('button', { name: `Open ${ref}` })).closest<HTMLElement>('[role=row]')
    ?.textContent;

it('shows each item with owner, date, lateness, rating, movement and status in words', async () => {
  showTab(host, governance);
  const row = await rowOf('IA15');
  for (const words of [
    'Head of People',
    '1 December 2025',
    '91 days late',
    'Red',
    'was Amber',
    'In progress',
  ]) {
    expect(row).toContain(words);
  }
  expect(await rowOf('IA30')).toContain('No owner');
});

it('gives every action of a recommendation its own row', async () => {
  showTab(host, '/plans/p-0000000002');
  const grid = await screen.findByRole('treegrid');
  expect(screen.getByRole('heading', { level: 2, name: '1 Financial sustainability' })).toBeTruthy();
  expect(
    within(grid)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent),
  ).toEqual(expect.arrayContaining(['1', '1/1', '1/2', '1/3', '1.1', '1.2']));
});

it('filters, says aloud how many are left, and keeps that in the address', async () => {
  const user = showTab(host, governance);
  await user.click(await screen.findByRole('button', { name: /^Overdue/ }));
  expect(screen.getByRole('button', { name: /^Overdue/, pressed: true })).toBeTruthy();
  expect(await screen.findByText('2 of 10 recommendations')).toHaveProperty('role', 'status');
  expect(window.location.search).toBe('?show=overdue');
  await user.type(screen.getByRole('searchbox'), 'legal');
  expect(await screen.findByText('1 of 10 recommendations')).toBeTruthy();
  expect(window.location.search).toBe('?show=overdue&find=legal');
});

it('says when nothing matches and offers everything again', async () => {
  const user = showTab(host, `${governance}?show=overdue&find=zebra`);
  expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(await screen.findByText('10 recommendations')).toBeTruthy();
});

it('points out what somebody else has just changed, without a reload', async () => {
  showTab(host, governance);
  expect(await rowOf('GT8')).not.toContain('Updated just now');
  replaceItem(host.state, { ...richDetail(), rag: 'red', eTag: '"9"' });
  expect(await screen.findByText('Updated just now', undefined, { timeout: 5_000 })).toBeTruthy();
  expect(await rowOf('GT8')).toContain('Red');
});

it('does not say whether a plan is gone or hidden', async () => {
  showTab(host, '/plans/p-9999999999');
  expect(await screen.findByRole('heading', { level: 1, name: 'There is nothing here' })).toBeTruthy();
});

it('takes away an open plan that was archived, or restricted to others', async () => {
  showTab(host, governance);
  await rowOf('GT8');
  host.state.plans = [];
  const gone = await screen.findByRole('heading', { level: 1, name: 'There is nothing here' });
  expect(gone).toBeTruthy();
  expect(screen.queryByText('Governance Improvement Plan')).toBeNull();
});
