import type { PostView } from '#domain/view';
import { strings } from '../../strings.ts';
import { useStyles } from './styles.ts';

export interface PostNamesProps {
  posts: readonly PostView[];
}

/** More than this many would push the row out of shape. */
const mostShown = 2;

/** Posts with who holds them, the first few in full. */
export function PostNames({ posts }: PostNamesProps) {
  const styles = useStyles();
  const more = posts.length - mostShown;
  return (
    <>
      {posts.slice(0, mostShown).map((post) => (
        <span key={post.id}>
          {post.title}
          {post.holder !== post.title && (
            <span className={styles.holder}>{post.holder ?? strings.plan.vacant}</span>
          )}
        </span>
      ))}
      {more > 0 && <span className={styles.holder}>{strings.plan.moreOwners(more)}</span>}
    </>
  );
}
