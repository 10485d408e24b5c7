import { decodeEntities } from './decode-entities.ts';

/**
 * The words of a Teams message that somebody chose to keep, which is HTML. Unlike what is typed to the bot
 * (`plainMessage`), it may be quoted later, so names it mentions and its punctuation stay as written.
 */
export function wordsOfHtml(html: string): string {
  const text = html
    .slice(0, 100_000)
    .replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '');
  return decodeEntities(text)
    .replace(/\p{Cc}/gu, (character) => (character === '\n' ? '\n' : ' '))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
