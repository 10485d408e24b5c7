// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pathOfSubPage, subPages, viewSearch } from '../../tab/routes.ts';
import '../../tab/components/view-bar/ViewDialog.tsx';
import { showTab } from './show-tab.tsx';
import { governance } from '#tests/helpers/council-plans';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { aView } from '#tests/helpers/saved-views';

const mine = aView();
const shared = aView({
  ...{ id: 'ffffffff-8a52-4a57-9a39-0b6a9b1b2c3d', name: 'Red ones', params: 'rag=red' },
  ...{ isShared: true, owner: 'Sunita Rao', isMine: false, mayChange: false },
});

let host: TabHost;
beforeEach(async () => {
  host = await openTabHost({ plans: [{ ...governance, views: [mine, shared] }] });
});
afterEach(async () => {
  cleanup();
  await host.close();
});

const plan = '/plans/p-0000000001';
const views = () => screen.findByLabelText<HTMLSelectElement>('View', { selector: 'select' });
const viewsKept = () => host.state.plans[0]?.views.map(({ name, params }) => `${name}: ${params}`);

it('lists the plan as a saved view says, its own or a shared one', async () => {
  const user = showTab(host, plan);
  await user.selectOptions(await views(), 'Late, by owner');
  expect(await screen.findByText('2 of 10 recommendations')).toBeTruthy();
  expect(window.location.search).toBe(`?show=overdue&group=owner&view=${mine.id}`);
  await user.selectOptions(await views(), 'Red ones (Sunita Rao)');
  expect(await screen.findByText('1 of 10 recommendations')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Edit view' })).toBeNull(); // somebody else's
  await user.selectOptions(await views(), 'Whole plan');
  expect(await screen.findByText('10 recommendations')).toBeTruthy();
});

it('says so where a link names a view that is not there, instead of the whole plan without a word', async () => {
  showTab(host, `${plan}?view=00000000-8a52-4a57-9a39-0b6a9b1b2c3d`);
  await screen.findByText(/^The saved view this link names was deleted or is not shared with you/);
  showTab(host, `${plan}?show=overdue&view=00000000-8a52-4a57-9a39-0b6a9b1b2c3d`); // carries its filters
  await screen.findByText('2 of 10 recommendations');
  expect(screen.queryByText(/^The saved view this link names/)).toBeNull();
});

it('saves what is listed under a name, for oneself or for everyone', async () => {
  const user = showTab(host, `${plan}?show=overdue`);
  await user.click(await screen.findByRole('button', { name: 'Save this view' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  expect(await within(dialog).findByText('Give the view a name.')).toBeTruthy();
  await user.type(within(dialog).getByLabelText(/^Name/), 'For Monday');
  await user.click(within(dialog).getByRole('checkbox'));
  await user.click(within(dialog).getByRole('button', { name: 'Save view' }));
  expect(await screen.findByText('“For Monday” saved.')).toBeTruthy();
  expect(host.state.plans[0]?.views.at(-1)).toMatchObject({ params: 'show=overdue', isShared: true });
  expect((await views()).selectedOptions[0]?.textContent).toBe('For Monday');
});

it('says that the filters were changed since, and saves them under the same name or puts them back', async () => {
  const user = showTab(host, `${plan}?${mine.params}&view=${mine.id}`);
  await user.click(await screen.findByRole('button', { name: /^Red/ }));
  expect(await screen.findByText('Changed since it was saved')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Put back' }));
  await waitFor(() => expect(screen.queryByText('Changed since it was saved')).toBeNull());
  await user.click(screen.getByRole('button', { name: /^Red/ }));
  await user.click(await screen.findByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('“Late, by owner” saved.')).toBeTruthy();
  expect(viewsKept()).toContain('Late, by owner: show=overdue%2Cred&group=owner');
});

it('shows what somebody else made of the view before anything is saved over it', async () => {
  const user = showTab(host, `${plan}?show=red&view=${mine.id}`);
  await screen.findByText('Changed since it was saved');
  const theirs = { ...mine, params: 'show=closed', eTag: '"2"' };
  host.state.plans = [{ ...governance, views: [theirs] }];
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Sunita Rao changed “Late, by owner”');
  await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
  expect(await screen.findByText('“Late, by owner” saved.')).toBeTruthy();
  expect(viewsKept()).toEqual(['Late, by owner: show=red']);
});

it('deletes a view and brings it back', async () => {
  const user = showTab(host, `${plan}?${mine.params}&view=${mine.id}`);
  await user.click(await screen.findByRole('button', { name: 'Edit view' }));
  await user.click(await screen.findByRole('button', { name: 'Delete view' }));
  expect(await screen.findByText('“Late, by owner” deleted.')).toBeTruthy();
  expect(viewsKept()).toEqual(['Red ones: rag=red']);
  expect(screen.getByText('2 of 10 recommendations')).toBeTruthy(); // what was listed stays
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('“Late, by owner” is back.')).toBeTruthy();
  expect((await views()).value).toBe(mine.id);
});

it('opens a link to a personal view of somebody else on the same filters', async () => {
  showTab(host, `${plan}?show=overdue&view=eeeeeeee-8a52-4a57-9a39-0b6a9b1b2c3d`);
  expect(await screen.findByText('2 of 10 recommendations')).toBeTruthy();
  expect((await views()).value).toBe('');
});

it('is what a deep link leads to', () => {
  const search = viewSearch('show=overdue&find=a+b', 'v-1');
  expect(pathOfSubPage(subPages.plan('p-1', search))).toBe('/plans/p-1?show=overdue&find=a+b&view=v-1');
  expect(pathOfSubPage(subPages.plan('p-1', viewSearch('', null)))).toBe('/plans/p-1');
});
