import type { ParsedPlan } from '#domain/parsed-plan';
import type { DocumentContent } from '../content.ts';
import { buildPlan } from './build-plan.ts';
import { readDocument } from './read-document.ts';

/**
 * Understands a document as a plan: its themes, recommendations, actions, owners, dates and ratings, and what
 * a careful reader would challenge. Columns are recognised by what their headings mean and, where headings
 * fail, by what the cells hold. A document that is no action plan gives no recommendations and says why.
 */
export function recognisePlan(content: DocumentContent, fileName: string): ParsedPlan {
  return buildPlan(readDocument(content), content, fileName);
}
