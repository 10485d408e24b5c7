/** A text on one line of a terminal, cut at 100 characters; the document and the tab have the rest. */
export function shortLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
