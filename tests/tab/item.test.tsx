// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { showTab } from './show-tab.tsx';
import { governance } from '#tests/helpers/council-plans';
import { richDetail } from '#tests/helpers/rich-detail';
import { aPlan } from '#tests/helpers/tab-data';
import { openTabHost, replaceItem, type TabHost } from '#tests/helpers/tab-host';

let host: TabHost;
beforeEach(async () => {
  // One row behind the panel: looking up roles costs by the element.
  host = await openTabHost({ plans: [aPlan({ items: governance.items.slice(0, 1) })] });
  sessionStorage.clear();
});
afterEach(async () => {
  cleanup();
  await host.close();
});

const gt8 = '/plans/p-0000000001/items/p-0000000001%3AGT8';

async function startWriting(words: string) {
  const user = showTab(host, gt8);
  await user.click(await screen.findByRole('button', { name: 'Update' }));
  await user.type(screen.getByRole('textbox', { name: 'Latest position' }), words);
  return user;
}

it('tells the whole story of an item', async () => {
  showTab(host, gt8);
  const panel = await screen.findByRole('dialog', { name: 'GT8' });
  await within(panel).findByText(/Audit Committee, 22 January 2026/);
  for (const words of [
    'Whistleblowing', // the narrative's words stand apart where they differ from last period's
    'moved twice',
    '122 days past its first date, 31 October 2025',
    'RAG: Green → Amber',
  ]) {
    expect(panel.textContent).toContain(words);
  }
  expect(within(panel).getByRole('link', { name: /Code of conduct/ })).toHaveProperty(
    'href',
    'https://harbourne.example/code-of-conduct',
  );
});

it('names who edited an item in SharePoint itself, with what it was before', async () => {
  const [newest] = richDetail().history;
  replaceItem(host.state, {
    ...richDetail(),
    history: [
      {
        ...newest!,
        ...{ by: 'Ed Marsh', post: null, from: 'sharepoint', note: null },
        changes: [{ field: 'rag', before: 'amber', after: 'red' }],
      },
    ],
  });
  showTab(host, gt8);
  const panel = await screen.findByRole('dialog', { name: 'GT8' });
  await within(panel).findByText(/^Edited in SharePoint by Ed Marsh · 12 February 2026/);
  expect(panel.textContent).toContain('RAG: Amber → Red');
});

it('saves an update and shows how the item stands then', async () => {
  const user = await startWriting('Two policies slipped.');
  await user.click(screen.getByRole('radio', { name: 'Red' }));
  await user.click(screen.getByRole('button', { name: 'Save update' }));
  expect(await screen.findByText('Update saved.')).toBeTruthy();
  expect(host.state.updates).toEqual([
    {
      id: expect.any(String),
      actionId: 'p-0000000001:GT8:1',
      change: { rag: 'red', note: 'Two policies slipped.' },
      basedOn: { item: '"1"', action: '"1"' },
    },
  ]);
  expect(screen.queryByRole('button', { name: 'Save update' })).toBeNull();
  expect(sessionStorage.length).toBe(0);
});

it('is sent once by a double click', async () => {
  await startWriting('Once is enough.');
  const save = screen.getByRole('button', { name: 'Save update' });
  fireEvent.click(save);
  fireEvent.click(save);
  expect(await screen.findByText('Update saved.')).toBeTruthy();
  expect(host.state.updates).toHaveLength(1);
});

it('shows both versions when somebody else was first, loses nothing and lets the person choose', async () => {
  const user = await startWriting('Mine.');
  await user.click(screen.getByRole('radio', { name: 'Red' }));
  const by = {
    id: 'u9',
    at: '2026-03-02T09:41:00.000Z',
    by: 'Gareth Pugh',
    post: null,
    from: 'chat' as const,
  };
  const entry = { ...by, note: 'Done.', changes: [], actionRef: null };
  replaceItem(host.state, {
    ...richDetail(),
    eTag: '"7"',
    rag: 'green',
    narrative: 'Theirs.',
    history: [entry],
  });
  await user.click(screen.getByRole('button', { name: 'Save update' }));

  const conflict = await screen.findByRole('region', {
    name: 'Somebody changed this while you were writing',
  });
  expect(conflict.textContent).toContain('Gareth Pugh');
  expect(conflict.textContent).toContain('Theirs.');
  await user.click(within(conflict).getByRole('radio', { name: 'Keep as it stands: Green' }));
  await user.click(within(conflict).getByRole('button', { name: 'Carry on with my update' }));

  expect(screen.getByRole('textbox', { name: 'Latest position' })).toHaveProperty('value', 'Mine.');
  await user.click(screen.getByRole('button', { name: 'Save update' }));
  await screen.findByText('Update saved.');
  expect(host.state.updates.at(-1)).toMatchObject({ change: { note: 'Mine.' }, basedOn: { item: '"7"' } });
});

it('says what is missing beside the field before anything is sent', async () => {
  const user = await startWriting('Later.');
  const date = screen.getByLabelText('Due date');
  await user.clear(date);
  await user.type(date, '2026-06-30');
  await user.click(screen.getByRole('button', { name: 'Save update' }));
  expect(screen.getByRole('textbox', { name: 'Reason' })).toHaveProperty('ariaInvalid', 'true');
  expect(screen.getByText('Say why the date moves.')).toBeTruthy();
  expect(host.state.updates).toEqual([]);
});

it("says the server's problems aloud and keeps the text", async () => {
  const problem = 'In this plan the accountable post moves dates; ask them to agree the new date.';
  host.state.instead.set('POST /items/p-0000000001:GT8/updates', {
    status: 422,
    body: { code: 'invalid-input', message: problem, problems: [problem] },
  });
  const user = await startWriting('Mine.');
  await user.click(screen.getByRole('button', { name: 'Save update' }));
  expect((await screen.findByRole('alert')).textContent).toContain(problem);
  expect(screen.getByRole('textbox', { name: 'Latest position' })).toHaveProperty('value', 'Mine.');
});

it('sends the same request again after the connection broke, so that it is recorded once', async () => {
  const path = 'POST /items/p-0000000001:GT8/updates';
  const user = await startWriting('Mine.');
  host.state.instead.set(path, 'drop');
  await user.click(screen.getByRole('button', { name: 'Save update' }));
  await screen.findByText(/It could not be sent/);
  const kept = Object.values(sessionStorage).join('');
  host.state.instead.delete(path);
  await user.click(screen.getByRole('button', { name: 'Save update' }));
  await screen.findByText('Update saved.');
  expect(kept).toContain(host.state.updates[0]?.id);
});

it('keeps unsaved text over a reload', async () => {
  await startWriting('Half a thought');
  showTab(host, gt8);
  expect(await screen.findByRole('textbox', { name: 'Latest position' })).toHaveProperty(
    'value',
    'Half a thought',
  );
});

it('asks before what was written is thrown away', async () => {
  const user = await startWriting('Half a thought');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(await screen.findByRole('button', { name: 'Keep writing' }));
  expect(screen.getByRole('textbox', { name: 'Latest position' })).toHaveProperty('value', 'Half a thought');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(window.location.pathname).toBe('/tab/plans/p-0000000001'));
  expect(sessionStorage.length).toBe(0);
});

it('offers no update to those who only read', async () => {
  const detail = richDetail();
  const actions = detail.actions.map((action) => ({ ...action, mayUpdate: false, mayBecome: [] }));
  replaceItem(host.state, { ...detail, mayUpdate: false, actions });
  showTab(host, gt8);
  await screen.findByText(/Audit Committee, 22 January 2026/);
  expect(screen.queryByRole('button', { name: /^Update/ })).toBeNull();
});
