// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aNextVersion, aPreview } from '#tests/helpers/document-previews';
import { aMe } from '#tests/helpers/tab-data';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { showTab } from './show-tab.tsx';

const title = 'Governance improvement plan';
const page = '/plans/p-0000000001/next-version';

let host: TabHost;
beforeEach(async () => {
  host = await openTabHost({ nextVersion: aNextVersion });
});
afterEach(async () => {
  cleanup();
  await host.close();
});

async function chooseDocument(path = page): Promise<UserEvent> {
  const user = showTab(host, path);
  await screen.findByRole('button', { name: 'Choose a file' });
  await user.upload(
    screen.getByLabelText('Choose a file', { selector: 'input' }),
    new File(['x'], 'next.docx'),
  );
  return user;
}

const group = (name: RegExp) => screen.findByRole('region', { name });
const item = (ref: string) => screen.getByRole('checkbox', { name: new RegExp(`^${ref} `) });

describe('a document that looks like the next version of a plan', () => {
  beforeEach(() => {
    host.state.preview = {
      ...aPreview,
      alreadyImportedAs: null,
      nextVersionOf: { id: 'p-0000000001', title },
    };
  });

  it('is asked about first, and can update that plan', async () => {
    const user = await chooseDocument('/import');
    const question = await screen.findByRole('heading', {
      name: `This looks like the next version of “${title}”`,
    });
    await waitFor(() => expect(document.activeElement).toBe(question));
    expect(screen.queryByRole('button', { name: 'Import this plan' })).toBeNull();
    await user.click(screen.getByRole('button', { name: `Update “${title}”` }));
    expect(await group(/^Date moved/)).toBeTruthy();
  });

  it('can be a new plan all the same', async () => {
    const user = await chooseDocument('/import');
    await user.click(await screen.findByRole('button', { name: 'Import as a new plan' }));
    expect(screen.getByRole('button', { name: 'Import this plan' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Update it instead' }));
    expect(await group(/^Date moved/)).toBeTruthy();
  });
});

describe('updating a plan from a document', () => {
  it('is offered on the plan’s page to administrators only', async () => {
    showTab(host, '/plans/p-0000000001');
    expect(await screen.findByRole('link', { name: 'Update from a document' })).toBeTruthy();
    host.state.me = aMe({ isAdministrator: false });
    showTab(host, '/plans/p-0000000001');
    await screen.findByRole('heading', { name: title });
    expect(screen.queryByRole('link', { name: 'Update from a document' })).toBeNull();
    showTab(host, page);
    expect(await screen.findByText('This page is for administrators')).toBeTruthy();
  });

  it('shows what differs in words, kind by kind, before anything is written', async () => {
    await chooseDocument();
    expect((await group(/^RAG moved/)).textContent).toMatch(/RAG.*Amber.*becomes.*Red/);
    expect((await group(/^Date moved/)).textContent).toContain('31 March 2026 →  becomes 30 June 2026');
    expect((await group(/^Closed/)).textContent).toContain('Implemented');
    expect((await group(/^New/)).textContent).toContain('GT40');
    const missing = await group(/^Missing from this document/);
    expect(missing.textContent).toContain('Stays in the plan');
    expect(within(missing).queryByRole('checkbox')).toBeNull();
    expect(screen.getByText(/It reports December 2025.*September 2025 is closed/)).toBeTruthy();
    expect(screen.getByText('Named for the first time: Head of Counter Fraud.')).toBeTruthy();
    expect(host.state.choices).toEqual([]);
  });

  it('takes over what was not left out, and the words that were chosen', async () => {
    host.state.importEvents = [{ type: 'done', planId: 'p-0000000001' }];
    const user = await chooseDocument();
    await screen.findByRole('button', { name: 'Take over 5 changes' });
    const words = screen.getByRole('radiogroup', { name: 'Progress: which shall stand?' });
    const theirs = within(words).getByRole('radio', { name: /Written here by Asha Patel.*out for comment/ });
    expect(theirs).toHaveProperty('checked', true);
    await user.click(within(words).getByRole('radio', { name: /In the document.*Half done/ }));
    await user.click(item('GT8'));
    await user.click(screen.getByRole('button', { name: 'Take over 4 changes' }));
    await user.click(await screen.findByRole('button', { name: 'Open the plan' }));
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    expect(host.state.choices).toEqual([{ skip: ['p-0000000001:GT8'], take: ['u-1:progress'] }]);
  });

  it('can be stopped and carried on with the same choices', async () => {
    host.state.importEvents = [
      { type: 'progress', written: 2, total: 9, waitSeconds: null },
      { type: 'progress', written: 3, total: 9, waitSeconds: null },
    ];
    host.state.importPauseMs = 60_000;
    const user = await chooseDocument();
    await screen.findByRole('button', { name: 'Take over 5 changes' });
    await user.click(item('GT8'));
    await user.click(screen.getByRole('button', { name: 'Take over 4 changes' }));
    expect(await screen.findByText('Writing row 2 of 9…')).toBeTruthy();
    expect(item('GT2')).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect((await screen.findByRole('alert')).textContent).toContain('carry on whenever you like');
    host.state.importEvents = [{ type: 'done', planId: 'p-0000000001' }];
    host.state.importPauseMs = 0;
    await user.click(screen.getByRole('button', { name: 'Carry on' }));
    expect(await screen.findByText('The plan is up to date')).toBeTruthy();
    expect(host.state.choices.map(({ skip }) => skip)).toEqual([['p-0000000001:GT8'], ['p-0000000001:GT8']]);
  });

  it('says so when the plan says all of it already', async () => {
    host.state.nextVersion = { ...aNextVersion, differences: [] };
    await chooseDocument();
    expect(await screen.findByText(/There is nothing in next.docx to take over/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Take over/ })).toBeNull();
  });

  it('says in one sentence why a document cannot be compared', async () => {
    const message = 'This document is older than the plan: it reports up to June, which is closed here.';
    host.state.instead.set('POST /plans/p-0000000001/next-version/preview', {
      status: 422,
      body: { code: 'invalid-input', message },
    });
    await chooseDocument();
    expect((await screen.findByRole('alert')).textContent).toContain(message);
  });
});
