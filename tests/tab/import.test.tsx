// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPreview } from '#tests/helpers/document-previews';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { showTab } from './show-tab.tsx';

let host: TabHost;
beforeEach(async () => {
  host = await openTabHost({ preview: aPreview });
});
afterEach(async () => {
  cleanup();
  await host.close();
});

async function chooseDocument() {
  const user = showTab(host, '/import');
  await screen.findByRole('button', { name: 'Choose a file' });
  await user.upload(
    screen.getByLabelText('Choose a file', { selector: 'input' }),
    new File(['x'], 'plan.docx'),
  );
  return user;
}

it('shows what was understood beside what the document says, before anything is kept', async () => {
  await chooseDocument();
  expect(await screen.findByRole('textbox', { name: 'Title of the plan' })).toHaveProperty(
    'value',
    'Corporate peer challenge 2025: action plan',
  );
  const table = screen.getByRole('table', { name: 'Row by row' });
  expect(table.textContent).toContain('30 November 2025“Autumn 2025”');
  expect(screen.getByText('1 new, 1 already known')).toBeTruthy();
  expect(screen.getByText(/has been brought in already, as “Governance improvement plan”/)).toBeTruthy();
});

it('leads from a doubt to the row it is about', async () => {
  const user = await chooseDocument();
  const findings = await screen.findByRole('list', { name: 'Worth a second look' });
  await user.click(within(findings).getByRole('button', { name: 'Go to 2' }));
  expect(document.activeElement?.textContent).toContain('Give scrutiny a work programme');
});

it('says in one sentence why a document cannot be read, and takes another', async () => {
  const message = 'This PDF is a picture of a document: there is no text in it to read.';
  host.state.instead.set('POST /imports/preview', {
    status: 422,
    body: { code: 'unreadable-document', message },
  });
  await chooseDocument();
  expect((await screen.findByRole('alert')).textContent).toContain(message);
  expect(screen.getByRole('button', { name: 'Choose a file' })).toBeTruthy();
});

it('carries on after a failure and leads to the plan', async () => {
  host.state.importEvents = [
    { type: 'progress', written: 2, total: 9, waitSeconds: null },
    { type: 'failed', message: 'SharePoint did not answer for two minutes.' },
  ];
  const user = await chooseDocument();
  await user.click(await screen.findByRole('button', { name: 'Import this plan' }));
  expect((await screen.findByRole('alert')).textContent).toContain('SharePoint did not answer');
  host.state.importEvents = [{ type: 'done', planId: 'p-0000000001' }];
  await user.click(screen.getByRole('button', { name: 'Carry on' }));
  await user.click(await screen.findByRole('button', { name: 'Open the plan' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Governance improvement plan' })).toBeTruthy();
});

it('says for how long SharePoint makes it wait, and how far it is', async () => {
  host.state.importEvents = [
    { type: 'progress', written: 120, total: 300, waitSeconds: 40 },
    { type: 'progress', written: 120, total: 300, waitSeconds: 39 },
  ];
  host.state.importPauseMs = 60_000;
  const user = await chooseDocument();
  await user.click(await screen.findByRole('button', { name: 'Import this plan' }));
  const sentence = 'SharePoint is asking us to wait, 40 s; 120 of 300 rows written.';
  expect(await screen.findByText(sentence)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
});

it('can be stopped half way and says what that means', async () => {
  host.state.importEvents = [
    { type: 'progress', written: 2, total: 9, waitSeconds: null },
    { type: 'progress', written: 3, total: 9, waitSeconds: null },
  ];
  host.state.importPauseMs = 60_000;
  const user = await chooseDocument();
  await user.click(await screen.findByRole('button', { name: 'Import this plan' }));
  expect(await screen.findByText('Writing row 2 of 9…')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect((await screen.findByRole('alert')).textContent).toContain('carry on whenever you like');
});
