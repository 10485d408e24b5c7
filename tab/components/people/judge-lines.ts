import type { MatchAnswer } from '#api/contract/directory';
import type { Person } from '#domain/post';
import type { RegisteredPost } from '#domain/registered-post';
import { strings } from '#tab/strings';

type MatchedLine = MatchAnswer['lines'][number];

/** One pasted line: what it would change, or why it stays. */
export interface JudgedLine {
  line: number;
  sentence: string;
  change: { post: RegisteredPost; holder: Person } | null;
}

/** What each line would do. A post given twice takes the first line that names it. */
export function judgeLines(lines: readonly MatchedLine[], posts: readonly RegisteredPost[]): JudgedLine[] {
  const taken = new Set<string>();
  const words = strings.people;
  return lines.map((matched): JudgedLine => {
    const { line, postMatch, personMatch } = matched;
    const stays = (sentence: string): JudgedLine => ({ line, sentence, change: null });
    const post = posts.find(({ id }) => id === postMatch.found?.id);
    if (!postMatch.found || !post) return stays(whyNoPost(matched));
    if (!personMatch.found) return stays(`${post.title}: ${whyNoPerson(matched)}`);
    const { id, name } = personMatch.found;
    if (taken.has(post.id)) return stays(`${post.title}: ${words.twice}`);
    taken.add(post.id);
    if (post.holder?.id === id) return stays(`${post.title}: ${name}, ${words.same}`);
    const isGuess = postMatch.isGuess || personMatch.isGuess;
    const arrow = `${post.title}: ${post.holder?.name ?? words.vacant} → ${name}`;
    return {
      line,
      sentence: isGuess ? `${arrow} (${words.guess})` : arrow,
      change: { post, holder: { id, name } },
    };
  });
}

function whyNoPost({ post, postMatch }: MatchedLine): string {
  const { noPost, manyPosts } = strings.people;
  const isMany = !postMatch.found && postMatch.reason === 'several';
  return isMany ? manyPosts(postMatch.candidates.join(', ')) : noPost(post);
}

function whyNoPerson({ who, personMatch }: MatchedLine): string {
  const { noWho, manyPeople, noPerson } = strings.people;
  if (personMatch.found || personMatch.reason === 'empty') return noWho;
  return personMatch.reason === 'several' ? manyPeople(personMatch.candidates.join(', ')) : noPerson(who);
}
