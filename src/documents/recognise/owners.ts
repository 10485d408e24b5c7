import type { Named } from '#domain/parsed-plan';
import { areInitials, isPersonName, namesOffice } from '#domain/person-names';
import { wordsOf } from './words.ts';

export interface OwnersReading {
  named: Named[];
  /** Several posts stood one after another with nothing between them. */
  ranTogether: boolean;
}

/**
 * Tells apart the posts and people in a cell, however they are strung together: lines, semicolons,
 * slashes, "and", commas (some belong to a title: "Corporate Director, Resources"), or nothing at all.
 *
 * @param knownPosts titles that stand alone elsewhere in the document, as given by `learnPosts`
 */
export function readOwners(text: string, knownPosts: ReadonlySet<string>): OwnersReading {
  const pieces = unwrap(text)
    .flatMap((line) => line.split(/\s*[;|]\s*|\s+[+]\s+/u))
    .filter(
      (piece) =>
        piece !== '' &&
        !/^(?:[-–—.?]+|n\s?\/?\s?a|none|tbc|tbd|tba|to be (?:confirmed|agreed|appointed))$/iu.test(piece),
    );
  const parts = pieces.flatMap((piece) => splitPiece(piece, knownPosts));
  const named = joinPeopleToPosts(parts.map((part) => part.text)).filter((one) => one.post || one.person);
  return { named: withoutRepeats(named), ranTogether: parts.some((part) => part.ranTogether) };
}

/**
 * Titles the document itself shows to be whole: cells and lines that hold one post and nothing that could
 * join two. From these, posts run together elsewhere can be told apart.
 */
export function learnPosts(cells: string[]): Set<string> {
  const posts = new Set<string>();
  for (const cell of cells) {
    const text = oneLine(cell);
    if (text === '' || text.length > 80 || isPersonName(text)) continue;
    const parts = splitPiece(text, posts);
    if (parts.length === 1 && countOffices(text) === 1) posts.add(key(text));
  }
  for (const cell of cells) {
    for (const line of unwrap(cell)) {
      for (const { text } of splitPiece(line, posts)) if (countOffices(text) === 1) posts.add(key(text));
    }
  }
  return posts;
}

interface Part {
  text: string;
  ranTogether: boolean;
}

/** A rank before the noun: "Deputy Chief", "Corporate". */
const rank =
  '(?:(?:deputy|assistant|interim|acting|strategic|corporate|executive|group|programme|service|managing|joint|senior|principal|chief|lead|associate|statutory|divisional|operational|regional|cabinet|portfolio|political|council|tbc|temporary|permanent|vice|area|independent)\\s+)*';
/** How a title begins when it begins with its noun. */
const opening = new RegExp(
  `(?<![\\p{L}\\d])${rank}(?:directors?|heads?\\s+of|heads?(?=\\s+\\p{Lu})|chief\\s+(?:executive|financ\\w+|operating|people|digital|information|internal|planning|legal|technology|officer)(?:\\s+officer)?|leader\\s+of|monitoring\\s+officer|section\\s+151|s\\.?151|cabinet\\s+member|portfolio\\s+holder|(?:cllr|councillor)\\s|mayor|chair(?:man|person)?\\s+of)`,
  'giu',
);

function splitPiece(piece: string, known: ReadonlySet<string>): Part[] {
  const text = oneLine(piece);
  if (text === '') return [];
  if (known.has(key(text))) return [{ text, ranTogether: false }];
  const whole = splitByKnown(text, known);
  if (whole) return whole;
  return splitByJoiners(text, known).flatMap((part) => splitRunTogether(part, known));
}

/** When the cell is nothing but known titles one after another, they are the answer. */
function splitByKnown(text: string, known: ReadonlySet<string>): Part[] | null {
  const tokens = text.split(' ');
  const ends: (number | null)[] = [0, ...tokens.map(() => null)];
  for (let end = 1; end <= tokens.length; end++) {
    for (let start = 0; start < end; start++) {
      if (ends[start] === null) continue;
      if (known.has(key(tokens.slice(start, end).join(' ')))) {
        ends[end] = start;
        break; // the longest title ending here
      }
    }
  }
  if (ends[tokens.length] === null) return null;
  const parts: string[] = [];
  for (let end = tokens.length; end > 0; end = ends[end] as number) {
    parts.unshift(tokens.slice(ends[end] as number, end).join(' '));
  }
  const ranTogether = parts.some(
    (part, index) => index > 0 && !/^[,;/&]/u.test(part) && !/[,;/&]$/u.test(parts[index - 1] ?? ''),
  );
  return parts.map((part) => ({ text: clean(part), ranTogether }));
}

