import { expect, it } from 'vitest';
import { changeLines } from '#bot/cards/change-lines';
import { strings } from '#bot/strings/index';
import { anActionView, anItemView } from '#tests/helpers/views';

const action = anActionView({ progress: 'With the director.' });

/** What stands beside a new position. */
function now(item: Parameters<typeof changeLines>[0], change: Parameters<typeof changeLines>[2]) {
  return changeLines(item, action, { ...change, note: 'Agreed.' }).find(({ isLong }) => isLong)?.before;
}

it('shows the latest position beside a new one, in whichever of its two places it stands', () => {
  const unsaid = anItemView({ narrative: null, actions: [action] });
  expect(now(unsaid, { rag: 'amber' })).toBe('With the director.');
  expect(now(unsaid, {})).toBe('With the director.');
  const said = anItemView({ narrative: 'Out to consultation.', actions: [action] });
  expect(now(said, { rag: 'amber' })).toBe('Out to consultation.');
  expect(changeLines(unsaid, null, { note: 'Agreed.' })[0]?.before).toBe(strings.item.nothingYet);
});

it('says again what stands for the action, where an item has several', () => {
  const item = anItemView({
    narrative: 'Out to consultation.',
    actions: [action, anActionView({ id: 'p-1:GT8:2' })],
  });
  const [line] = changeLines(item, action, { unchanged: true });
  expect(line?.after).toBe(strings.confirm.standsAgain('With the director.'));
});
