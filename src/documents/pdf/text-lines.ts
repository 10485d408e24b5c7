import { overlap, type Box } from './geometry.ts';

/** A piece of text as the page shows it, on one baseline. */
export interface Fragment {
  text: string;
  left: number;
  right: number;
  baseline: number;
  /** Font size in points. */
  size: number;
  isBold: boolean;
  color: string | null;
}

/** One line of text within a column or cell. */
export interface TextLine extends Fragment {
  fragments: Fragment[];
}

export function boxOf(fragment: Fragment): Box {
  return {
    left: fragment.left,
    right: fragment.right,
    bottom: fragment.baseline - fragment.size * 0.2,
    top: fragment.baseline + fragment.size * 0.75,
  };
}

/** Lines from the top down, each from left to right. Raised and lowered pieces ("2nd") join their line. */
export function toTextLines(fragments: readonly Fragment[]): TextLine[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => b.baseline - a.baseline || a.left - b.left)) {
    const row = rows.findLast((candidate) => isSameLine(candidate[0] as Fragment, fragment));
    if (row) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => joinLine(row.sort((a, b) => a.left - b.left)));
}

function isSameLine(line: Fragment, fragment: Fragment): boolean {
  const smaller = Math.min(line.size, fragment.size);
  return Math.abs(line.baseline - fragment.baseline) < smaller * (line.size === fragment.size ? 0.3 : 0.6);
}

export function joinLine(fragments: Fragment[]): TextLine {
  let text = '';
  let end = -Infinity;
  for (const fragment of fragments) {
    const isApart = fragment.left - end > fragment.size * 0.15;
    if (text !== '' && isApart && !/\s$/.test(text) && !/^\s/.test(fragment.text)) text += ' ';
    text += fragment.text;
    end = fragment.right;
  }
  const inked = fragments.filter((fragment) => /\S/.test(fragment.text));
  const largest = inked.reduce(
    (best, next) => (next.text.length > best.text.length ? next : best),
    inked[0] as Fragment,
  );
  return {
    fragments,
    text: text.trim(),
    left: Math.min(...inked.map((fragment) => fragment.left)),
    right: Math.max(...inked.map((fragment) => fragment.right)),
    baseline: largest.baseline,
    size: largest.size,
    isBold: inked.every((fragment) => fragment.isBold),
    color: inked.every((fragment) => fragment.color === largest.color) ? largest.color : null,
  };
}

/** Text painted twice in one place, for a shadow or a false bold, is read once. */
export function withoutDoubles(fragments: Fragment[]): Fragment[] {
  const seen = new Map<string, Fragment[]>();
  return fragments.filter((fragment) => {
    const alike = seen.get(fragment.text) ?? [];
    seen.set(fragment.text, [...alike, fragment]);
    const box = boxOf(fragment);
    const needed = (box.right - box.left) * (box.top - box.bottom) * 0.7;
    return !alike.some((earlier) => overlap(boxOf(earlier), box) > needed);
  });
}
