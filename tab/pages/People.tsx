import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  SearchBox,
  Select,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { withLeavers, type PostRegister } from '#domain/registered-post';
import type { MeView } from '#domain/view';
import { useLeavers, usePosts } from '../api/posts.ts';
import { FailedNotice } from '../components/notice/FailedNotice.tsx';
import { LoadingRows } from '../components/notice/LoadingRows.tsx';
import { StaleNotice } from '../components/notice/StaleNotice.tsx';
import { HandOverDialog } from '../components/people/HandOverDialog.tsx';
import {
  listPosts,
  postFilters,
  postOrders,
  type PostFilter,
  type PostListing,
  type PostOrder,
} from '../components/people/list-posts.ts';
import { MergeDialog } from '../components/people/MergeDialog.tsx';
import { PasteDialog } from '../components/people/PasteDialog.tsx';
import { PostCard } from '../components/people/PostCard.tsx';
import { PostEditor } from '../components/people/PostEditor.tsx';
import { useStyles } from '../components/people/styles.ts';
import { usePageStyles } from '../page-styles.ts';
import { strings } from '../strings.ts';
import { usePageTitle } from './usePageTitle.ts';

export interface PeopleProps {
  me: MeView;
}

/** For administrators: every post, who holds it, and what is to be mended. */
export function People({ me }: PeopleProps) {
  const register = usePosts();
  usePageTitle(strings.people.title);
  if (register.isPending) return <LoadingRows label={strings.people.loading} rows={6} height={64} />;
  if (!register.data) {
    return (
      <FailedNotice
        error={register.error}
        isRetrying={register.isFetching}
        onRetry={() => void register.refetch()}
      />
    );
  }
  return (
    <>
      {register.isError && (
        <StaleNotice asOfMs={register.dataUpdatedAt} onRetry={() => void register.refetch()} />
      )}
      <LoadedPeople me={me} register={register.data} />
    </>
  );
}

type Task = { kind: 'merge'; postId: string } | { kind: 'new' | 'left' | 'paste' };

function LoadedPeople({ me, register }: PeopleProps & { register: PostRegister }) {
  const page = usePageStyles();
  const styles = useStyles();
  const words = strings.people;
  const restoreFocus = useRestoreFocusTarget();
  const cache = useQueryClient();
  const leavers = useLeavers();
  const linked = new URLSearchParams(useSearch()).get('post');
  const [listing, setListing] = useState<PostListing>({ find: '', filter: 'all', order: 'worst' });
  const [openId, setOpenId] = useState(linked);
  const [task, setTask] = useState<Task | null>(null);
  const [message, setMessage] = useState('');
  const posts = withLeavers(register.posts, leavers.data?.ids ?? []);
  const shown = listPosts(posts, listing);
  const mend = posts.filter(({ problems }) => problems.length > 0).length;
  const merging = task?.kind === 'merge' ? posts.find(({ id }) => id === task.postId) : undefined;
  const { administratorIds } = register;

  function done(sentence: string): void {
    setMessage(sentence);
    setOpenId(null);
    setTask(null);
    void cache.invalidateQueries({ queryKey: ['posts'] });
    void cache.invalidateQueries({ queryKey: ['me'] });
  }

  const shared = { posts, administratorIds, meId: me.id };
  return (
    <>
      <div className={page.titleRow}>
        <h1 className={page.title}>{words.title}</h1>
        <span className={page.quiet}>{words.summary(posts.length, mend)}</span>
      </div>
      <div role="status">
        {message && (
          <MessageBar intent="success" className={styles.message}>
            <MessageBarBody>{message}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {leavers.data?.isKnown === false && (
        <MessageBar intent="warning" layout="multiline" className={styles.message}>
          <MessageBarBody>{words.closed}</MessageBarBody>
        </MessageBar>
      )}
      {!posts.some((post) => post.isAdministrator && (post.holder ?? post.deputies[0])) && (
        <MessageBar intent="warning" layout="multiline" className={styles.message}>
          <MessageBarBody>{words.onlyConfigured}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.bar}>
        <Field label={words.search} className={styles.search}>
          <SearchBox
            value={listing.find}
            onChange={(_, { value }) => setListing({ ...listing, find: value })}
          />
        </Field>
        <Field label={words.show} className={styles.choice}>
          <Select
            value={listing.filter}
            onChange={(_, { value }) => setListing({ ...listing, filter: value as PostFilter })}
          >
            {postFilters.map((name) => (
              <option key={name} value={name}>
                {words.filters[name]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.order} className={styles.choice}>
          <Select
            value={listing.order}
            onChange={(_, { value }) => setListing({ ...listing, order: value as PostOrder })}
          >
            {postOrders.map((name) => (
              <option key={name} value={name}>
                {words.orders[name]}
              </option>
            ))}
          </Select>
        </Field>
        <div className={styles.buttons}>
          <Button {...restoreFocus} onClick={() => setTask({ kind: 'new' })}>
            {words.add}
          </Button>
          <Button {...restoreFocus} onClick={() => setTask({ kind: 'left' })}>
            {words.left}
          </Button>
          <Button {...restoreFocus} onClick={() => setTask({ kind: 'paste' })}>
            {words.paste}
          </Button>
        </div>
      </div>
      {task?.kind === 'new' && (
        <section aria-label={words.add} className={styles.card} style={{ marginBottom: 16 }}>
          <h2 className={styles.title}>{words.add}</h2>
          <PostEditor
            {...shared}
            post={null}
            onSaved={done}
            onMerge={() => undefined}
            onCancel={() => setTask(null)}
          />
        </section>
      )}
      <p role="status" className={page.quiet}>
        {posts.length === 0 ? words.noPosts : words.result(shown.length, posts.length)}
      </p>
      {posts.length > 0 && shown.length === 0 && <p>{words.none}</p>}
      <ul className={styles.list}>
        {shown.map((post) => (
          <PostCard
            key={post.id}
            post={post}
            manager={posts.find(({ id }) => id === post.managerPostId)?.title ?? null}
            isOpen={openId === post.id}
            onToggle={() => setOpenId(openId === post.id ? null : post.id)}
          >
            <PostEditor
              {...shared}
              post={post}
              onSaved={done}
              onMerge={() => setTask({ kind: 'merge', postId: post.id })}
              onCancel={() => setOpenId(null)}
            />
          </PostCard>
        ))}
      </ul>
      {merging && <MergeDialog post={merging} posts={posts} onMerged={done} onClose={() => setTask(null)} />}
      {task?.kind === 'left' && (
        <HandOverDialog
          {...shared}
          leaverIds={leavers.data?.ids ?? []}
          onDone={done}
          onClose={() => setTask(null)}
        />
      )}
      {task?.kind === 'paste' && <PasteDialog {...shared} onDone={done} onClose={() => setTask(null)} />}
    </>
  );
}
