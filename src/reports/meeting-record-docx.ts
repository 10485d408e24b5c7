import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { longDate } from '#domain/dates';
import type { AgendaEntryView, MeetingRecord, MinuteView, RecordedItem } from '#domain/meeting-view';
import {
  meetingTimes,
  minutedBy,
  minuteLabels,
  minuteOwner,
  minuteText,
  ragLetter,
  recordSummary,
  standing,
} from '#domain/meeting-words';
import type { Rag } from '#domain/rag';

/** A4 with 2 cm at the sides, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_134 };
const textWidth = page.width - 2 * page.margin;

const ink = '1F2933';
const quietInk = '52606D';
const rule = 'CBD2D9';
const band = 'E4EBF1';

/** Ground and letter of each colour, dark enough together to be read in print. */
const ragLooks = {
  red: { ground: 'B3261E', letter: 'FFFFFF' },
  amber: { ground: 'F2B134', letter: '1F2933' },
  green: { ground: '1E7B34', letter: 'FFFFFF' },
  blue: { ground: '1B5E9B', letter: 'FFFFFF' },
  none: { ground: 'FFFFFF', letter: '52606D' },
} satisfies Record<Rag | 'none', { ground: string; letter: string }>;

/** A meeting's decision record as a Word document, ready to be sent out: what was decided first, then item by item. */
export async function meetingRecordDocx(record: MeetingRecord): Promise<Buffer> {
  const { title, day, council } = record;
  const name = `${title}, ${longDate(day)}`;
  const document = new Document({
    title: `Decision record: ${name}`,
    creator: council,
    description: `What was decided at ${name}.`,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 21, color: ink, language: { value: 'en-GB' } } },
        title: { run: { size: 40, bold: true, color: ink }, paragraph: { spacing: { after: 60 } } },
        heading1: {
          run: { size: 27, bold: true, color: ink },
          paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { size: 23, bold: true, color: ink },
          paragraph: { spacing: { before: 300, after: 60 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: 1_304, bottom: 1_247, left: page.margin, right: page.margin },
          },
          titlePage: true,
        },
        headers: { default: new Header({ children: [line(`${name}: decision record`, { quiet: true })] }) },
        footers: { default: pageNumbers(council), first: pageNumbers(council) },
        children: [
          line(council, { quiet: true }),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          line(`Decision record, ${longDate(day)}`, { size: 26, after: 200 }),
          facts(record),
          line(recordSummary(record), { before: 240, after: 60 }),
          ...outcomes(record),
          ...discussed(record),
          ...leftOver(record),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function facts(record: MeetingRecord): Table {
  const { plans, presenters } = record;
  const rows: [string, string][] = [
    [plans.length === 1 ? 'Plan' : 'Plans', plans.map((plan) => plan.title).join('; ')],
    ['Time', meetingTimes(record) ?? 'Not started yet'],
    ['Presented by', presenters.join(', ') || 'Nobody yet'],
  ];
  const widths = [2_000, textWidth - 2_000];
  return table(
    widths,
    rows.map(([label, text]) => [cell([line(label, { quiet: true })]), cell([line(text)])]),
    { isPlain: true },
  );
}

/** Everything that was decided in one table: what most readers look for. */
function outcomes({ items }: MeetingRecord): (Paragraph | Table)[] {
  const rows = items.flatMap((item) => item.minutes.map((minute) => ({ item, minute })));
  if (rows.length === 0) return [];
  const widths = [1_500, 4_438, 2_200, 1_500];
  return [
    new Paragraph({ text: 'What was decided', heading: HeadingLevel.HEADING_1 }),
    table(widths, [
      ['Item', 'Decision or action', 'Who', 'By'].map((text) => headingCell(text)),
      ...rows.map(({ item, minute }) => [
        cell([line(minute.actionRef ?? item.ref, { isBold: true })]),
        cell(labelled(minute)),
        cell([line(minuteOwner(minute) ?? '–')]),
        cell([line(minute.dueDate ? longDate(minute.dueDate) : '–')]),
      ]),
    ]),
  ];
}

function discussed({ items, presenters }: MeetingRecord): (Paragraph | Table)[] {
  if (items.length === 0) return [];
  return [
    new Paragraph({ text: 'Item by item', heading: HeadingLevel.HEADING_1 }),
    ...items.flatMap((item) => oneItem(item, presenters.length > 1)),
  ];
}

function oneItem(item: RecordedItem, namesPresenter: boolean): Paragraph[] {
  const { theme, reasons, presentedBy, minutes } = item;
  const place = [item.planTitle, theme].filter((text) => text !== null).join(' · ');
  const why = reasons.map(({ text }) => text).join('; ');
  return [
    itemHeading(item),
    new Paragraph({
      ...spacing({ after: 60, keepNext: true }),
      keepLines: true,
      children: [
        ...runs(item.text, {}),
        new TextRun({ text: '', break: 1 }),
        ...runs(place, { quiet: true }),
      ],
    }),
    ...(why ? [line(`Why it was on the agenda: ${why}.`, { after: 60, keepNext: minutes.length > 0 })] : []),
    ...(namesPresenter && presentedBy ? [line(`Presented by ${presentedBy}.`, { after: 60 })] : []),
    ...(minutes.length === 0 ? [line('Discussed; nothing was minuted.', { after: 60 })] : []),
    ...minutes.flatMap((minute) => minuted(minute)),
  ];
}

function itemHeading({ ref, rag, previousRag }: AgendaEntryView): Paragraph {
  const { ground, letter } = ragLooks[rag ?? 'none'];
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    border: { top: { style: BorderStyle.SINGLE, size: 4, color: rule, space: 8 } },
    children: [
      new TextRun({ text: `${ref}  ` }),
      ...(rag
        ? [
            new TextRun({
              text: ` ${ragLetter(rag)} `,
              color: letter,
              shading: { type: ShadingType.CLEAR, fill: ground },
            }),
            new TextRun({ text: '  ' }),
          ]
        : []),
      new TextRun({ text: `${standing({ rag, previousRag })}`, bold: false, size: 21 }),
    ],
  });
}

