import type { ActionView, ItemDetail } from '#domain/view';
import type { Told } from '../cards/live-card.ts';
import { whyWords, type Why } from '../cards/why.ts';
import type { Desk } from './answer.ts';

/** What a card that asks for itself afresh says of why it was sent; null for one that never said why. */
export function toldWhy(
  { person }: Desk,
  why: Why | undefined,
  { item, action }: { item: ItemDetail; action: ActionView | null },
): Told | null {
  return why ? { why, banner: whyWords(why, { item, action, personId: person.id }) } : null;
}
