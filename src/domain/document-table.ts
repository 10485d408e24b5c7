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
  /** What that was understood from; `nothing` when it was not understood at all. */
  from: 'given' | 'heading' | 'content' | 'nothing';
}
