import type { Block, Cell, DocumentContent, Table } from '#documents/content';
import type { ParsedPlan } from '#domain/parsed-plan';
import { recognisePlan } from '#documents/recognise/recognise-plan';

/** A cell as a test writes it: text with a line each, "• " or "1) " opening list items, or its particulars. */
export type CellSketch =
  string | { text?: string; fill?: string; color?: string; bold?: boolean; across?: number; down?: number };

/** A table from rows of sketches; merged areas are written once, at their first place. */
export function aTable(rows: CellSketch[][], where = 'table 1'): Table {
  const width = Math.max(
    ...rows.map((row) =>
      row.reduce((sum, cell) => sum + (typeof cell === 'string' ? 1 : (cell.across ?? 1)), 0),
    ),
  );
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const sketch of row) {
      while (grid[at]?.[column]) column += 1;
      const cell = aCell(sketch);
      for (let down = 0; down < cell.span.rows; down++) {
        for (let across = 0; across < cell.span.columns; across++) {
          const line = grid[at + down];
          if (line) line[column + across] = { ...cell, isOrigin: down === 0 && across === 0 };
        }
      }
      column += cell.span.columns;
    }
  });
  return {
    type: 'table',
    where,
    rows: grid.map((cells, index) => ({
      number: index + 1,
      page: null,
      isHeader: false,
      cells: Array.from({ length: width }, (_, column) => cells[column] ?? aCell('')),
    })),
  };
}

function aCell(sketch: CellSketch): Cell {
  const {
    text = '',
    fill = null,
    color = null,
    bold = false,
    across = 1,
    down = 1,
  } = typeof sketch === 'string' ? {} : sketch;
  const written = typeof sketch === 'string' ? sketch : text;
  return {
    lines: written
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const item = /^(•|\d+\)) (.*)$/u.exec(line);
        return { text: item?.[2] ?? line, marker: item?.[1] ?? null, indent: 0, color, url: null };
      }),
    fill,
    isOrigin: true,
    span: { rows: down, columns: across },
    isBold: bold,
  };
}

export function aHeading(text: string, level = 1): Block {
  return { type: 'heading', level, text, where: 'heading' };
}

export function aParagraph(text: string, options: { bold?: boolean; marker?: string } = {}): Block {
  return {
    type: 'paragraph',
    text,
    marker: options.marker ?? null,
    isBold: options.bold ?? false,
    where: 'line 1',
  };
}

export function aDocument(...blocks: Block[]): DocumentContent {
  return { format: 'docx', blocks, warnings: [] };
}

/** The plan in these blocks, as a file called "plan.docx". */
export function planIn(...blocks: Block[]): ParsedPlan {
  return recognisePlan(aDocument(...blocks), 'plan.docx');
}

/** Posts and people as short text: "Head of Parks", "Head of Parks (A. Person)", "(A. Person)". */
export function namesOf(named: ParsedPlan['actions'][number]['owners']): string[] {
  return named.map(({ post, person }) => [post, person ? `(${person})` : null].filter(Boolean).join(' '));
}

/** One line per action: key, text, owners, end of its date. */
export function digest(plan: ParsedPlan): string[] {
  return plan.actions.map((action) =>
    [
      action.recommendationKey,
      action.text,
      namesOf(action.owners).join(' + '),
      action.due.end ?? action.due.kind,
      action.status,
    ]
      .filter((part) => part !== null && part !== '')
      .join(' | '),
  );
}

/** What was found wrong, in order. */
export function kinds({ findings }: ParsedPlan): string[] {
  return findings.map(({ kind }) => kind);
}

/** Each recommendation's ratings, period by period, as first letters: "ga-". */
export function rags({ recommendations }: ParsedPlan): string[] {
  return recommendations.map(({ ratings }) => ratings.map(({ rag }) => rag?.[0] ?? '-').join(''));
}
