import type { PrintedPage } from './pages.ts';
import { toTextLines, type TextLine } from './text-lines.ts';

/** Takes away what stands at the head or foot of most pages alike, page numbers aside. */
export function withoutRunningHeads(pages: PrintedPage[]): PrintedPage[] {
  if (pages.length < 3) return pages;
  const counts = new Map<string, number>();
  const heads = pages.map((page) => {
    const lines = toTextLines(page.fragments).filter((line) => isAtEdge(line, page));
    const keys = new Set(lines.map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return lines;
  });
  return pages.map((page, index) => {
    const running = new Set(
      (heads[index] ?? [])
        .filter((line) => (counts.get(keyOf(line)) ?? 0) > pages.length * 0.6)
        .flatMap((line) => line.fragments),
    );
    if (running.size === 0) return page;
    return { ...page, fragments: page.fragments.filter((fragment) => !running.has(fragment)) };
  });
}

function isAtEdge(line: TextLine, { box }: PrintedPage): boolean {
  const height = box.top - box.bottom;
  return line.baseline > box.top - height * 0.09 || line.baseline < box.bottom + height * 0.09;
}

/** Alike but for numbers, and at the same height. */
function keyOf(line: TextLine): string {
  return `${Math.round(line.baseline / 4)}:${line.text.replace(/\d+/g, '#')}`;
}
