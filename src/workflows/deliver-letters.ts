import type { Reminder } from '#domain/reminder';
import type { Row } from '#sharepoint/store';
import type { Letter, Sweep, Written } from './reminder-letters.ts';

/** How it went with one letter. */
export type Delivered = { letter: Letter; items: number } & (
  { outcome: 'sent' } | { outcome: 'refused' | 'failed'; reason: string }
);

/** People claimed in one request and dealt with together: few enough to stop soon. */
const lettersAtOnce = 20;

/** Handfuls under way at once, so that one claims while the other sends. */
const lanes = 2;

/** A claim this old is not sent any more: another sweep may be about to take it over. */
const staleClaimMs = 5 * 60_000;

/**
 * Claims, sends and confirms, a handful at a time.
 *
 * @param onDelivered called for each letter that this sweep had to send
 * @param isOver whether no further letter may be begun
 * @returns how many letters were not begun
 */
export async function deliverLetters(
  sweep: Sweep,
  letters: readonly Letter[],
  onDelivered: (delivered: Delivered) => void,
  isOver: () => boolean,
): Promise<number> {
  let next = 0;
  async function lane(): Promise<void> {
    while (next < letters.length && !isOver()) {
      const handful = letters.slice(next, next + lettersAtOnce);
      next += handful.length;
      await deliverHandful(sweep, handful, onDelivered);
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  return Math.max(0, letters.length - next);
}

async function deliverHandful(
  sweep: Sweep,
  letters: readonly Letter[],
  onDelivered: (delivered: Delivered) => void,
): Promise<void> {
  const worth = await writeAll(letters);
  if (worth.length === 0) return;
  let claimed: Map<string, Row<Reminder>>;
  try {
    claimed = await sweep.ledger.claim(worth.flatMap(({ letter }) => letter.claims));
  } catch (error) {
    // Nothing was sent. Claims that were written all the same are taken over in a while.
    for (const { letter, written } of worth) onDelivered(failed(letter, written.items, error));
    return;
  }
  await Promise.all(
    worth.map(async ({ letter, written }) => {
      const own = letter.claims.flatMap(({ id }) => claimed.get(id) ?? []);
      const delivered = await deliver(sweep, letter, written, own);
      if (delivered) onDelivered(delivered);
    }),
  );
}

/** Those with something on them, written as if every claim were won. */
export async function writeAll(letters: readonly Letter[]): Promise<{ letter: Letter; written: Written }[]> {
  const pairs = await Promise.all(
    letters.map(async (letter) => ({
      letter,
      written: await letter.write(new Set(letter.claims.map(({ id }) => id))),
    })),
  );
  return pairs.flatMap(({ letter, written }) => (written ? [{ letter, written }] : []));
}

async function deliver(
  { ledger, services: { clock } }: Sweep,
  letter: Letter,
  whole: Written,
  claims: readonly Row<Reminder>[],
): Promise<Delivered | null> {
  const [first] = claims;
  if (!first || clock.now().getTime() - Date.parse(first.value.claimedAt) > staleClaimMs) return null;
  try {
    const ids = new Set(claims.map(({ value }) => value.id));
    const written = claims.length === letter.claims.length ? whole : await letter.write(ids);
    if (!written) return null;
    const delivery = await written.send();
    if (delivery.delivered) {
      await ledger.confirm(claims, written.told);
      return { letter, items: written.items, outcome: 'sent' };
    }
    await ledger.refuse(claims, delivery.reason);
    return { letter, items: written.items, outcome: 'refused', reason: delivery.reason };
  } catch (error) {
    // The claim stands unconfirmed, so a later sweep takes it over; the others still get their cards.
    return failed(letter, whole.items, error);
  }
}

function failed(letter: Letter, items: number, error: unknown): Delivered {
  const why = error instanceof Error ? error.message : String(error);
  return { letter, items, outcome: 'failed', reason: `Could not be sent, and will be tried again: ${why}` };
}
