/** One line of a list of who holds what, as somebody pasted it. */
export interface HolderLine {
  /** From 1, as the person counts them. */
  line: number;
  post: string;
  /** A name or an e-mail address: what the directory is searched for. */
  who: string;
}

/** More is pasted in several goes. */
export const mostHolderLines = 500;

const heading = /^(?:post|role|job title|title|position)$/i;

/**
 * Reads two columns pasted from a spreadsheet: the post, and who holds it. Columns are told by tabs, else by
 * semicolons, else by the last comma of a line. A heading and empty lines are left out; further columns are
 * not read.
 */
export function readHolderList(pasted: string): HolderLine[] {
  return pasted
    .split(/\r\n?|\n/)
    .map((text, index) => ({ line: index + 1, ...columnsOf(text) }))
    .filter(({ post, who }) => post !== '' || who !== '')
    .filter(({ post }, index) => index > 0 || !heading.test(post));
}

function columnsOf(text: string): { post: string; who: string } {
  const comma = text.lastIndexOf(',');
  const cells = text.includes('\t')
    ? text.split('\t')
    : text.includes(';')
      ? text.split(';')
      : comma < 0
        ? [text]
        : [text.slice(0, comma), text.slice(comma + 1)];
  const [post = '', who = ''] = cells.map(clean);
  return { post, who };
}

/** Spreadsheets put quotes around cells that hold quotes or line breaks. */
function clean(cell: string): string {
  const bare = cell.trim();
  const quoted = /^"(.*)"$/s.exec(bare)?.[1];
  return (quoted?.replaceAll('""', '"') ?? bare).replace(/\s+/g, ' ').trim();
}