/** Splits at "and", "&", "/", "," and "with" where each side can stand alone. */
function splitByJoiners(text: string, known: ReadonlySet<string>): string[] {
  const joiner = /\s+(?:and|&|with|plus)\s+|\s*\/\s*|\s*,\s*(?:and\s+)?/giu;
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(joiner)) {
    if (isInsideBrackets(text, match.index)) continue;
    const left = text.slice(from, match.index);
    const right = text.slice(match.index + match[0].length);
    const isLoose = /,|\//u.test(match[0]);
    if (standsAlone(left, known) && beginsOwner(right, known, isLoose)) {
      parts.push(left);
      from = match.index + match[0].length;
    }
  }
  return [...parts, text.slice(from)];
}

function standsAlone(text: string, known: ReadonlySet<string>): boolean {
  const trimmed = text.trim();
  return known.has(key(trimmed)) || namesOffice(trimmed) || isPersonName(trimmed) || areInitials(trimmed);
}

/** Whether what follows a joiner is another owner, or the rest of this title ("Policy & Performance"). */
function beginsOwner(rest: string, known: ReadonlySet<string>, isLoose: boolean): boolean {
  const next = rest.split(/\s*[,/]\s*|\s+(?:and|&)\s+/iu)[0]?.trim() ?? '';
  if (opens(rest)) return true;
  if (isPersonName(next) || known.has(key(next))) return true;
  if (isLoose && areInitials(next)) return true;
  return headNoun.test(next) && !/^(?:services?|team|officers?|members?|staff)$/iu.test(next);
}

/** A noun that ends a title: "Procurement Manager", "Monitoring Officer". */
const headNoun =
  /\b(?:manager|officer|lead|leader|co-?ordinator|accountant|solicitor|auditor|treasurer|adviser|advisor|engineer|surveyor|executive|director|board|committee|team|mayor|commissioner|partner|holder|chair|champion|clerk|slt|clt|cmt|smt|panel|group)s?(?:\s*\([^)]*\))?$/iu;

/** Splits where a new title begins although nothing stands between: "…Services Director of HR". */
function splitRunTogether(text: string, known: ReadonlySet<string>): Part[] {
  const starts = [...text.matchAll(opening)]
    .map((match) => match.index)
    .filter((index) => index > 0 && !isInsideBrackets(text, index) && canEnd(text.slice(0, index)));
  const bounds = [0, ...starts, text.length];
  const pieces = bounds
    .slice(0, -1)
    .map((start, index) => clean(text.slice(start, bounds[index + 1])))
    .filter((piece) => piece !== '');
  const parts = pieces.length > 1 ? pieces.flatMap((piece) => splitAfterKnown(piece, known)) : pieces;
  return parts.map((part) => ({ text: part, ranTogether: parts.length > 1 }));
}

function splitAfterKnown(piece: string, known: ReadonlySet<string>): string[] {
  return splitByKnown(piece, known)?.map((part) => part.text) ?? [piece];
}

/** A title is not over at "Assistant to the" or "Deputy" or a dash; nor before it has a noun or a name. */
function canEnd(before: string): boolean {
  const text = before.trim();
  if (/(?:^|\s)(?:to|the|of|for|and|&|or|-|–|—|,|:|assistant|deputy|interim|acting)$/iu.test(text))
    return false;
  return namesOffice(text) || isPersonName(text);
}

