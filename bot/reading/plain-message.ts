import { decodeEntities } from './decode-entities.ts';

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
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒−]/g, '-')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(emphasis, '$2')
    .trim();
}

/** "**GT8** amber", "'done'": marks around words, as chats and careful people set them. */
const emphasis =
  /(?<![\p{L}\p{N}*_~'])(\*\*|__|~~|\*|_|~|')(?=[\p{L}\p{N}#("])([^*_~'\n]{1,200}?)(?<=[\p{L}\p{N}.!?:,;)"])\1(?![\p{L}\p{N}*_~'])/gu;

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
