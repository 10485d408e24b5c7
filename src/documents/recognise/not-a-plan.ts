import type { DocumentContent } from '../content.ts';
import { textOf } from './rows.ts';

/** Says what the document is instead, when it is plainly something else; null otherwise. */
export function notAPlan(content: DocumentContent): string | null {
  const text = content.blocks
    .map((block) =>
      block.type === 'table'
        ? block.rows.map((row) => row.cells.map(textOf).join(' ')).join('\n')
        : block.text,
    )
    .join('\n');
  const isCalledPlan =
    /\b(?:action|improvement|recovery|implementation|delivery) plan\b|\brecommendations?\b|\baction (?:log|tracker)\b/iu.test(
      text.slice(0, 1500),
    );
  const minutes = [
    /\bminutes of (?:the|a)\b/iu,
    /\bapologies(?: for absence)?\b/iu,
    /\b(?:present|in attendance)\s*:/iu,
    /\bdeclarations? of interests?\b/iu,
    /\bmeeting (?:closed|ended|rose|commenced|opened|started) at\b/iu,
    /\bminutes of the (?:last|previous) meeting\b/iu,
  ];
  if (minutes.filter((sign) => sign.test(text)).length >= 3 && !isCalledPlan) return 'minutes of a meeting';
  const cv = [
    /\bcurriculum vitae\b|^cv\b/iu,
    /\b(?:employment|work) (?:history|experience)\b/iu,
    /\breferees?\b|\breferences available\b/iu,
    /\bqualifications\b/iu,
    /\beducation\b/iu,
    /\bpersonal (?:statement|profile)\b/iu,
    /\bhobbies\b|\binterests\b/iu,
  ];
  if (cv.filter((sign) => sign.test(text)).length >= 3 && !isCalledPlan) return 'a curriculum vitae';
  return null;
}
