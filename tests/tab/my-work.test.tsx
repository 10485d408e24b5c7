// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WorkRow } from '#domain/my-work-view';
import type { ItemView } from '#domain/view';
import { anAction, anItem, aPlan, by, today } from '#tests/helpers/tab-data';
import { anItemDetail, aPostView } from '#tests/helpers/views';
import { openTabHost, replaceItem, type TabHost } from '#tests/helpers/tab-host';
import { showTab } from './show-tab.tsx';

const late = anItem({ ref: 'GT8', rag: 'amber', actions: [anAction({ due: by('2026-02-18') })] });
const soon = anItem({ ref: 'GT9', rag: 'green', narrative: 'Half done.', actions: [anAction()] });

let host: TabHost;
beforeEach(async () => {
  sessionStorage.clear();
  host = await openTabHost({ plans: [aPlan({ items: [late, soon] })], details: new Map() });
  host.state.work = { rows: [row(late, 'overdue'), row(soon, 'due-soon')], team: [], done: [] };
});
afterEach(async () => {
  cleanup();
  await host.close();
});

function row(item: ItemView, group: WorkRow['group'], values: Partial<WorkRow> = {}): WorkRow {
  const { id, planId, planTitle, ref, text, rag, previousRag, movement, mayUpdate, eTag, narrative } = item;
  const action = item.actions[0]!;
  return {
    ...{
      id: action.id,
      group,
      action,
      position: narrative,
      lastSaid: null,
      lacksUpdate: true,
      updateBy: null,
    },
    item: { id, planId, planTitle, ref, text, rag, previousRag, movement, mayUpdate, eTag },
    ...{ wantsRating: false, evidence: [], mayNudge: false },
    ...values,
  };
}

const list = (name: string | RegExp) => within(screen.getByRole('region', { name }));

it('stands in the groups a person thinks in, the late first', async () => {
  showTab(host, '/my-work');
  await screen.findByRole('heading', { name: 'My work', level: 1 });
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    'Overdue1',
    'Due soon1',
    'What you have done',
  ]);
  expect(list(/Overdue/).getByText('12 days late')).toBeTruthy();
});

it('is where somebody with work arrives; everybody else arrives at the overview', async () => {
  showTab(host, '/');
  await screen.findByRole('heading', { name: 'My work', level: 1 });
  host.state.me = { ...host.state.me, hasWork: false };
  showTab(host, '/');
  await waitFor(() => expect(window.location.pathname).toBe('/tab/overview'));
});

it('takes “still on track” with one press, once, and takes it back with another', async () => {
  const user = showTab(host, '/my-work');
  const button = await screen.findByRole('button', { name: 'Still on track: GT9' });
  fireEvent.click(button);
  fireEvent.click(button);
  await screen.findByText('Recorded.');
  expect(host.state.updates).toMatchObject([{ change: { unchanged: true } }]);
  await user.click(screen.getByRole('button', { name: 'Undo what you recorded for GT9' }));
  await screen.findByText(/Taken back/);
  expect(host.state.undone).toEqual([host.state.updates[0]!.id]);
});

it('sends the same request again when no answer came back, and calls it neither recorded nor lost until then', async () => {
  const user = showTab(host, '/my-work');
  host.state.instead.set(`POST /items/${soon.id}/updates`, 'drop');
  await user.click(await screen.findByRole('button', { name: 'Still on track: GT9' }));
  await screen.findByText(/^No answer came back\./);
  expect(screen.queryByText(/^Not recorded/)).toBeNull();
  host.state.instead.clear();
  await user.click(screen.getByRole('button', { name: 'Try again: GT9' }));
  await screen.findByText('Recorded.');
});

