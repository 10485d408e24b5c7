import { NotFoundError } from '#domain/errors';
import type { ActionView, ItemDetail } from '#domain/view';
import { showItem } from '#workflows/show-item';
import type { Desk } from './answer.ts';

/**
 * Reads what a card names, for whoever pressed it; nothing else on the card is believed.
 *
 * @throws {NotFoundError} when the item or the action is not there, or not for this person
 */
export async function findAction(
  { services, person }: Desk,
  target: { item: string; action: string },
): Promise<{ item: ItemDetail; action: ActionView }> {
  const { item } = await showItem(services, person, target.item);
  const action = item.actions.find(({ id }) => id === target.action);
  if (!action) throw new NotFoundError('There is no such action, or you may not see it.');
  return { item, action };
}
