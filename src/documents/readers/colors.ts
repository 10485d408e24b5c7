import type { Archive } from './archive.ts';
import { child, readXml } from './xml.ts';

/** A document's colour scheme: "accent1" → "rrggbb". */
export type Theme = Readonly<Record<string, string>>;

export function readTheme(archive: Archive, part: string | undefined): Theme {
  const bytes = part === undefined ? null : archive.read(part);
  if (!bytes || part === undefined) return {};
  const scheme = child(child(readXml(bytes, part), 'a:themeElements'), 'a:clrScheme');
  const theme: Record<string, string> = {};
  for (const slot of scheme?.children ?? []) {
    const value = slot.children[0]?.attributes;
    const color = hexColor(value?.['lastClr'] ?? value?.['val']);
    if (color) theme[slot.name.replace('a:', '')] = color;
  }
  return theme;
}

/** "FFC000" or "FFFFC000" (with opacity) as "ffc000"; null when it is "auto" or no colour. */
export function hexColor(value: string | undefined): string | null {
  const match = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(value ?? '');
  return match ? (match[1] as string).toLowerCase() : null;
}

/** As a cell's background: white counts as none. */
export function backgroundColor(color: string | null): string | null {
  return color === 'ffffff' ? null : color;
}

/** As text: black counts as none. */
export function inkColor(color: string | null): string | null {
  return color === '000000' ? null : color;
}

/**
 * Lighter (tint above 0, up to 1 = white) or darker (below 0, down to -1 = black), as Office reckons it: the
 * lightness of the colour moves, its hue and saturation stay.
 */
export function tinted(color: string, tint: number): string {
  if (tint === 0) return color;
  const { hue, saturation, lightness } = toHsl(color);
  const moved = tint < 0 ? lightness * (1 + tint) : lightness + (1 - lightness) * tint;
  return fromHsl(hue, saturation, Math.min(1, Math.max(0, moved)));
}

/** Red, green and blue from 0 to 255. */
function toRgb(color: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(color, 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

function fromRgb(red: number, green: number, blue: number): string {
  return [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
}

function toHsl(color: string): { hue: number; saturation: number; lightness: number } {
  const [red, green, blue] = toRgb(color).map((part) => part / 255) as [number, number, number];
  const max = Math.max(red, green, blue);
  const min = Math.min(red, green, blue);
  const lightness = (max + min) / 2;
  const range = max - min;
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  const sixth =
    max === red
      ? ((green - blue) / range + 6) % 6
      : max === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return { hue: sixth * 60, saturation, lightness };
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const part = (offset: number) => {
    const position = (offset + hue / 30) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - reach * Math.max(-1, Math.min(position - 3, 9 - position, 1)));
  };
  return fromRgb(part(0), part(8), part(4));
}
