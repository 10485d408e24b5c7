import type { ColumnMeanings } from '#domain/column-meaning';
import type { DocumentTable } from '#domain/document-table';
import type { ParsedPlan } from '#domain/parsed-plan';
import type { DocumentContent } from '../content.ts';
import { buildPlan } from './build-plan.ts';
import { documentTables } from './document-tables.ts';
import { readDocument } from './read-document.ts';

/**
 * Understands a document as a plan: its themes, recommendations, actions, owners, dates and ratings, and what
 * a careful reader would challenge. Columns are recognised by what people said they hold, by what their
 * headings mean and, where headings fail, by what the cells hold. A document that is no action plan gives no
 * recommendations and says why.
 */
export function recognisePlan(
  content: DocumentContent,
  fileName: string,
  given: ColumnMeanings = {},
): ParsedPlan {
  return buildPlan(readDocument(content, given), content, fileName);
}

/** The plan together with the tables it was read from, and what each of their columns was taken for. */
export function recogniseTables(
  content: DocumentContent,
  fileName: string,
  given: ColumnMeanings = {},
): { plan: ParsedPlan; tables: DocumentTable[] } {
  const reading = readDocument(content, given);
  return { plan: buildPlan(reading, content, fileName), tables: documentTables(reading.sections, given) };
}
