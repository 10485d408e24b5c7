import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MergePreviewAnswer } from '#api/contract/posts';
import { postFieldLabels } from '#domain/post-change';
import type { RegisteredPost } from '#domain/registered-post';
import { usePostsApi } from '#tab/api/posts';
import { strings } from '#tab/strings';
import { PostPicker } from '../post-picker/PostPicker.tsx';
import { useStyles } from './styles.ts';

export interface MergeDialogProps {
  /** The post that goes, until the person says the other way round. */
  post: RegisteredPost;
  posts: readonly RegisteredPost[];
  onMerged: (message: string) => void;
  onClose: () => void;
}

/** Merges two posts, once the person has seen what that changes. */
export function MergeDialog({ post, posts, onMerged, onClose }: MergeDialogProps) {
  const styles = useStyles();
  const words = strings.people;
  const api = usePostsApi();
  const alike = post.problems.find((problem) => problem.kind === 'alike');
  const [pair, setPair] = useState({ from: post.id, into: alike?.postId ?? null });
  const [id] = useState(() => crypto.randomUUID()); // one merge, however often it has to be sent
  const from = posts.find((other) => other.id === pair.from);
  const preview = useQuery({
    queryKey: ['merge', pair.from, pair.into],
    queryFn: () => api.previewMerge({ fromId: pair.from, intoId: pair.into ?? '' }),
    enabled: pair.into !== null,
    gcTime: 0,
  });
  const merge = useMutation({
    networkMode: 'always',
    mutationFn: (seen: MergePreviewAnswer) =>
      api.mergePosts({
        id,
        from: { id: seen.from.id, eTag: seen.basedOn.from },
        into: { id: seen.into.id, eTag: seen.basedOn.into },
      }),
    onSuccess: (_, seen) => onMerged(words.merged(seen.from.title, seen.into.title)),
    onError: () => void preview.refetch(),
  });
  const error = merge.error ?? preview.error;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !merge.isPending && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.mergeTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            {error && (
              <MessageBar intent="error" layout="multiline" role="alert">
                <MessageBarBody>{error.message}</MessageBarBody>
              </MessageBar>
            )}
            <p className={styles.text}>{words.goes(from?.title ?? '')}</p>
            <PostPicker
              label={words.stays}
              posts={posts
                .filter((other) => other.id !== pair.from)
                .map(({ id: postId, title, holder }) => ({
                  id: postId,
                  title,
                  holder: holder?.name ?? null,
                }))}
              chosen={pair.into ? [pair.into] : []}
              onChosen={([into = null]) => setPair({ ...pair, into })}
            />
            {pair.into && (
              <div>
                <Button size="small" onClick={() => setPair({ from: pair.into ?? '', into: pair.from })}>
                  {words.swap}
                </Button>
              </div>
            )}
            <div role="status">{preview.data && pair.into && <Preview preview={preview.data} />}</div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose} disabledFocusable={merge.isPending}>
              {words.cancel}
            </Button>
            <Button
              appearance="primary"
              disabledFocusable={!preview.data || !pair.into || merge.isPending}
              onClick={() => preview.data && merge.mutate(preview.data)}
            >
              {merge.isPending ? words.merging : words.mergeDo}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Preview({ preview }: { preview: MergePreviewAnswer }) {
  const styles = useStyles();
  const words = strings.people;
  const { actions, items, themes, sponsored, opened, below, changes, leaving, rights } = preview;
  const moved = actions.reduce((sum, { open, closed }) => sum + open + closed, 0);
  const sentences = [
    words.mergeCounts(moved, items, themes),
    ...actions.map(({ title, open, closed }) => words.mergeIn(title, open, closed)),
    ...changes.map(
      ({ field, before, after }) => `${postFieldLabels[field]}: ${before ?? '–'} → ${after ?? '–'}`,
    ),
    ...(below.length > 0 ? [words.below(below.join(', '))] : []),
    ...(sponsored.length > 0 ? [words.sponsors(sponsored.join(', '))] : []),
    ...(opened.length > 0 ? [words.opens(opened.join(', '))] : []),
    ...(leaving.length > 0 ? [words.leaving(leaving.join(', '))] : []),
    ...rights.map((right) => words.lostRights[right]),
    words.mergeKept,
  ];
  return (
    <ul className={styles.lines}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
