import { expect, it } from 'vitest';
import { actionRow } from '#bot/cards/action-row';
import { spoken } from '#bot/cards/elements';
import { aPostView, anActionView } from '#tests/helpers/views';

it('reads out all that a row shows, since a row that is a button is read by its name alone', () => {
  const action = anActionView({
    ref: 'GT8',
    text: 'Publish the code of conduct.',
    owners: [aPostView('Head of Legal', 'Olive Hart')],
    due: { text: '27 February 2026', kind: 'by', start: null, end: '2026-02-27', precision: 'day' },
    dueState: 'overdue',
    daysLate: 3,
  });
  const row = actionRow({ action, rag: 'amber', showOwner: true });
  if (row.type !== 'Container' || row.items[0]?.type !== 'ColumnSet')
    throw new Error('A row has changed its shape.');
  const shown = spoken(row.items[0].columns[0]?.items ?? []);
  for (const word of ['GT8', 'Amber', 'Publish the code of conduct.', '3 days late', 'Olive Hart']) {
    expect(shown).toContain(word);
  }
  expect(row.selectAction?.title).toBe(`Open ${shown}`);
});
