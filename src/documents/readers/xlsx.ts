import type { Block, DocumentContent } from '../content.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';
import type { Archive } from './archive.ts';
import { readTheme } from './colors.ts';
import { RowCount } from './grid.ts';
import { mainPart, relationships } from './package.ts';
import { readSheet, type WorkbookParts } from '../xlsx/sheet.ts';
import { readRichText, type RichText } from '../xlsx/strings.ts';
import { readStyles } from '../xlsx/styles.ts';
import { child, childrenNamed, readXml, streamXml } from './xml.ts';

/** Reads every visible sheet of an Excel workbook, values as they are shown. */
export function readXlsx(archive: Archive): DocumentContent {
  const part = mainPart(archive);
  const bytes = part === null ? null : archive.read(part);
  if (part === null || !bytes) {
    throw new UnreadableDocumentError(
      'The Excel workbook has no list of sheets; it is damaged. Open it in Excel, save it under a new name and import that.',
    );
  }
  const related = relationships(archive, part);
  const partOf = (type: string) => related.find((relationship) => relationship.type === type)?.target;
  const workbook = readXml(bytes, part);
  const theme = readTheme(archive, partOf('theme'));
  const stylesPart = partOf('styles');
  const stylesBytes = stylesPart === undefined ? null : archive.read(stylesPart);
  const parts: WorkbookParts = {
    theme,
    styles: readStyles(
      stylesBytes && stylesPart !== undefined ? readXml(stylesBytes, stylesPart) : null,
      theme,
    ),
    strings: readStrings(archive, partOf('sharedStrings'), theme),
    epoch: ['1', 'true'].includes(child(workbook, 'x:workbookPr')?.attributes['date1904'] ?? '')
      ? 1904
      : 1900,
  };
  const blocks: Block[] = [];
  const warnings: string[] = [];
  const rowCount = new RowCount();
  for (const { attributes } of childrenNamed(child(workbook, 'x:sheets'), 'x:sheet')) {
    const name = attributes['name'] ?? '';
    const target = related.find((relationship) => relationship.id === attributes['r:id']);
    const sheetBytes = target?.type === 'worksheet' ? archive.read(target.target) : null;
    if (!target || !sheetBytes) continue;
    if ((attributes['state'] ?? 'visible') !== 'visible') {
      warnings.push(`Sheet '${name}' is hidden and was not read.`);
      continue;
    }
    const links = relationships(archive, target.target).filter((link) => link.type === 'hyperlink');
    const sheet = readSheet(
      {
        name,
        part: target.target,
        bytes: sheetBytes,
        links: new Map(links.map((link) => [link.id, link.target])),
      },
      parts,
      rowCount,
    );
    blocks.push(...sheet.blocks);
    warnings.push(...sheet.warnings);
  }
  return { format: 'xlsx', blocks, warnings };
}

function readStrings(archive: Archive, part: string | undefined, theme: WorkbookParts['theme']): RichText[] {
  const bytes = part === undefined ? null : archive.read(part);
  const strings: RichText[] = [];
  if (!bytes || part === undefined) return strings;
  streamXml(bytes, part, {
    each: (name) => name === 'x:si',
    onElement: (element) => void strings.push(readRichText(element, theme)),
  });
  return strings;
}
