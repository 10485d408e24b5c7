/**
 * What somebody typed, as Teams passes it on, made into plain words: tags and entities of rich text, typographic
 * spaces and apostrophes, and characters that hide or turn text around. Lines stay lines.
 */
export function plainMessage(text: string): string {
  return decodeEntities(withoutTags(text))
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replace(/[’‘ʼ′`]/g, "'")
    .replace(/[‐‑‒−]/g, '-')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

const blockTags = /<(?:\/?(?:p|div|li|ul|ol|tr|table|blockquote|h[1-6])(?: [^<>]{0,500})?|br ?\/?)>/gi;
const inlineTags =
  /<\/?(?:span|strong|b|em|i|u|s|a|code|pre|font|td|th|tbody|thead|img|emoji|attachment|at)(?: [^<>]{0,2000})?\/?>/gi;
const anchors = /<a [^<>]{0,500}?href="(https?:\/\/[^"<>]{1,2000})"[^<>]{0,500}>([^<>]{0,500})<\/a>/gi;

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<at(?: [^<>]{0,200})?>[^<>]{0,200}<\/at>/gi, ' ')
    .replace(anchors, (_, url: string, words: string) =>
      words.includes('://') ? ` ${url} ` : `${words} ${url} `,
    )
    .replace(blockTags, '\n')
    .replace(inlineTags, '');
}

const namedEntities: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", pound: '£', hellip: '…', bull: '•' },
  ...{
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    ensp: ' ',
    emsp: ' ',
    rarr: '→',
  },
};

/** Once only: "&amp;lt;" is somebody writing about "&lt;". */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    const named = typeof name === 'string' ? name.toLowerCase() : '';
    if (named) return Object.hasOwn(namedEntities, named) ? (namedEntities[named] ?? whole) : whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
