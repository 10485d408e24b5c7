/**
 * Makes words that came from people or documents safe to stand on a card, whole or clipped.
 *
 * Cards show such words only in `RichTextBlock` runs, which no Teams client reads as Markdown: escaping with
 * backslashes works on the desktop but shows the backslashes on phones. What is left to take out is what
 * works even there: `{{DATE(…)}}` functions, and characters that hide text or turn its direction around.
 */
export function plainText(text: string, longest = 4_000): string {
  const visible = (ordinary.test(text) ? text : withoutHidden(text))
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\{(?=\{)/g, '{\u2060')
    .trim();
  return clip(visible, longest);
}

/**
 * Western European letters and the marks that documents are full of: looking up the class of every character of
 * a text with a dash in it took longer than the card around it.
 */
const ordinary = /^[\n -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]*$/;

function withoutHidden(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, (character) => (character === '\n' ? '\n' : ''));
}

/** One line of it, for rows. */
export function oneLine(text: string, longest: number): string {
  return plainText(text.replace(/\s{2,}|[^\S ]/g, ' '), longest);
}

/** Cuts at a word and says so with an ellipsis; the whole text is in the tab. */
function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const atWord = cut.replace(/\s+\S*$/, '');
  const kept = atWord.length > longest * 0.6 ? atWord : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[\s,;:.–—-]+$/, '')}…`;
}