it('shows both versions when somebody was first, and records only what the person says of theirs', async () => {
  const user = showTab(host, '/my-work');
  await screen.findByRole('button', { name: 'Still on track: GT9' });
  const said = {
    id: 'u9',
    at: '2026-03-02T09:41:00.000Z',
    by: 'Gareth Pugh',
    post: null,
    from: 'chat' as const,
  };
  replaceItem(
    host.state,
    anItemDetail({
      ...soon,
      eTag: '"7"',
      rag: 'red',
      narrative: 'It has stopped.',
      history: [{ ...said, note: null, changes: [], actionRef: null }],
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Still on track: GT9' }));
  const heading = await screen.findByRole('heading', { name: 'GT9 was changed while you were looking' });
  const conflict = heading.closest('section')!;
  for (const words of ['Gareth Pugh', 'Half done.', 'It has stopped.']) {
    expect(conflict.textContent).toContain(words);
  }
  await user.click(screen.getByRole('button', { name: 'Still on track, as it stands now' }));
  await screen.findByText('Recorded.');
  expect(host.state.updates.at(-1)?.basedOn.item).toBe('"7"');
});

it('takes several at once, after showing what will be written', async () => {
  const user = showTab(host, '/my-work');
  await user.click(await screen.findByRole('checkbox', { name: 'Choose GT8' }));
  await user.click(screen.getByRole('checkbox', { name: 'Choose GT9' }));
  const bar = within(screen.getByRole('region', { name: 'Rows chosen' }));
  await user.click(bar.getByRole('button', { name: 'Still on track' }));
  const dialog = within(await screen.findByRole('dialog', { name: /Record “still on track” for 2 rows/ }));
  expect(dialog.getByText(/Half done\./)).toBeTruthy();
  expect(dialog.getByText(/No change\./)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Record 2 rows' }));
  await dialog.findByText('Recorded for 2 rows.');
  await user.click(dialog.getByRole('button', { name: 'Undo all' }));
  await dialog.findByText(/Taken back for 2 rows/);
  expect(host.state.undone).toEqual(host.state.bulk.map(({ id }) => id));
});

it('is worked with letters and arrows, which mean nothing in a field', async () => {
  const user = showTab(host, '/my-work');
  const first = await screen.findByRole('button', { name: /^Open GT8 / });
  first.focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Open GT9 /);
  await user.keyboard('u');
  const note = await screen.findByRole('textbox', { name: 'Latest position' });
  await waitFor(() => expect(document.activeElement).toBe(note));
  await user.keyboard('sound');
  expect(note).toHaveProperty('value', 'sound');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Update saved.');
  expect(host.state.updates).toMatchObject([{ change: { note: 'sound' } }]);
});

it('keeps what is written over a reload, and says on the row that it is there', async () => {
  const user = showTab(host, '/my-work');
  await user.click(await screen.findByRole('button', { name: 'Ask for a new date for GT9' }));
  await user.type(screen.getByRole('textbox', { name: 'Why the date should move' }), 'The audit moved.');
  showTab(host, '/my-work');
  await user.click(await screen.findByRole('button', { name: /^Carry on writing: Ask for a new date/ }));
  const reason = screen.getByRole('textbox', { name: 'Why the date should move' });
  expect(reason).toHaveProperty('value', 'The audit moved.');
});

it('lets a date that waits be agreed, moved elsewhere or refused with a reason', async () => {
  const request = { id: 'r1', from: '2026-03-31', to: '2026-06-30', reason: 'The audit moved.' };
  const waits = {
    ...request,
    by: 'Gareth Pugh',
    at: '2026-03-01T09:00:00.000Z',
    mayDecide: true,
    mayWithdraw: false,
    askedOf: [],
  };
  const item = anItem({ ref: 'GT10', actions: [anAction({ dateRequest: waits })] });
  host.state.work = { rows: [row(item, 'to-decide')], team: [], done: [] };
  replaceItem(host.state, anItemDetail(item));
  const user = showTab(host, '/my-work');
  await user.click(await screen.findByRole('button', { name: 'Refuse' }));
  await user.click(screen.getByRole('button', { name: 'Refuse' }));
  expect(host.state.dates).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Why it is refused' }), 'It cannot wait.');
  host.state.instead.set('POST /date-requests/r1/decision', {
    status: 409,
    body: {
      code: 'item-changed',
      message: '30 June 2026 was already agreed by Dev Rao.',
      theirs: anItemDetail(item),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Refuse' }));
  await screen.findByText('30 June 2026 was already agreed by Dev Rao.');
});

/** A request for a new date that waits for the person, and nothing else; a team stands behind the other tab. */
function aRequestWaits(): void {
  const request = { id: 'r1', from: '2026-03-31', to: '2026-05-29', reason: 'The audit moved.' };
  const asked = { ...request, by: 'Gareth Pugh', at: '2026-03-01T09:00:00.000Z' };
  const dateRequest = { ...asked, askedOf: [], mayDecide: true, mayWithdraw: false };
  const item = anItem({ ref: 'GT10', actions: [anAction({ dateRequest })] });
  const counts = { open: 1, overdue: 0, dueSoon: 0, noUpdate: 0, more: 0 };
  const owner = aPostView('Head of Democratic Services', 'Gareth Pugh');
  const team = [{ owner, ...counts, rows: [row(soon, 'later')] }];
  host.state.work = { rows: [row(item, 'to-decide')], team, done: [] };
  replaceItem(host.state, anItemDetail(item));
}

it('keeps saying where a request stood that it is agreed, although nothing waits any more', async () => {
  aRequestWaits();
  showTab(host, '/my-work');
  const agree = await screen.findByRole('button', { name: 'Agree 29 May 2026' });
  host.state.work = { ...host.state.work, rows: [] };
  fireEvent.click(agree);
  await screen.findByRole('heading', { name: 'Nothing is waiting for you' }); // the fresh list is here
  await screen.findByText(/^Agreed: due 29 May 2026\./);
  expect(screen.getByRole('tab', { selected: true, name: /^Mine/ })).toBeTruthy();
});

it('lets an answer whose echo was lost be given again, although the row has gone meanwhile', async () => {
  aRequestWaits();
  showTab(host, '/my-work');
  const agree = await screen.findByRole('button', { name: 'Agree 29 May 2026' });
  host.state.instead.set('POST /date-requests/r1/decision', 'drop');
  host.state.work = { ...host.state.work, rows: [] };
  fireEvent.click(agree);
  await screen.findByText(/Golden Thread cannot be reached/);
  window.dispatchEvent(new Event('visibilitychange')); // the tab looks again at once
  await screen.findByText('It is no longer in your list.');
  host.state.instead.clear();
  fireEvent.click(screen.getByRole('button', { name: 'Agree 29 May 2026' }));
  await screen.findByText(/^Agreed: due 29 May 2026\./);
});

it('leaves a row where it stands while somebody is in the list, and says that the order is old', async () => {
  const user = showTab(host, '/my-work');
  (await screen.findByRole('button', { name: /^Open GT9 / })).focus();
  host.state.work = { ...host.state.work, rows: [row(soon, 'due-soon'), row(late, 'later')] };
  window.dispatchEvent(new Event('visibilitychange')); // the tab looks again at once
  await screen.findByRole('button', { name: 'Refresh the order' });
  expect(list(/Overdue/).getByRole('button', { name: /^Open GT8 / })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Refresh the order' }));
  expect(list(/Everything else/).getByRole('button', { name: /^Open GT8 / })).toBeTruthy();
});

it('shows a director their team by owner, and asks for them', async () => {
  const owner = aPostView('Head of Democratic Services', 'Gareth Pugh');
  const counts = { open: 3, overdue: 1, dueSoon: 0, noUpdate: 2, more: 0 };
  const rows = [row(late, 'overdue', { mayNudge: true }), row(soon, 'later', { mayNudge: true })];
  host.state.work = { rows: [], team: [{ owner, ...counts, rows }], done: [] };
  const user = showTab(host, '/my-work');
  const section = within(
    await screen.findByRole('region', { name: 'Head of Democratic Services, Gareth Pugh' }),
  );
  expect(section.getByText('3 open · 1 overdue · 2 without an update this period')).toBeTruthy();
  await user.click(section.getByRole('button', { name: 'Ask Gareth Pugh for an update on 2 actions' }));
  await section.findByText('Gareth Pugh has been asked in Teams, in your name.');
  expect(host.state.nudged).toEqual([late.actions[0]!.id, soon.actions[0]!.id]);
});

it('shows a verifier what waits with its evidence, and sends back only with a reason', async () => {
  const item = anItem({ ref: 'GT11', actions: [anAction({ status: 'implemented' })] });
  const evidence = {
    id: 'e',
    title: 'Minutes',
    url: 'https://a.example/m',
    by: 'Gareth Pugh',
    at: `${today}T09:00:00.000Z`,
  };
  host.state.work = { rows: [row(item, 'to-verify', { evidence: [evidence] })], team: [], done: [] };
  host.state.plans = [aPlan({ items: [item] })];
  const user = showTab(host, '/my-work');
  expect((await screen.findByRole('link', { name: 'Minutes' })).getAttribute('href')).toBe(evidence.url);
  await user.click(screen.getByRole('button', { name: 'Send GT11 back' }));
  await user.click(screen.getByRole('button', { name: 'Send back' }));
  expect(host.state.updates).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'What is missing?' }), 'The minutes are a draft.');
  await user.click(screen.getByRole('button', { name: 'Send back' }));
  await screen.findByText(/^Sent back/);
  expect(host.state.updates).toMatchObject([
    { change: { status: 'in-progress', reason: 'The minutes are a draft.' } },
  ]);
});

it('is kind where nothing waits, and tells an administrator without a post what to do', async () => {
  host.state.work = { rows: [], team: [], done: [] };
  showTab(host, '/my-work');
  await screen.findByRole('heading', { name: 'Nothing is waiting for you' });
  host.state.me = { ...host.state.me, posts: [] };
  showTab(host, '/my-work');
  await screen.findByRole('button', { name: 'Import a plan' });
});
