// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showTab } from './show-tab.tsx';
import { aMe, anAction, anItem, aPlan, planPage } from '#tests/helpers/tab-data';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import { undoOf, updatesFor } from '../../tab/components/bulk/bulk-change.ts';
import '../../tab/pages/BulkDialog.tsx';

const items = [
  anItem({ ref: 'GT1', rag: 'amber' }),
  anItem({ ref: 'GT2', rag: 'red' }),
  anItem({ ref: 'GT3', rag: null, mayUpdate: false }),
];

describe('changing many rows', () => {
  let host: TabHost;
  beforeEach(async () => {
    host = await openTabHost({ plans: [aPlan({ items })] });
  });
  afterEach(async () => {
    cleanup();
    await host.close();
  });

  it('shows what would change and what not and why, does it, and takes it back', async () => {
    const user = showTab(host, '/plans/p-0000000001');
    await user.click(await screen.findByLabelText('Choose every row shown'));
    expect(screen.getByText('3 rows chosen')).toBeTruthy();
    await user.click(within(screen.getByLabelText('Rows chosen')).getByText('RAG'));
    await user.selectOptions(await screen.findByLabelText('New rating'), 'green');
    await user.click(screen.getByText('See what would change'));
    expect((await screen.findByText('RAG: Amber → Green')).parentElement?.textContent).toContain('GT1');
    expect(screen.getByText('1 row would not')).toBeTruthy();
    expect(screen.getByText('Only the owner of GT3 may update it.')).toBeTruthy();
    await user.click(screen.getByText('Change 2 rows'));
    expect(await screen.findByText('2 rows changed.')).toBeTruthy();
    expect(host.state.bulk.map(({ change }) => change)).toEqual([{ rag: 'green' }, { rag: 'green' }]);
    await user.click(screen.getByText('Undo'));
    expect(await screen.findByText(/2 rows put back/)).toBeTruthy();
    expect(host.state.plans[0]?.items.map(({ rag }) => rag)).toEqual(['amber', 'red', null]);
    await user.click(screen.getByText('Done'));
    expect(screen.queryByLabelText('Rows chosen')).toBeNull();
  });

  it('keeps what was chosen when the connection breaks, and sends the same requests again', async () => {
    const user = showTab(host, '/plans/p-0000000001');
    await user.click(await screen.findByLabelText('Choose GT1'));
    await user.click(within(screen.getByLabelText('Rows chosen')).getByText('RAG'));
    await user.selectOptions(await screen.findByLabelText('New rating'), 'blue');
    await user.click(screen.getByText('See what would change'));
    host.state.instead.set('POST /updates', 'drop');
    await user.click(await screen.findByText('Change 1 row'));
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
    host.state.instead.clear();
    await user.click(screen.getByText('Change 1 row'));
    expect(await screen.findByText('1 row changed.')).toBeTruthy();
  });
});

describe('what a choice of rows means', () => {
  const several = anItem({
    ref: 'GT5',
    actions: [anAction(), anAction(), anAction({ status: 'verified' })],
  });
  const rows = planPage(aPlan({ items: [...items, several] }), aMe()).items;
  const targets = (ids: string[], change: Parameters<typeof updatesFor>[2]) =>
    updatesFor(rows, new Set(ids), change).map(({ itemId, actionId }) => actionId ?? itemId);

  it('rates a recommendation once, however many of its actions are chosen', () => {
    const ids = several.actions.map(({ id }) => id);
    expect(targets(ids, { rag: 'green' })).toEqual([several.id]);
  });

  it('takes a recommendation with several actions for all of them that are open', () => {
    expect(targets([several.id], { status: 'ongoing' })).toEqual(
      several.actions.slice(0, 2).map(({ id }) => id),
    );
  });

  it('puts back what can be put back', () => {
    const outcome = {
      id: '1',
      itemId: 'a',
      actionId: null,
      result: 'saved' as const,
      problems: [] as string[],
      basedOn: null,
    };
    const changes = [{ field: 'status' as const, before: 'ongoing', after: 'implemented' }];
    expect(undoOf({ ...outcome, changes }, 'status', 'Oops.')).toEqual({
      status: 'ongoing',
      reason: 'Oops.',
    });
    expect(
      undoOf({ ...outcome, changes: [{ field: 'rag', before: null, after: 'red' }] }, 'rag', ''),
    ).toBeNull();
  });
});
