import type { Theme } from '../readers/colors.ts';
import { child, type XmlElement } from '../readers/xml.ts';
import { readFont } from './styles.ts';

/** A text with the look it has by itself, where all of its runs share one. */
export interface RichText {
  text: string;
  color: string | null;
  isBold: boolean;
}

/** A shared or inline string: plain, or in runs; reading aids for Asian scripts left out. */
export function readRichText(element: XmlElement, theme: Theme): RichText {
  const plain = child(element, 'x:t');
  if (plain) return { text: unescape(plain.text), color: null, isBold: false };
  const runs = element.children
    .filter((run) => run.name === 'x:r')
    .map((run) => ({
      text: unescape(child(run, 'x:t')?.text ?? ''),
      ...readFont(child(run, 'x:rPr'), theme),
    }));
  const inked = runs.filter((run) => /\S/.test(run.text));
  const color = inked[0]?.color ?? null;
  return {
    text: runs.map((run) => run.text).join(''),
    color: inked.every((run) => run.color === color) ? color : null,
    isBold: inked.length > 0 && inked.every((run) => run.isBold),
  };
}

/** Excel writes characters that XML forbids as `_x000D_`. */
function unescape(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
