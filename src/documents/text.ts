/**
 * One line of text as a person reads it: invisible and control characters gone, every kind of space plain and
 * single, ligatures spelt out, symbol-font bullets and ticks as the characters they show. Typographic quotes
 * and dashes stay as written.
 */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ').trim();
}

/** As {@link cleanLine}, but line breaks and tabs stay. */
export function cleanText(raw: string): string {
  if (/^[\t\n\x20-\x7e]*$/.test(raw)) return raw;
  return raw
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(invisible, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/\u2011/g, '-')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\uf020-\uf0ff]/g, (symbol) => symbolCharacters[symbol.charCodeAt(0) & 0xff] ?? '');
}

// Soft hyphens, zero-width and direction marks, byte-order marks, replacement characters and control codes.
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufffc\ufffd]/g;

/** What Word's symbol fonts (Symbol, Wingdings) show at their private code points, for those that lists and ticks use. */
export const symbolCharacters: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x71: '☐',
  0x75: '◆',
  0x76: '❖',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '☐',
  0xb7: '•',
  0xd8: '➢',
  0xe0: '→',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
