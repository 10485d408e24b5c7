import type { DocumentContent } from '../content.ts';
import { roleOfHeading, type Role } from './columns-by-heading.ts';
import { cellWith } from './rows.ts';
import type { Section } from './sections.ts';

const opening =
  /^(?:(?:key|statutory|improvement)\s+)?(?:recommendation|rec\.?|action|issue|finding)\s+(?:no\.?\s*)?([A-Z]{0,3}\d{1,3}[a-z]?)\s*(?:[:.)–-]+\s*)?(.*)$/iu;
const labelled = /^([^:]{2,60}):\s*(.*)$/u;

interface Item {
  where: string;
  ref: string;
  fields: { role: Role; heading: string; text: string }[];
}

/**
 * A plan written without tables: "Recommendation 1: …" followed by "Lead officer: …", or a numbered list under
 * the heading "Recommendations". Each becomes a one-row section, read like any other.
 */
export function proseSections(content: DocumentContent): Section[] {
  const items: Item[] = [];
  let isList = false;
  for (const block of content.blocks) {
    if (block.type === 'table') continue;
    const text = block.text.trim();
    const marker = block.type === 'paragraph' ? block.marker : null;
    const opened = opening.exec(text);
    const current = items.at(-1);
    if (opened && !/^(?:is|was|above|below|and|of|to)\b/u.test(opened[2] ?? '')) {
      const level = /^(?:key|statutory|improvement)/iu.exec(text)?.[0] ?? '';
      items.push({
        where: block.where,
        ref: `${opened[1]} ${level}`.trim(),
        fields: [{ role: 'text', heading: 'Recommendation', text: opened[2] ?? '' }],
      });
      isList = false;
    } else if (/^(?:key |summary of |our |the )?recommendations?:?$/iu.test(text)) {
      isList = true;
    } else if (isList && marker && /\d/u.test(marker)) {
      items.push({
        where: block.where,
        ref: marker.replace(/\D/gu, ''),
        fields: [{ role: 'text', heading: 'Recommendation', text }],
      });
    } else if (block.type === 'heading') {
      isList = false;
      if (current && roleOfHeading(text))
        current.fields.push({ role: roleOfHeading(text) ?? 'other', heading: text, text: '' });
    } else if (current) addLine(current, marker ? `${marker} ${text}` : text);
  }
  const isPlan = items.length > 1 || items.some(({ fields }) => fields.length > 1);
  return isPlan
    ? items
        .filter(({ fields }) => fields.some(({ role, text }) => role === 'text' && text !== ''))
        .map(sectionOf)
    : [];
}

function addLine(item: Item, line: string): void {
  const match = labelled.exec(line);
  const role = match ? roleOfHeading(match[1] ?? '') : null;
  if (match && role) {
    item.fields.push({ role, heading: match[1] ?? '', text: match[2] ?? '' });
    return;
  }
  const last = item.fields.at(-1);
  if (last) last.text = last.text === '' ? line : `${last.text}\n${line}`;
}

function sectionOf({ where, ref, fields }: Item): Section {
  const all = [{ role: 'ref' as Role, heading: '', text: ref }, ...fields];
  return {
    columns: all.map(({ role, heading }) => ({ role, heading })),
    above: [],
    rows: [
      {
        where,
        isMarkedHeader: false,
        startsPage: false,
        cells: all.map(({ text }) => ({
          ...cellWith(''),
          lines: text.split('\n').flatMap((line) => cellWith(line).lines),
        })),
      },
    ],
    continues: false,
    themeInHeader: null,
    where,
  };
}