function minuted(minute: MinuteView): Paragraph[] {
  const owner = minuteOwner(minute);
  const due = minute.kind === 'action' && minute.dueDate ? `by ${longDate(minute.dueDate)}` : null;
  const who = [owner, due].filter((text) => text !== null).join(', ');
  const indent = { left: 284 };
  return [
    ...labelled(minute, { indent, before: 100 }),
    ...(who ? [line(who, { indent })] : []),
    line(minutedBy(minute), { quiet: true, indent, after: 80 }),
  ];
}

function labelled(minute: MinuteView, look: Look = {}): Paragraph[] {
  return [
    new Paragraph({
      ...spacing(look),
      children: [
        new TextRun({ text: `${minuteLabels[minute.kind]}: `, bold: true }),
        ...runs(minuteText(minute), {}),
      ],
    }),
  ];
}

function leftOver({ leftOver: entries }: MeetingRecord): (Paragraph | Table)[] {
  if (entries.length === 0) return [];
  const widths = [1_500, textWidth - 1_500 - 1_500, 1_500];
  return [
    new Paragraph({ text: 'Left over', heading: HeadingLevel.HEADING_1 }),
    line('On the agenda and not reached.', { after: 120 }),
    table(widths, [
      ['Item', 'What was asked for', 'RAG'].map((text) => headingCell(text)),
      ...entries.map(({ ref, text, rag }) => [
        cell([line(ref, { isBold: true })]),
        cell([line(text)]),
        ragCell(rag),
      ]),
    ]),
  ];
}

function ragCell(rag: Rag | null): TableCell {
  const { ground, letter } = ragLooks[rag ?? 'none'];
  const text = rag ? standing({ rag, previousRag: null }) : 'Not rated';
  return cell([line(text, { color: letter, isBold: true })], ground);
}

function table(
  widths: readonly number[],
  rows: readonly (readonly TableCell[])[],
  { isPlain = false } = {},
): Table {
  const border = isPlain
    ? { style: BorderStyle.NONE, size: 0, color: 'auto' }
    : { style: BorderStyle.SINGLE, size: 4, color: rule };
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: {
      ...{ top: border, bottom: border, insideHorizontal: border },
      left: { style: BorderStyle.NONE, size: 0, color: 'auto' },
      right: { style: BorderStyle.NONE, size: 0, color: 'auto' },
      insideVertical: { style: BorderStyle.NONE, size: 0, color: 'auto' },
    },
    rows: rows.map(
      (cells, index) =>
        new TableRow({ children: [...cells], cantSplit: true, tableHeader: !isPlain && index === 0 }),
    ),
  });
}

function headingCell(text: string): TableCell {
  return cell([line(text, { isBold: true })], band);
}

function cell(children: Paragraph[], fill?: string): TableCell {
  return new TableCell({
    children,
    margins: { top: 70, bottom: 70, left: 90, right: 90 },
    verticalAlign: VerticalAlign.TOP,
    ...(fill && { shading: { type: ShadingType.CLEAR, fill } }),
  });
}

function pageNumbers(council: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            children: [`${council}  ·  Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
            size: 17,
            color: quietInk,
          }),
        ],
      }),
    ],
  });
}

/** Spaces are in twentieths of a point, sizes in half points. */
interface Look {
  quiet?: true;
  isBold?: true;
  color?: string;
  size?: number;
  before?: number;
  after?: number;
  indent?: { left: number };
  keepNext?: boolean;
}

function line(text: string, look: Look = {}): Paragraph {
  return new Paragraph({ ...spacing(look), children: runs(text, look) });
}

function spacing({ before = 0, after = 0, indent, keepNext = false }: Look) {
  return { spacing: { before, after, line: 276 }, keepNext, ...(indent && { indent }) };
}

/** A text with line breaks of its own keeps them. */
function runs(text: string, { quiet, isBold, color, size }: Look): TextRun[] {
  return text.split('\n').map(
    (part, index) =>
      new TextRun({
        text: part,
        ...(index > 0 && { break: 1 }),
        ...(isBold && { bold: true }),
        ...(quiet && { color: quietInk, size: 19 }),
        ...(color && { color }),
        ...(size && { size }),
      }),
  );
}
