// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aRegisteredPost } from '#tests/helpers/posts';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { showTab } from './show-tab.tsx';

const priya = { id: '00000000-0000-4000-8000-00000000000a', name: 'Priya Anand' };
const chloe = { id: '00000000-0000-4000-8000-00000000000b', name: 'Chloe Nightingale' };

let host: TabHost;
beforeEach(async () => {
  sessionStorage.clear();
  host = await openTabHost({ posts: [aRegisteredPost({ deputies: [priya, chloe] })] });
});
afterEach(async () => {
  cleanup();
  await host.close();
});

const titles = () => host.state.posts.map(({ title }) => title);
const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

it('says after a reload that what was on its way may be saved, and keeps it once', async () => {
  const user = showTab(host, '/people?do=new');
  host.state.instead.set('POST /posts/changes', 'hang');
  await user.type(await screen.findByRole('textbox', { name: 'Title' }), 'Head of Cemeteries{Enter}');
  await screen.findByRole('button', { name: 'Saving…' });
  host.state.instead.clear();
  const user2 = showTab(host, '/people?do=new');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('it is kept only once');
  await user2.type(screen.getByRole('textbox', { name: 'Title' }), '{Enter}');
  await screen.findByText('“Head of Cemeteries” is saved.');
  expect(titles()).toEqual(['Head of Finance', 'Head of Cemeteries']);
});

it('makes one post where the title is corrected after the answer was lost', async () => {
  const user = showTab(host, '/people?do=new');
  host.state.instead.set('POST /posts/changes', 'lose');
  const title = await screen.findByRole('textbox', { name: 'Title' });
  await user.type(title, 'Head of Cemetries{Enter}');
  await screen.findByText(/^No answer came back\..* Save it again: it is kept only once\./);
  expect(titles()).toContain('Head of Cemetries');
  host.state.instead.clear();
  await user.clear(title);
  await user.type(title, 'Head of Cemeteries{Enter}');
  await screen.findByText('“Head of Cemeteries” is saved.');
  expect(titles()).toEqual(['Head of Finance', 'Head of Cemeteries']);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText(/^Undone/);
  expect(titles()).toEqual(['Head of Finance']);
});

it('leaves the keyboard where something was taken away', async () => {
  const user = showTab(host, '/people?post=finance');
  await user.click(await screen.findByRole('button', { name: 'Remove Priya Anand' }));
  expect(focused()).toBe('Remove Chloe Nightingale');
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Deputies' }));

  await user.click(screen.getByRole('button', { name: 'Remove this post' }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Remove “Head of Finance”?' });
  await user.click(within(dialog).getByRole('button', { name: 'Remove it' }));
  await screen.findByText('“Head of Finance” is removed.');
  await screen.findByText('There are no posts yet. They come with the first plan, or make one here.');
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
});
