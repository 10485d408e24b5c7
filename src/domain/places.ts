import { similarity } from './similarity.ts';

/** What a question can be limited to. */
export const placeKinds = ['plan', 'theme', 'post'] as const;

export interface Place {
  kind: (typeof placeKinds)[number];
  id: string;
  /** As it is called: "Head of Finance", "Peer challenge action plan". */
  name: string;
  /** Who or what else it answers to: the people of a post, the ref of a theme. */
  otherNames: readonly string[];
}

export type PlaceMatch =
  | { kind: 'one'; place: Place }
  /** More than one is called that, or one nearly is: the person has to say. */
  | { kind: 'several'; places: Place[] }
  | { kind: 'none' };

/** Finds what a person means by "finance", "peer challenge" or "Tom". Never guesses between two. */
export function findPlace(words: string, places: readonly Place[]): PlaceMatch {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return { kind: 'none' };
  const graded = places
    .map((place) => ({
      place,
      grade: Math.max(...namesOf(place).map((name) => grade(wanted, wordsOf(name)))),
    }))
    .filter((match) => match.grade > 0);
  const best = Math.max(0, ...graded.map((match) => match.grade));
  const [only, ...others] = graded.filter((match) => match.grade === best).map(({ place }) => place);
  if (!only) return { kind: 'none' };
  // What was mistyped is asked about even where only one is like it.
  if (others.length === 0 && best >= nameHasIt) return { kind: 'one', place: only };
  return { kind: 'several', places: [only, ...others] };
}

const sameName = 3;
const nameHasIt = 2;
const nearly = 1;

function grade(wanted: readonly string[], name: readonly string[]): number {
  if (name.length === 0) return 0;
  const telling = name.filter((word) => !general.has(word));
  const asked = wanted.filter((word) => !general.has(word));
  const same = (a: readonly string[], b: readonly string[]) => a.length > 0 && a.join(' ') === b.join(' ');
  if (same(wanted, name) || (same(asked, telling) && asked.length > 0)) return sameName;
  const words = asked.length > 0 ? asked : wanted;
  if (
    words.every(
      (word) =>
        name.some((part) => part === word || (word.length >= 4 && part.startsWith(word))) ||
        isInitials(word, name),
    )
  ) {
    return nameHasIt;
  }
  const isNear = words.every((word) =>
    name.some((part) => part === word || (word.length >= 4 && similarity(part, word) >= 0.7)),
  );
  return isNear ? nearly : 0;
}

/** "HR" of "Head of Human Resources", "DCS" of "Director of Children's Services". */
function isInitials(word: string, name: readonly string[]): boolean {
  const initials = name
    .filter((part) => !/^(?:the|of|for|and|s)$/.test(part))
    .map((part) => part.slice(0, 1))
    .join('');
  return /^\p{L}{2,5}$/u.test(word) && initials.includes(word);
}

function namesOf({ name, otherNames }: Place): string[] {
  return [name, ...otherNames];
}

/** Words that many names have and nobody is told apart by. */
const general = new Set(
  'the of for and plan plans action actions head director manager officer team directorate department service services theme councillor cllr cabinet member'.split(
    ' ',
  ),
);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
