import type { IsoInstant } from './dates.ts';
import type { Person } from './post.ts';

/** Something about a post that somebody ought to mend. */
export type PostProblem =
  | { kind: 'vacant'; open: number; hasDeputy: boolean }
  | { kind: 'left'; person: string }
  | { kind: 'unreachable'; person: string; state: 'blocked' | 'removed' }
  | { kind: 'circle' }
  | { kind: 'alike'; postId: string; title: string }
  | { kind: 'person-title' };

/** The worst first. */
const problemOrder: readonly PostProblem['kind'][] = [
  'vacant',
  'left',
  'unreachable',
  'circle',
  'alike',
  'person-title',
];

/** One plan's open actions of a post. */
export interface PostPlan {
  id: string;
  title: string;
  open: number;
  overdue: number;
}

export interface RegisteredPost {
  id: string;
  /** What a change is based on. */
  eTag: string;
  title: string;
  holder: Person | null;
  deputies: Person[];
  managerPostId: string | null;
  isVerifier: boolean;
  isAdministrator: boolean;
  /** Open actions it owns. */
  open: number;
  overdue: number;
  /** Plans in which it owns anything open, the most first. */
  plans: PostPlan[];
  /** Everything that names it, closed and accountable, leads and managers included. */
  references: number;
  problems: PostProblem[];
  lastChange: { at: IsoInstant; by: string } | null;
}

/** Every post of the council. */
export interface PostRegister {
  posts: RegisteredPost[];
  /** People who administer by the server's configuration, whatever posts say. */
  administratorIds: string[];
}

export function worstFirst(
  a: Pick<RegisteredPost, 'problems' | 'open' | 'title'>,
  b: Pick<RegisteredPost, 'problems' | 'open' | 'title'>,
): number {
  return rankOf(a) - rankOf(b) || b.open - a.open || a.title.localeCompare(b.title, 'en-GB');
}

function rankOf({ problems }: Pick<RegisteredPost, 'problems'>): number {
  const ranks = problems.map(({ kind }) => problemOrder.indexOf(kind));
  return Math.min(problemOrder.length, ...ranks);
}

/** The register with what the directory says: these people are in it no longer. */
export function withLeavers(posts: readonly RegisteredPost[], goneIds: readonly string[]): RegisteredPost[] {
  if (goneIds.length === 0) return [...posts];
  const gone = new Set(goneIds);
  return posts
    .map((post) => {
      const left = [...(post.holder ? [post.holder] : []), ...post.deputies].filter(({ id }) => gone.has(id));
      const problems = left.map(({ name }): PostProblem => ({ kind: 'left', person: name }));
      return left.length > 0 ? { ...post, problems: [...problems, ...post.problems] } : post;
    })
    .toSorted(worstFirst);
}
