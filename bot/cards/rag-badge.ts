import type { Rag } from '#domain/rag';
import { ragWords } from '../strings/index.ts';
import { box, says, type Color, type Element, type Style } from './elements.ts';

const styles = { red: 'attention', amber: 'warning', green: 'good', blue: 'accent' } satisfies Record<
  Rag,
  Style
>;

/** A RAG as a coloured tag that also says it in words. */
export function ragBadge(rag: Rag | null): Element {
  return box([says([{ text: ragWords(rag), weight: 'bolder' }])], {
    style: rag ? styles[rag] : 'emphasis',
    spacing: 'none',
  });
}

export function ragColor(rag: Rag | null): Color {
  return rag ? styles[rag] : 'default';
}
