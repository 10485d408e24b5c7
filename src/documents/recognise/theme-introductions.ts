import type { Line } from './record-lines.ts';
import { joinText } from './words.ts';

/** A heading that may turn out to be the theme of the table under it, with what stands between the two. */
export interface ThemeIntroduction {
  title: string;
  lead: string | null;
  summary: string | null;
  /** It names nothing known yet, so that what follows can only introduce it. */
  isOpen: boolean;
  /** "Summary:" has been said: the lines that follow are it. */
  isInSummary: boolean;
}

export const summaryLabel =
  /^(?:(?:lead|executive|corporate|strategic|service|theme)? ?(?:lead|director|officer|member|owner|sro)?(?:'s|’s|s)? ?(?:summary|overview|headlines?|commentary))$/iu;

const leadLabel =
  /^(?:(?:theme|strategic|executive|programme|overall|corporate|cabinet|workstream|portfolio|political|officer|member|slt|clt|cmt|smt)\s+)*(?:lead(?: (?:officer|director|member|councillor|cabinet member))?|cabinet member|portfolio holder|sro|senior responsible (?:officer|owner)|accountable officer|responsible (?:officer|director)|owner|sponsor)(?:s|\(s\))?\s*[:–—]\s*(\S.*)$/iu;

/** Who leads, in a line such as "Theme lead: Director of People"; null for any other line. */
export function leadNamed(line: string): string | null {
  const match = leadLabel.exec(line.trim());
  return match?.[1] && match[1].length <= 120 ? match[1] : null;
}

/** The theme's own words in "Leadership and culture (Lead: Chief Executive)", and who leads it. */
export function titleAndLead(title: string): { title: string; lead: string | null } {
  const match = /^(.{3,}?)\s*(?:[([]|\s[–—|-]\s+|[,;:]\s+)\s*([^()[\]]*?)[)\]]?$/u.exec(title);
  const lead = match?.[2] ? leadNamed(match[2]) : null;
  return lead && match?.[1] ? { title: match[1], lead } : { title, lead: null };
}

/** Two leads named apart, an officer and a member, stay two. */
export function withLead(known: string | null, lead: string): string {
  return known ? `${known}; ${lead}` : lead;
}

export function introduction(title: string, isOpen: boolean): ThemeIntroduction {
  return { title, lead: null, summary: null, isOpen, isInSummary: false };
}

/**
 * Adds a line under a heading to its introduction.
 *
 * @returns the longer introduction, or null when the line is no part of one
 */
export function introduced(introduction: ThemeIntroduction, line: Line): ThemeIntroduction | null {
  const lead = leadNamed(line.text);
  if (lead) return { ...introduction, lead: withLead(introduction.lead, lead), isInSummary: false };
  const name = /^([^:]{3,40}?)(?:\s*:\s*|$)(.*)$/su.exec(line.text.trim());
  if (name && summaryLabel.test(name[1] ?? ''))
    return { ...introduction, summary: joinText(introduction.summary, name[2] || null), isInSummary: true };
  return introduction.isInSummary && !line.isHeading
    ? { ...introduction, summary: [introduction.summary, line.text].filter(Boolean).join('\n') }
    : null;
}
