import type { ColumnMeaning } from './column-meaning.ts';

/** A table of a document as it was understood. Tables with the same headings are read alike and stand once. */
export interface DocumentTable {
  /** "table 2", "sheet 'Actions'": the first with these headings. */
  where: string;
  /** How many more have the same headings. */
  alike: number;
  /** Its rows are part of the plan. */
  isTaken: boolean;
  columns: DocumentColumn[];
  /** The first rows: a text for every column, long ones shortened. */
  rows: string[][];
}

export interface DocumentColumn {
  /** What to call the column when saying what it holds; see `ColumnMeanings`. */
  key: string;
  /** As written; empty where it has none. */
  heading: string;
  /** Counted from 1 in the document's table. */
  number: number;
  meaning: ColumnMeaning;
  /** Where that comes from: said now or for an earlier document, or understood; `nothing` if it was not. */
  from: 'given' | 'remembered' | 'heading' | 'content' | 'nothing';
}
