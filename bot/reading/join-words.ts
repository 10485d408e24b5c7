import { decoration } from './skip-words.ts';
import type { Span } from './read-clause.ts';

/**
 * The words at several places of a text, as written. Places with only punctuation between them are one, with
 * the punctuation; where a value was taken out between two, a comma stands instead.
 *
 * @returns null where no letter or digit is among them
 */
export function joinWords(text: string, spans: readonly Span[]): string | null {
  const runs: Span[] = [];
  for (const span of spans) {
    const last = runs.at(-1);
    const between = last ? text.slice(last.end, span.start) : '';
    if (last && !/[\p{L}\p{N}\ue000-\ue0ff]/u.test(between)) last.end = span.end;
    else runs.push({ ...span });
  }
  const parts = runs.map((run) => tidy(text, run)).filter((part) => /[\p{L}\p{N}\ue000-\ue0c7]/u.test(part));
  return parts.length === 0 ? null : parts.join(', ');
}

/** Closing marks that belong to the last word are kept with it. */
function tidy(text: string, { start, end }: Span): string {
  const words = text.slice(start, end);
  const opens = count(words, '(') > count(words, ')');
  const quotes = count(words, '"') % 2 === 1;
  const after = /^[.!?…)"]{1,3}/.exec(text.slice(end, end + 3))?.[0] ?? '';
  const kept = [...after]
    .filter((mark) => (mark === ')' ? opens : mark === '"' ? quotes : mark !== '.'))
    .join('');
  return `${words}${kept}`.replace(edges, '').replace(/ {2,}/g, ' ');
}

const edges = new RegExp(`^(?:[\\s,;:=>→–—-]|${decoration})+|(?:[\\s,;:–—-]|${decoration})+$`, 'gu');

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