/** "A. Person, Head of Parks", "Head of Parks (A. Person)", "Head of Parks - A. Person", or on two lines. */
function joinPeopleToPosts(parts: string[]): Named[] {
  const result: Named[] = [];
  for (const part of parts) {
    const both = personWithPost(part);
    const last = result.at(-1);
    if (both) {
      result.push(both);
    } else if (isPersonName(part) || areInitials(part)) {
      if (
        last?.post &&
        !last.person &&
        !/s$/iu.test(firstNoun(last.post)) &&
        parts.length === 2 &&
        !areInitials(part) &&
        mayHold(part, last.post)
      ) {
        result[result.length - 1] = { post: last.post, person: part };
      } else result.push({ post: null, person: part });
    } else if (last?.person && !last.post && namesOffice(part) && opensOrEnds(part)) {
      result[result.length - 1] = { post: part, person: last.person };
    } else result.push({ post: part, person: null });
  }
  return result;
}

/** A councillor holds no officer's post. */
function mayHold(person: string, post: string): boolean {
  const isCouncillor = /^(?:cllr|councillor)\b/iu.test(person);
  return !isCouncillor || /\b(?:member|leader|holder|mayor|chair|cabinet|portfolio|lead)\b/iu.test(post);
}

function personWithPost(text: string): Named | null {
  const bracketed = /^(.*?)\s*\(([^)]*)\)$/u.exec(text);
  const [outside, inside] = [bracketed?.[1] ?? '', bracketed?.[2] ?? ''];
  if (bracketed && isPersonName(inside) && outside !== '') return { post: outside, person: inside };
  if (bracketed && isPersonName(outside) && inside !== '') return { post: inside, person: outside };
  const dashed = /^(.*?)(?:\s+[-–—]\s*|\s*:\s+|\s*[–—]\s*)(.*)$/u.exec(text);
  const [left, right] = [dashed?.[1] ?? '', dashed?.[2] ?? ''];
  if (dashed && isPersonName(right) && namesOffice(left)) return { post: left, person: right };
  if (dashed && isPersonName(left) && namesOffice(right)) return { post: right, person: left };
  return null;
}

function opensOrEnds(text: string): boolean {
  return opens(text) || headNoun.test(text);
}

function opens(text: string): boolean {
  return text.search(opening) === 0;
}

function firstNoun(post: string): string {
  return /\b(?:directors?|heads?|managers?|officers?)\b/iu.exec(post)?.[0] ?? '';
}

function countOffices(text: string): number {
  const openings = [...text.matchAll(opening)].length;
  return Math.max(openings, namesOffice(text) ? 1 : 0);
}

/** Lines that are only wrapped ("Director of Legal" / "Services") are put together again. */
function unwrap(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    const line = oneLine(raw);
    if (line === '') continue;
    const last = lines.at(-1);
    const isWrapped =
      last !== undefined &&
      (/(?:^|\s)(?:of|and|&|the|for|to|-|–|,|\/)$/iu.test(last) ||
        /^(?:and|&|of|for|\(|-|–|\/|,)(?:\s|\()?/iu.test(line) ||
        (!isPersonName(line) && !areInitials(line) && !namesOffice(line)) ||
        (!isPersonName(last) && !areInitials(last) && !namesOffice(last)));
    if (isWrapped && !/^(?:all|various|tbc)$/iu.test(line)) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines;
}

function isInsideBrackets(text: string, index: number): boolean {
  const before = text.slice(0, index);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function oneLine(text: string): string {
  return clean(
    text
      .replace(/[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]|\[\d+\]/gu, '')
      .replace(/\s+/gu, ' ')
      .replace(/^(?:[•·▪‣*-]|\(?\d+[.)]|\(?[a-z][.)])\s+/iu, '')
      .replace(
        /\s*\((?:(?:overall |joint |delivery |project )?(?:lead|owner|support(?:ing)?|sponsor|accountable|responsible))\)/giu,
        '',
      )
      .replace(/^(?:lead(?: officer)?|owner|responsible|support(?:ed by)?)\s*[:–-]\s*/iu, ''),
  );
}

function clean(text: string): string {
  return text
    .replace(/^[\s,;/&]+|[\s,;/&]+$/gu, '')
    .replace(/(?<!\b[\p{L}])\.$/u, '')
    .trim();
}

function key(text: string): string {
  return wordsOf(text).join(' ');
}

function withoutRepeats(named: Named[]): Named[] {
  const seen = new Set<string>();
  return named.filter((one) => {
    const id = `${key(one.post ?? '')}|${key(one.person ?? '')}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
