// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportPreviewBody } from '#api/contract/documents';
import { aPreview } from '#tests/helpers/document-previews';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { showTab } from './show-tab.tsx';

let host: TabHost;
beforeEach(async () => {
  host = await openTabHost({ preview: aPreview, importEvents: [{ type: 'done', planId: 'p-0000000001' }] });
});
afterEach(async () => {
  cleanup();
  await host.close();
});

async function chooseDocument(): Promise<UserEvent> {
  const user = showTab(host, '/import');
  await screen.findByRole('button', { name: 'Choose a file' });
  const file = new File(['x'], 'plan.docx');
  await user.upload(screen.getByLabelText('Choose a file', { selector: 'input' }), file);
  await screen.findByRole('region', { name: 'Columns' });
  return user;
}

const what = (heading: string) =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: `What “${heading}” holds` });

/** The preview once "Stuff" holds the owner. */
function corrected(): ImportPreviewBody {
  const [table, ...others] = aPreview.tables;
  const columns = table!.columns.map((column) =>
    column.key === 'stuff' ? { ...column, meaning: 'owner' as const, from: 'given' as const } : column,
  );
  return { ...aPreview, tables: [{ ...table!, columns }, ...others] };
}

it("shows the document's own table and what each column was taken for", async () => {
  const user = await chooseDocument();
  const table = screen.getByRole('region', { name: 'Table 1' });
  expect(table.textContent).toContain('and 2 more with the same headings');
  expect(
    within(table)
      .getAllByRole('combobox')
      .map((one) => (one as HTMLSelectElement).value),
  ).toEqual(['ref', 'text', 'ignore', 'due']);
  expect(within(table).getByText('Remembered from last time')).toBeTruthy();
  expect(within(table).getByText('Not understood')).toBeTruthy();
  expect(what('Column 4, without heading').value).toBe('due');
  expect(within(table).queryByText('Say four thing.')).toBeNull();
  await user.click(within(table).getByRole('button', { name: 'Show 4 rows' }));
  expect(within(table).getByText('Say four thing.')).toBeTruthy();
});

it('reads the document again when a column is corrected, and keeps the place and the preview', async () => {
  const user = await chooseDocument();
  host.state.preview = corrected();
  await user.selectOptions(what('Stuff'), 'Owner');
  expect(what('Stuff').value).toBe('owner');
  expect(document.activeElement).toBe(what('Stuff'));
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('Reading again…');
  expect(screen.getByRole('table', { name: 'Row by row' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Import this plan' }).getAttribute('aria-disabled')).toBe('true');
  expect(await screen.findByText('Read again: 2 recommendations, 2 actions.')).toBeTruthy();
  expect(host.state.columns).toEqual([{}, { stuff: 'owner' }]);
  expect(document.activeElement).toBe(what('Stuff'));
  expect(screen.getByText('Corrected')).toBeTruthy();
});

it('reads once when several columns are corrected one after another', async () => {
  await chooseDocument();
  const [stuff, owner] = [what('Stuff'), what('Owner')];
  // As events, since on a busy machine a whole choice may take longer than the pause in which they are one.
  fireEvent.change(stuff, { target: { value: 'owner' } });
  fireEvent.change(owner, { target: { value: '' } });
  await screen.findByText(/^Read again/);
  expect(host.state.columns).toEqual([{}, { stuff: 'owner', owner: null }]);
});

it('imports with what was said, and takes it back on request', async () => {
  const user = await chooseDocument();
  await user.selectOptions(what('Stuff'), 'Action');
  await screen.findByText(/^Read again/);
  await user.click(screen.getByRole('button', { name: 'Undo my corrections' }));
  await waitFor(() => expect(host.state.columns).toHaveLength(3));
  expect(host.state.columns[2]).toEqual({});
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Columns' }));
  await waitFor(() => expect(what('Stuff').value).toBe('ignore'));
  await user.selectOptions(what('Stuff'), 'Owner');
  await screen.findByText(/^Read again/);
  await user.click(screen.getByRole('button', { name: 'Import this plan' }));
  await screen.findByRole('button', { name: 'Open the plan' });
  expect(host.state.columns.at(-1)).toEqual({ stuff: 'owner' });
});

it('keeps the old preview and says why when the document cannot be read again', async () => {
  const user = await chooseDocument();
  const message = 'The document took longer than 60 seconds to read.';
  host.state.instead.set('POST /imports/preview', {
    status: 422,
    body: { code: 'unreadable-document', message },
  });
  await user.selectOptions(what('Stuff'), 'Owner');
  expect((await screen.findByRole('alert')).textContent).toContain(message);
  expect(screen.getByRole('table', { name: 'Row by row' })).toBeTruthy();
  expect(what('Stuff').value).toBe('owner');
});

it('shows tables left out of the plan when asked', async () => {
  const user = await chooseDocument();
  expect(screen.queryByRole('region', { name: 'Table 4' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show 1 table left out of the plan' }));
  expect(screen.getByRole('region', { name: 'Table 4' }).textContent).toContain('not part of the plan');
});

it('stays with the columns when a correction shows which plan it is the next version of', async () => {
  host.state.preview = { ...aPreview, alreadyImportedAs: null };
  const user = await chooseDocument();
  const nextVersionOf = { id: 'p-0000000001', title: 'Governance improvement plan' };
  host.state.preview = { ...corrected(), alreadyImportedAs: null, nextVersionOf };
  await user.selectOptions(what('Stuff'), 'Owner');
  await screen.findByText(/^Read again/);
  expect(document.activeElement).toBe(what('Stuff'));
  expect(screen.getByText(/This looks like the next version of “Governance improvement plan”/)).toBeTruthy();
});
