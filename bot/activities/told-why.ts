import type { ActionView, ItemDetail } from '#domain/view';
import type { Told } from '../cards/live-card.ts';
import { whyWords, type Why } from '../cards/why.ts';
import type { Desk } from './answer.ts';

/**
 * What a card that asks for itself afresh says of why it was sent; null for one that never said why, and where
 * others would read it, since nobody but its reader could have been told so.
 */
export function toldWhy(
  { person, services }: Desk,
  why: Why | undefined,
  { item, action }: { item: ItemDetail; action: ActionView | null },
): Told | null {
  if (!why || services.audience === 'everyone') return null;
  return { why, banner: whyWords(why, { item, action, personId: person.id }) };
}
