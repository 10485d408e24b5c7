// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Overview, PlanOverview } from '#domain/overview-view';
import { aPostView } from '#tests/helpers/views';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { showTab } from './show-tab.tsx';

let host: TabHost;
beforeEach(async () => {
  host = await openTabHost();
});
afterEach(async () => {
  cleanup();
  await host.close();
});

const none = { red: 0, amber: 0, green: 0, blue: 0, none: 0 };

const plan: PlanOverview = {
  ...{ id: 'p-1', title: 'Recovery plan', source: 'intervention', importedAt: '2026-01-05T09:00:00Z' },
  openPeriod: 'January',
  figures: { items: 9, actions: 8, closed: 2, overdue: 3, dueSoon: 1, byRag: { ...none, red: 4, green: 5 } },
  periods: [{ id: 'now', label: 'January', isOpen: true, byRag: { ...none, red: 4, green: 5 } }],
  sinceLast: { better: 2, same: 6, worse: 1 },
  sinceBaseline: null,
  heat: [
    { theme: { id: 't-1', ref: '1', title: 'Finance' }, items: 9, cells: [{ ...none, red: 4, green: 5 }] },
  ],
  slipping: [
    {
      ...{ id: 'p-1:1c', ref: '1c', text: 'Managers own their budgets.', rag: 'red', wasRag: 'amber' },
      ...{ isWorse: true, timesMoved: 2, daysPastFirst: 30 },
    },
  ],
  next: {
    ...{ until: '2026-03-30', isCutOff: false },
    actions: Array.from({ length: 10 }, (_, index) => ({
      ...{ itemId: `p-1:A${index}`, ref: `A${index}`, text: 'Do it.', due: '2026-03-09', rag: null },
      ownerIds: index === 0 ? [] : [aPostView('Head of Housing').id],
    })),
  },
};

const show = (plans: PlanOverview[]) => {
  const body: Overview = { plans, posts: [aPostView('Head of Housing')] };
  host.state.instead.set('GET /overview', { status: 200, body });
  return showTab(host, '/overview');
};

it('leads from every figure to the items behind it', async () => {
  show([plan]);
  const table = await screen.findByRole('table', { name: 'Every plan' });
  const leadsTo = (name: string) => within(table).getByRole('link', { name }).getAttribute('href');
  expect(leadsTo('Actions closed: 2 of 8')).toBe('/tab/plans/p-1?show=closed');
  expect(leadsTo('Overdue: 3')).toBe('/tab/plans/p-1?show=overdue');
  expect(leadsTo('Red: 4')).toBe('/tab/plans/p-1?rag=red');
  expect(leadsTo('1 worse')).toBe('/tab/plans/p-1?show=slipped');
  expect(screen.getByRole('link', { name: /4 Red/ }).getAttribute('href')).toBe(
    '/tab/plans/p-1?theme=t-1&rag=red',
  );
});

it('says how an item slipped in words', async () => {
  show([plan]);
  const entry = within(await screen.findByRole('list', { name: 'Slipping' })).getByRole('listitem');
  expect(entry.textContent).toContain('was Amber');
  expect(entry.textContent).toContain('moved twice');
  expect(entry.textContent).toContain('30 days past its first date');
});

it('shows the first due, who owns them, and the rest when asked', async () => {
  const user = show([plan]);
  const list = await screen.findByRole('list', { name: 'Due next' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(8);
  expect(within(list).getAllByRole('listitem')[0]!.textContent).toContain('due 9 March 2026no owner');
  expect(within(list).getAllByRole('listitem')[1]!.textContent).toContain('Head of Housing');
  await user.click(screen.getByRole('button', { name: 'Show all 10' }));
  expect(within(list).getAllByRole('listitem')).toHaveLength(10);
});

it('says what stands well where nothing slips and nothing is due', async () => {
  show([{ ...plan, slipping: [], next: { ...plan.next, actions: [] } }]);
  expect(await screen.findByText(/Nothing is rated worse than last period/)).toBeTruthy();
  expect(screen.getByText(/No open action falls due/)).toBeTruthy();
});

it('tells somebody without plans what to wait for', async () => {
  host.state.me = { ...host.state.me, isAdministrator: false };
  show([]);
  expect(await screen.findByText(/it appears here/)).toBeTruthy();
});
