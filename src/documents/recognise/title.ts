import type { DocumentContent } from '../content.ts';
import { filledCells, rowsOf } from './rows.ts';

/** The document's own title: its title or first heading, its first short line, the line above its table, or its name. */
export function titleOf(content: DocumentContent, fileName: string): string {
  const titled = content.blocks.find((block) => block.type === 'heading' && block.level === 0);
  if (titled?.type === 'heading') return oneLine(titled.text);
  for (const block of content.blocks) {
    if (block.type === 'table') {
      const first = rowsOf(block)[0];
      const filled = first ? filledCells(first) : [];
      const text = filled.length === 1 ? oneLine(filled[0]?.text ?? '') : '';
      if (isTitle(text)) return text;
      break;
    }
    const text = oneLine(block.text);
    if (isTitle(text) && !(isOnlyName(text) && hasNextTitle(content, block))) return text;
  }
  return (
    fileName
      .replace(/\.[a-z\d]{1,5}$/iu, '')
      .replace(/[-_]+/gu, ' ')
      .trim() || 'Untitled plan'
  );
}

function isTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 160 &&
    /\p{L}{3}/u.test(text) &&
    !/[.;:]$/u.test(text) &&
    !/^(?:page|version|date|draft|official|appendix \w{1,2}$|agenda item|item \d)/iu.test(text)
  );
}

/** "Northbridge District Council" alone says whose document it is, not which. */
function isOnlyName(text: string): boolean {
  return (
    /^[\p{L}’'&., -]+\b(?:council|authority|corporation|constabulary|trust)$/iu.test(text) && text.length < 60
  );
}

function hasNextTitle(content: DocumentContent, block: DocumentContent['blocks'][number]): boolean {
  const next = content.blocks[content.blocks.indexOf(block) + 1];
  return next !== undefined && next.type !== 'table' && isTitle(oneLine(next.text));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
