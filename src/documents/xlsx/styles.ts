import { backgroundColor, hexColor, inkColor, tinted, type Theme } from '../readers/colors.ts';
import { child, childrenNamed, type XmlElement } from '../readers/xml.ts';
import { builtInFormats, toNumberFormat, type NumberFormat } from './number-format.ts';

/** How a cell looks. */
export interface CellStyle {
  format: NumberFormat;
  fill: string | null;
  color: string | null;
  isBold: boolean;
}

export const plainStyle: CellStyle = { format: { kind: 'general' }, fill: null, color: null, isBold: false };

/** Looks by the number that cells carry. */
export function readStyles(root: XmlElement | null, theme: Theme): CellStyle[] {
  const styles = root ?? undefined;
  const formats = new Map(
    childrenNamed(child(styles, 'x:numFmts'), 'x:numFmt').map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? '',
    ]),
  );
  const palette = readPalette(styles);
  const fonts = childrenNamed(child(styles, 'x:fonts'), 'x:font').map((font) =>
    readFont(font, theme, palette),
  );
  const fills = childrenNamed(child(styles, 'x:fills'), 'x:fill').map((fill) =>
    readFill(fill, theme, palette),
  );
  return childrenNamed(child(styles, 'x:cellXfs'), 'x:xf').map(({ attributes }) => {
    const formatId = Number(attributes['numFmtId'] ?? 0);
    const font = fonts[Number(attributes['fontId'] ?? 0)];
    return {
      format: toNumberFormat(formats.get(formatId) ?? builtInFormats[formatId] ?? ''),
      fill: fills[Number(attributes['fillId'] ?? 0)] ?? null,
      color: font?.color ?? null,
      isBold: font?.isBold ?? false,
    };
  });
}

/** A font, or a rich-text run's properties. */
export function readFont(
  font: XmlElement | undefined,
  theme: Theme,
  palette: readonly string[] = standardPalette,
): { color: string | null; isBold: boolean } {
  const bold = child(font, 'x:b');
  return {
    color: inkColor(readColor(child(font, 'x:color'), theme, palette)),
    isBold: bold !== undefined && !['0', 'false'].includes(bold.attributes['val'] ?? ''),
  };
}

function readFill(fill: XmlElement, theme: Theme, palette: readonly string[]): string | null {
  const gradientStop = child(child(fill, 'x:gradientFill'), 'x:stop');
  if (gradientStop) return backgroundColor(readColor(child(gradientStop, 'x:color'), theme, palette));
  const pattern = child(fill, 'x:patternFill');
  const type = pattern?.attributes['patternType'] ?? 'none';
  if (type === 'none' || type === 'gray125') return null;
  return backgroundColor(
    readColor(child(pattern, type === 'solid' ? 'x:fgColor' : 'x:bgColor'), theme, palette),
  );
}

function readColor(color: XmlElement | undefined, theme: Theme, palette: readonly string[]): string | null {
  if (!color) return null;
  const { rgb, theme: slot, indexed, tint } = color.attributes as Record<string, string | undefined>;
  const themed = slot === undefined ? undefined : theme[themeSlots[Number(slot)] ?? ''];
  const numbered = indexed === undefined ? undefined : palette[Number(indexed)];
  const base = hexColor(rgb) ?? themed ?? numbered;
  return base === undefined ? null : tinted(base, Number(tint ?? 0) || 0);
}

const themeSlots = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

function readPalette(styles: XmlElement | undefined): readonly string[] {
  const own = childrenNamed(child(child(styles, 'x:colors'), 'x:indexedColors'), 'x:rgbColor');
  return own.length === 0
    ? standardPalette
    : own.map((color) => hexColor(color.attributes['rgb']) ?? '000000');
}

const standardColors = ['000000', 'ffffff', 'ff0000', '00ff00', '0000ff', 'ffff00', 'ff00ff', '00ffff'];

/** Excel's colours by number, from before workbooks had themes; the first eight stand twice. */
const standardPalette: readonly string[] = [
  ...standardColors,
  ...standardColors,
  ...['800000', '008000', '000080', '808000', '800080', '008080', 'c0c0c0', '808080'],
  ...['9999ff', '993366', 'ffffcc', 'ccffff', '660066', 'ff8080', '0066cc', 'ccccff'],
  ...['000080', 'ff00ff', 'ffff00', '00ffff', '800080', '800000', '008080', '0000ff'],
  ...['00ccff', 'ccffff', 'ccffcc', 'ffff99', '99ccff', 'ff99cc', 'cc99ff', 'ffcc99'],
  ...['3366ff', '33cccc', '99cc00', 'ffcc00', 'ff9900', 'ff6600', '666699', '969696'],
  ...['003366', '339966', '003300', '333300', '993300', '993366', '333399', '333333'],
];
