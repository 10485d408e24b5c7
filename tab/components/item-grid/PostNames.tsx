import type { PostView } from '#domain/view';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface PostNamesProps {
  posts: readonly PostView[];
}

/** More than this many would push the row out of shape. */
const mostShown = 2;

/** Posts: one with who holds it; of several the first, by title alone. */
export function PostNames({ posts }: PostNamesProps) {
  const styles = useStyles();
  const more = posts.length - mostShown;
  const [first] = posts;
  return (
    <>
      {posts.slice(0, mostShown).map((post) => (
        <div key={post.id}>{post.title}</div>
      ))}
      {posts.length === 1 && first && first.holder !== first.title && (
        <div className={styles.holder}>{first.holder ?? strings.plan.noHolder}</div>
      )}
      {more > 0 && <div className={styles.holder}>{strings.plan.moreOwners(more)}</div>}
    </>
  );
}
