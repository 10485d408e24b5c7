import { posix } from 'node:path';
import type { Archive } from './archive.ts';
import { childrenNamed, readXml } from './xml.ts';

export interface Relationship {
  id: string;
  /** The last word of its type: "officeDocument", "styles", "hyperlink", "worksheet". */
  type: string;
  /** A part's name in the archive, or an address when `isExternal`. */
  target: string;
  isExternal: boolean;
}

/** What a part of an Office file refers to; the empty name asks for the file's own starting points. */
export function relationships(archive: Archive, part: string): Relationship[] {
  const folder = posix.dirname(part);
  const name = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const bytes = archive.read(name);
  if (!bytes) return [];
  return childrenNamed(readXml(bytes, name), 'Relationship').map(({ attributes }) => {
    const isExternal = attributes['TargetMode'] === 'External';
    const target = attributes['Target'] ?? '';
    return {
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
      target: isExternal ? target : posix.resolve('/', folder, target).slice(1),
      isExternal,
    };
  });
}

/** The part that holds the text: "word/document.xml" or "xl/workbook.xml" in nearly every file. */
export function mainPart(archive: Archive): string | null {
  const target = relationships(archive, '').find(
    (relationship) => relationship.type === 'officeDocument',
  )?.target;
  return target !== undefined && archive.has(target) ? target : null;
}
