/**
 * The small Markdown that Teams shows in messages and cards – bold, italic, links, lists – as HTML.
 *
 * Safe by construction: the text is escaped first, and only tags written here are added after. Links
 * lead to the web only; anything else stays as it was typed.
 */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.split(/\r?\n/).map(read);
  const html: string[] = [];
  for (let start = 0; start < lines.length;) {
    const kind = lines[start]?.kind ?? 'blank';
    let end = start;
    while (end < lines.length && lines[end]?.kind === kind) end += 1;
    html.push(blockOf(kind, lines.slice(start, end)));
    start = end;
  }
  return html.join('');
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

function blockOf(kind: Line['kind'], lines: Line[]): string {
  if (kind === 'blank') return '';
  const texts = lines.map(({ text }) => inline(text));
  if (kind === 'text') return `<p>${texts.join('<br>')}</p>`;
  return `<${kind}>${texts.map((text) => `<li>${text}</li>`).join('')}</${kind}>`;
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
