/** A post as it is chosen: by its title, or by who holds it. */
export interface PickablePost {
  id: string;
  title: string;
  /** The holder's name; null while nobody holds it. */
  holder: string | null;
}

/**
 * Posts in whose title or holder every word typed begins a word, by title; those whose title itself begins
 * with what was typed come first. All of them while nothing is typed.
 */
export function findPosts<Post extends PickablePost>(posts: readonly Post[], typed: string): Post[] {
  const wanted = wordsOf(typed);
  const isWanted = ({ title, holder }: Post) => {
    const words = [...wordsOf(title), ...wordsOf(holder ?? '')];
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
  const begins = ({ title }: Post) => plain(title).startsWith(plain(typed));
  return posts
    .filter(isWanted)
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)) || a.title.localeCompare(b.title, 'en-GB'));
}

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** In small letters and without accents, so that "Sian" finds "Siân". */
function plain(text: string): string {
  return text.trim().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}
