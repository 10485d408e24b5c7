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
import { useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { withLeavers, type PostRegister } from '#domain/registered-post';
import type { MeView } from '#domain/view';
import { type PostChange, useLeavers, usePosts } from '../api/posts.ts';
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
import { SavedNotice } from '../components/people/SavedNotice.tsx';
import { useStyles } from '../components/people/styles.ts';
import { hasPostDraft } from '../components/people/usePostDraft.ts';
import { usePageStyles } from '../page-styles.ts';
import { postPath } from '../routes.ts';
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

const tasks = ['new', 'left', 'paste', 'merge'] as const;
type Task = (typeof tasks)[number];

interface Done {
  message: string;
  undo: PostChange[];
}

function LoadedPeople({ me, register }: PeopleProps & { register: PostRegister }) {
  const page = usePageStyles();
  const styles = useStyles();
  const words = strings.people;
  const heading = useRef<HTMLHeadingElement>(null);
  const restoreFocus = useRestoreFocusTarget();
  const cache = useQueryClient();
  const leavers = useLeavers();
  // What is open stands in the address, so that a link leads to it and a reload keeps it.
  const [, navigate] = useLocation();
  const search = new URLSearchParams(useSearch());
  const openId = search.get('post');
  const task = tasks.find((name) => name === search.get('do')) ?? null;
  const [listing, setListing] = useState<PostListing>({ find: '', filter: 'all', order: 'worst' });
  const [last, setLast] = useState<Done | null>(null);
  const posts = withLeavers(register.posts, leavers.data?.ids ?? []);
  const shown = listPosts(posts, listing);
  const mend = posts.filter(({ problems }) => problems.length > 0).length;
  const open = posts.find(({ id }) => id === openId);
  const { administratorIds } = register;

  function show(postId: string | null, next: Task | null = null): void {
    const path = postPath(postId);
    if (postId !== null || next !== null) setLast(null); // something else is begun
    navigate(next === null ? path : `${path}${postId === null ? '?' : '&'}do=${next}`, { replace: true });
  }

  function refresh(): void {
    void cache.invalidateQueries({ queryKey: ['posts'] });
    void cache.invalidateQueries({ queryKey: ['me'] });
  }

  function done(message: string, undo: PostChange[] = []): void {
    setLast({ message, undo });
    show(null);
    refresh();
  }

  const shared = { posts, administratorIds, meId: me.id };
  return (
    <>
      <div className={page.titleRow}>
        <h1 ref={heading} tabIndex={-1} className={page.title}>
          {words.title}
        </h1>
        <span className={page.quiet}>{words.summary(posts.length, mend)}</span>
      </div>
      <div role="status" className={styles.saved}>
        {last && (
          <SavedNotice
            key={last.undo[0]?.id ?? last.message}
            message={last.message}
            undo={last.undo}
            onUndone={refresh}
          />
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
      {openId !== null && !open && (
        <MessageBar intent="info" layout="multiline" className={styles.message}>
          <MessageBarBody>{words.gone}</MessageBarBody>
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
          <Button {...restoreFocus} onClick={() => show(null, 'new')}>
            {hasPostDraft(me.id, null) && task !== 'new' ? words.addKept : words.add}
          </Button>
          <Button {...restoreFocus} onClick={() => show(null, 'left')}>
            {words.left}
          </Button>
          <Button {...restoreFocus} onClick={() => show(null, 'paste')}>
            {words.paste}
          </Button>
        </div>
      </div>
      {task === 'new' && (
        <section aria-label={words.add} className={styles.card} style={{ marginBottom: 16 }}>
          <h2 className={styles.title}>{words.add}</h2>
          <PostEditor
            {...shared}
            post={null}
            onSaved={done}
            onMerge={() => undefined}
            onCancel={() => show(null)}
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
            isUnsaved={openId !== post.id && hasPostDraft(me.id, post.id)}
            onGone={() => heading.current?.focus()}
            onToggle={() => show(openId === post.id ? null : post.id)}
          >
            <PostEditor
              {...shared}
              post={post}
              onSaved={done}
              onMerge={() => show(post.id, 'merge')}
              onCancel={() => show(null)}
            />
          </PostCard>
        ))}
      </ul>
      {task === 'merge' && open && (
        <MergeDialog post={open} posts={posts} onMerged={done} onClose={() => show(open.id)} />
      )}
      {task === 'left' && (
        <HandOverDialog
          {...shared}
          leaverIds={leavers.data?.ids ?? []}
          onDone={done}
          onClose={() => show(null)}
        />
      )}
      {task === 'paste' && <PasteDialog {...shared} onDone={done} onClose={() => show(null)} />}
    </>
  );
}
