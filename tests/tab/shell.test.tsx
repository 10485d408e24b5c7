// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showTab } from './show-tab.tsx';
import type { Host } from '#tab/host/host';
import { isStage, pathOfSubPage } from '#tab/routes';
import { aMe } from '#tests/helpers/tab-data';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { aView } from '#tests/helpers/saved-views';

let server: TabHost;
beforeEach(async () => {
  server = await openTabHost();
});
afterEach(async () => {
  cleanup();
  await server.close();
});

/** A browser's window, unless something else is said of it. */
function around(different: Partial<Host> = {}): Host {
  return {
    theme: 'default',
    frame: 'page',
    subPageId: null,
    onThemeChange: () => undefined,
    fetchToken: () => Promise.resolve('token'),
    showReady: () => undefined,
    showFailed: () => undefined,
    linkTo: ({ path }) => `https://golden-thread.example/tab${path}`,
    copy: () => Promise.resolve(),
    shareToStage: null,
    conversationId: null,
    settings: null,
    session: null,
    ...different,
  };
}

/** The tab asks anew as soon as the browser is back in a network; nobody waits for its next look. */
function reconnect(): void {
  window.dispatchEvent(new Event('offline'));
  window.dispatchEvent(new Event('online'));
}

const plans = () => screen.findByRole('heading', { level: 1, name: 'Plans' });

it('says since when it cannot reach the server and keeps what was loaded, until it answers again', async () => {
  showTab(server);
  await plans();
  server.state.instead.set('GET /plans', 'drop');
  reconnect();
  const notice = await screen.findByText(/cannot be reached. This is what was loaded at \d\d:\d\d/);
  expect(screen.getByRole('link', { name: 'Governance improvement plan' })).toBeTruthy();
  server.state.instead.clear();
  reconnect();
  await waitFor(() => expect(notice.isConnected).toBe(false));
});

it('asks whoever’s sign-in has ended to sign in again, where the tab signs people in itself', async () => {
  const asked: string[] = [];
  const say = (what: string) => () => Promise.resolve(void asked.push(what));
  const session = { signIn: say('in'), signOut: say('out') };
  const user = showTab(server, '/plans', around({ session }));
  await plans();
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  server.state.instead.set('GET /plans', { status: 401, body: { code: 'sign-in', message: 'Ended.' } });
  reconnect();
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }));
  expect(asked).toEqual(['out', 'in']);
});

it('shows administrators the way to more places than others', async () => {
  showTab(server);
  await plans();
  const ways = () =>
    within(screen.getByRole('navigation'))
      .getAllByRole('link')
      .map((link) => link.textContent);
  expect(ways()).toContain('Import');
  server.state.me = aMe({ isAdministrator: false });
  showTab(server);
  await plans();
  expect(ways()).not.toContain('Import');
});

it('begins a page at its top, and leaves a plan where it stands when an item of it is opened', async () => {
  const scrolled = vi.spyOn(window, 'scrollTo');
  const toTop = () => scrolled.mock.calls.filter(([left, top]) => Number(left) === 0 && top === 0).length; // lists scroll too
  const user = showTab(server);
  await plans();
  await user.click(screen.getByRole('link', { name: 'Overview' }));
  expect(toTop()).toBe(1);
  await user.click(screen.getByRole('link', { name: 'Plans' }));
  await user.click(await screen.findByRole('link', { name: 'Governance improvement plan' }));
  expect(toTop()).toBe(3);
  const [open] = await screen.findAllByRole('button', { name: /^Open / });
  await user.click(open!);
  await screen.findByRole('dialog');
  expect(toTop()).toBe(3);
});

it('leaves the whole of a meeting’s stage to the meeting', async () => {
  showTab(server, '/plans', around({ frame: 'stage' }));
  await plans();
  expect(screen.queryByRole('navigation')).toBeNull();
});

it('copies a link to the item that is open', async () => {
  const copied: string[] = [];
  const copy = (text: string) => Promise.resolve(void copied.push(text));
  const item = server.state.plans[0]!.items[0]!;
  const user = showTab(server, pathOfSubPage(`item/${item.id}`)!, around({ copy }));
  await user.click(await screen.findByRole('button', { name: 'Copy link' }));
  await screen.findByText('Link copied');
  expect(copied).toEqual([`https://golden-thread.example/tab${pathOfSubPage(`item/${item.id}`)}`]);
});

it('offers the overview, meetings and each plan for a channel’s tab, and tells the host what was chosen', async () => {
  const view = aView({ isShared: true });
  server.state.plans = server.state.plans.map((plan) => ({
    ...plan,
    views: [view, aView({ name: 'Mine' })],
  }));
  const chosen: unknown[] = [];
  const settings = { current: null, choose: (choice: unknown) => void chosen.push(choice) };
  const user = showTab(server, '/configure', around({ frame: 'settings', settings }));
  await user.click(await screen.findByRole('radio', { name: /^Governance improvement plan/ }));
  const { id } = server.state.plans[0]!;
  expect(chosen.at(0)).toBeNull(); // Teams keeps its Save button off
  expect(chosen.at(-1)).toEqual({
    subPageId: `plan/${id}`,
    name: 'Governance improvement plan',
    path: `/plans/${id}`,
  });
  expect(screen.getByRole('status').textContent).toContain('“Governance improvement plan”');

  const list = await screen.findByRole('combobox', { name: 'How the plan is listed' });
  expect(within(list).queryByText('Mine')).toBeNull(); // nobody else there could see it
  await user.selectOptions(list, view.name);
  const search = `?show=overdue&group=owner&view=${view.id}`;
  expect(chosen.at(-1)).toEqual({
    subPageId: `plan/${id}${search}`,
    name: 'Late, by owner – Governance improvement plan',
    path: `/plans/${id}${search}`,
  });
});

describe('a link into the tab', () => {
  it.each([
    ['my-work', '/my-work'],
    ['overview', '/overview'],
    ['meetings', '/meetings'],
    ['meeting/m-1', '/meetings/m-1'],
    ['plan/p-1', '/plans/p-1'],
    ['item/p-1:GT 8', '/plans/p-1/items/p-1%3AGT%208'],
    ['elsewhere/1', null],
    ['', null],
  ])('%j leads to %s', (subPageId, path) => {
    expect(pathOfSubPage(subPageId)).toBe(path);
  });

  it('knows a meeting’s stage from its other pages', () => {
    expect(['/meetings/m-1/stage', '/meetings/m-1', '/meetings'].map(isStage)).toEqual([true, false, false]);
  });
});
