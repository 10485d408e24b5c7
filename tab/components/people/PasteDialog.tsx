import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  Textarea,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MatchAnswer } from '#api/contract/directory';
import { mostHolderLines, readHolderList } from '#domain/holder-list';
import type { RegisteredPost } from '#domain/registered-post';
import { type PostChange, usePostsApi } from '#tab/api/posts';
import { strings } from '#tab/strings';
import { useKept } from '../update-form/useKept.ts';
import { judgeLines } from './judge-lines.ts';
import { ownLosses } from './post-draft.ts';
import { useStyles } from './styles.ts';
import { undoOf } from './undo-posts.ts';
import { useSendPosts } from './useSendPosts.ts';

export interface PasteDialogProps {
  posts: readonly RegisteredPost[];
  administratorIds: readonly string[];
  meId: string;
  /** @param undo what takes it back */
  onDone: (message: string, undo: PostChange[]) => void;
  onClose: () => void;
}

/** As many lines as one request looks up. */
const linesAtOnce = 25;

/** Gives many posts their holders from a pasted list, once the person has seen which and which not. */
export function PasteDialog({ posts, administratorIds, meId, onDone, onClose }: PasteDialogProps) {
  const styles = useStyles();
  const words = strings.people;
  const api = usePostsApi();
  const { value, keep } = useKept<string>(`golden-thread-holders ${meId}`);
  const pasted = value ?? '';
  const match = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const lines = readHolderList(pasted);
      if (lines.length === 0) throw new Error(words.empty);
      if (lines.length > mostHolderLines) throw new Error(words.tooMany(mostHolderLines));
      const matched: MatchAnswer['lines'] = [];
      for (let start = 0; start < lines.length; start += linesAtOnce) {
        matched.push(...(await api.matchHolders(lines.slice(start, start + linesAtOnce))).lines);
      }
      return matched;
    },
  });
  const judged = judgeLines(match.data ?? [], posts);
  const filling = judged.flatMap(({ change }) => change ?? []);
  const [seen, setSeen] = useState(posts); // as they stood when they were sent
  const sending = useSendPosts((outcomes) => {
    keep(null);
    onDone(words.filled(outcomes.length), undoOf(outcomes, seen));
  });
  const { failed } = sending;
  function fill(): void {
    setSeen(posts);
    sending.send(
      filling.map(({ post, holder }) => ({
        id: crypto.randomUUID(),
        ...{ postId: post.id, basedOn: post.eTag, values: { holder } },
      })),
    );
  }
  const after = posts.map((post) => {
    const change = filling.find((candidate) => candidate.post.id === post.id);
    return change ? { ...post, holder: change.holder } : post;
  });
  const losses = ownLosses(meId, administratorIds, posts, after);
  const error = sending.error ?? match.error;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.pasteTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            {error && (
              <MessageBar intent="error" layout="multiline" role="alert">
                <MessageBarBody>{error.message}</MessageBarBody>
              </MessageBar>
            )}
            {!match.data && (
              <Field label={words.pasteLabel} hint={words.pasteHint}>
                <Textarea
                  rows={8}
                  resize="vertical"
                  value={pasted}
                  onChange={(_, given) => keep(given.value || null)}
                />
              </Field>
            )}
            {losses.length > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{[words.ownTitle, ...losses].join(' – ')}</MessageBarBody>
              </MessageBar>
            )}
            <ul className={styles.lines} aria-live="polite">
              {judged.map(({ line, sentence }) => (
                <li key={line}>
                  <span className={styles.quiet}>{words.line(line)}:</span> {sentence}
                </li>
              ))}
            </ul>
            {failed.length > 0 && (
              <MessageBar intent="warning" layout="multiline" role="alert">
                <MessageBarBody>
                  {words.notDone}: {failed.map(({ problems }) => problems.join(' ')).join(' ')}
                </MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions fluid>
            <Button
              onClick={() => {
                keep(null);
                onClose();
              }}
            >
              {words.cancel}
            </Button>
            {match.data && (
              <Button
                disabledFocusable={sending.isPending}
                onClick={() => {
                  sending.reset();
                  match.reset();
                }}
              >
                {words.pasteBack}
              </Button>
            )}
            {match.data ? (
              <Button
                appearance="primary"
                disabledFocusable={(filling.length === 0 && !sending.retry) || sending.isPending}
                onClick={sending.retry ?? fill}
              >
                {sending.retry ? words.again : words.fill(filling.length)}
              </Button>
            ) : (
              <Button appearance="primary" disabledFocusable={match.isPending} onClick={() => match.mutate()}>
                {match.isPending ? words.matching : words.match}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
