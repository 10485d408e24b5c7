/**
 * The small Markdown that Teams shows in messages and cards – bold, italic, links, lists – as HTML.
 *
 * Safe by construction: the text is escaped first, and only tags written here are added after. Links
 * lead to the web only; anything else stays as it was typed.
 */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.split(/\r?\n/).map(read);
  const blocks: { kind: Line['kind']; lines: Line[] }[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last?.kind === line.kind) last.lines.push(line);
    else blocks.push({ kind: line.kind, lines: [line] });
  }
  const [only, ...others] = blocks;
  // A single paragraph goes without its tag: it may stand in a heading or a label.
  if (only?.kind === 'text' && others.length === 0) return textOf(only.lines);
  return blocks.map(blockOf).join('');
}

interface Line {
  kind: 'blank' | 'text' | 'ul' | 'ol';
  text: string;
}

function read(line: string): Line {
  const [, marker, item] = /^\s*([-*]|\d+\.)\s+(.*)$/.exec(line) ?? [];
  if (marker !== undefined && item !== undefined)
    return { kind: /\d/.test(marker) ? 'ol' : 'ul', text: item };
  return { kind: line.trim() === '' ? 'blank' : 'text', text: line.replace(/^#{1,6}\s+(.*)$/, '**$1**') };
}

function blockOf({ kind, lines }: { kind: Line['kind']; lines: Line[] }): string {
  if (kind === 'blank') return '';
  if (kind === 'text') return `<p>${textOf(lines)}</p>`;
  return `<${kind}>${lines.map(({ text }) => `<li>${inline(text)}</li>`).join('')}</${kind}>`;
}

function textOf(lines: Line[]): string {
  return lines.map(({ text }) => inline(text)).join('<br>');
}

function inline(text: string): string {
  return escapeHtml(text)
    .replace(
      /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g,
      '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>',
    )
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])[_*]([^_*]+)[_*](?=$|[\s).,;:!?])/g, '$1<em>$2</em>');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
