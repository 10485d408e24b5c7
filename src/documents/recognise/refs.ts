import type { Level } from '#domain/recommendation';

export interface RefReading {
  /** As written, without trailing dots and brackets. */
  refs: string[];
  level: Level | null;
}

const oneRef =
  /^(?:[A-Z]{1,6}[-–./ ]?)?\d{1,4}(?:[-–./]\d{1,4})*[a-z]?$|^[A-Z]{1,3}$|^[a-z]$|^[ivx]{1,5}$|^\d{1,3}\([a-z\divx]+\)$|^[A-Z]{1,5}(?:[-–/][A-Z\d]{1,6}){1,4}$/iu;
const label =
  /\b(?:recommendations?|recs?|actions?|issues?|findings?|refs?|reference|numbers?|nos?|items?|points?|criteri(?:on|a))\b\.?:?/giu;

/** Reads a cell that should hold references: "GT39 GT40 IA10", "1 Key", "Recommendation 4", "3.2". */
export function readRefs(text: string): RefReading {
  const level = readLevel(text);
  const spaced = /^\d{2,3}(?: \d{3}){1,3}$/u.exec(text.trim());
  if (spaced) return { refs: [spaced[0]], level };
  const bare = text
    .replace(/\b(?:statutory|key|improvement|other)\b/giu, ' ')
    .replace(label, ' ')
    .replace(/(?<=\d)\s*(?:&|and|\+)\s*(?=\S)/giu, ' ')
    .trim();
  const tokens = (
    oneRef.test(trimRef(bare)) && !/\s\d/u.test(bare) ? [bare] : bare.split(/[\s,;/]+(?=[A-Z(\d])|\s+|;/u)
  ).map(trimRef);
  const kept = tokens.filter((token) => token !== '');
  const isDate = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/u;
  return kept.length > 0 &&
    !kept.some((token) => isDate.test(token)) &&
    kept.every((token) => oneRef.test(token) && /\d|^[a-z]$|^[ivx]+$|[-–/]|^[A-Z]{1,2}$/iu.test(token))
    ? { refs: kept, level }
    : { refs: [], level };
}

export function readLevel(text: string): Level | null {
  if (/\bstatutory\b/iu.test(text)) return 'statutory';
  if (/\bkey\b/iu.test(text)) return 'key';
  return /\bimprovement\b/iu.test(text) ? 'improvement' : null;
}

export interface LeadingRef {
  ref: string;
  rest: string;
}

const leading =
  /^(?:(?:priority |key |strategic )?(?:recommendation|rec|action|issue|finding|theme|priority|outcome|objective|workstream|pillar|goal|aim|area)\s*)?\(?([A-Z]{1,4}[-. ]?\d{1,3}(?:\.\d+)*[a-z]?|\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-z]|[ivx]{1,4})(?:[.):]|\s[-–—:])\s*(?=\S)/iu;

/** A number or letter that opens a text: "3) Agree outcomes", "a. Independent expertise". */
export function leadingRef(text: string): LeadingRef | null {
  const match = leading.exec(text);
  if (!match?.[1]) return null;
  const rest = text.slice(match[0].length).trim();
  const isWord = /^[A-Z]$/u.test(match[1]) && match[0].includes('. ') === false;
  const isDecimal = /\d$/u.test(match[1]) && /^\d/u.test(rest);
  return rest === '' || isWord || isDecimal ? null : { ref: match[1], rest };
}

/** A code that opens a text without a mark after it, such as "P1 The council should…"; no road and no quarter. */
export function leadingCode(text: string): LeadingRef | null {
  const match = /^(?![ABMQ]\d)([A-Z]{1,4}\d{1,3}[a-z]?)\s+(?=\p{Lu})(.+)$/su.exec(text);
  return match?.[1] && match[2] ? { ref: match[1], rest: match[2] } : null;
}

function trimRef(token: string): string {
  return token.replace(/^[\s(#]+|[\s.):,;]+$/gu, '').trim();
}
