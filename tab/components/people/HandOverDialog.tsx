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
  Select,
} from '@fluentui/react-components';
import { useState } from 'react';
import { handOver } from '#domain/hand-over';
import type { Person } from '#domain/post';
import type { RegisteredPost } from '#domain/registered-post';
import type { PostChange } from '#tab/api/posts';
import { strings } from '#tab/strings';
import { PersonPicker } from '../person-picker/PersonPicker.tsx';
import { ownLosses } from './post-draft.ts';
import { useStyles } from './styles.ts';
import { undoOf } from './undo-posts.ts';
import { useSendPosts } from './useSendPosts.ts';

export interface HandOverDialogProps {
  posts: readonly RegisteredPost[];
  administratorIds: readonly string[];
  meId: string;
  /** Who is known to have left; the first of them is chosen. */
  leaverIds: readonly string[];
  /** @param undo what takes it back */
  onDone: (message: string, undo: PostChange[]) => void;
  onClose: () => void;
}

/** Gives everything one person holds or stands in for to another, in one go. */
export function HandOverDialog(props: HandOverDialogProps) {
  const { posts, administratorIds, meId, leaverIds, onDone, onClose } = props;
  const styles = useStyles();
  const words = strings.people;
  const people = peopleOf(posts, leaverIds);
  const [leaverId, setLeaverId] = useState(leaverIds[0] ?? '');
  const [to, setTo] = useState<Person | null>(null);
  const changes = leaverId ? handOver(posts, leaverId, to) : [];
  const titleOf = (postId: string) => posts.find(({ id }) => id === postId)?.title ?? '';
  const after = posts.map((post) => {
    const change = changes.find(({ postId }) => postId === post.id);
    if (!change) return post;
    const { holder = post.holder, deputies = post.deputies } = change.values;
    return { ...post, holder, deputies };
  });
  const losses = ownLosses(meId, administratorIds, posts, after);
  const [seen, setSeen] = useState(posts); // as they stood when they were sent
  const sending = useSendPosts((outcomes) => onDone(words.handed(outcomes.length), undoOf(outcomes, seen)));
  const { failed } = sending;
  function send(): void {
    setSeen(posts);
    sending.send(
      changes.map(({ postId, values: { holder, deputies } }) => ({
        id: crypto.randomUUID(),
        postId,
        basedOn: posts.find(({ id }) => id === postId)?.eTag ?? null,
        values: {
          ...(holder !== undefined && { holder }),
          ...(deputies !== undefined && { deputies: [...deputies] }),
        },
      })),
    );
  }
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.leftTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            {sending.error && (
              <MessageBar intent="error" layout="multiline" role="alert">
                <MessageBarBody>{sending.error.message}</MessageBarBody>
              </MessageBar>
            )}
            {failed.length > 0 && (
              <MessageBar intent="warning" layout="multiline" role="alert">
                <MessageBarBody>
                  {failed
                    .map(({ postId, problems }) => `${titleOf(postId ?? '')}: ${problems.join(' ')}`)
                    .join(' ')}
                </MessageBarBody>
              </MessageBar>
            )}
            <Field label={words.leaver}>
              <Select
                value={leaverId}
                onChange={(_, { value }) => {
                  sending.reset();
                  setLeaverId(value);
                }}
              >
                <option value="">{words.choose}</option>
                {people.map(({ id, name, count }) => (
                  <option key={id} value={id}>
                    {words.leaverOption(name, count)}
                  </option>
                ))}
              </Select>
            </Field>
            <PersonPicker
              label={words.takesOver}
              hint={to && to.id === leaverId ? words.takesOverSame : words.takesOverHint}
              person={to}
              onPerson={(person) => {
                sending.reset();
                setTo(person);
              }}
            />
            {losses.length > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{[words.ownTitle, ...losses].join(' – ')}</MessageBarBody>
              </MessageBar>
            )}
            <ul className={styles.lines} aria-live="polite">
              {after
                .filter(({ id }) => changes.some(({ postId }) => postId === id))
                .map(({ id, title, holder, deputies }) => (
                  <li key={id}>
                    <strong>{title}</strong>:{' '}
                    {words.becomes(holder?.name ?? null, deputies.map(({ name }) => name).join(', '))}
                  </li>
                ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={
                (changes.length === 0 && !sending.retry) || sending.isPending || to?.id === leaverId
              }
              onClick={sending.retry ?? send}
            >
              {sending.retry ? words.again : words.handOver(changes.length)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Everybody who acts for a post, those who have left first. */
function peopleOf(posts: readonly RegisteredPost[], leaverIds: readonly string[]) {
  const people = new Map<string, { id: string; name: string; count: number }>();
  for (const { holder, deputies } of posts) {
    for (const { id, name } of [...(holder ? [holder] : []), ...deputies]) {
      people.set(id, { id, name, count: (people.get(id)?.count ?? 0) + 1 });
    }
  }
  const isHere = (id: string) => Number(!leaverIds.includes(id));
  return [...people.values()].toSorted(
    (a, b) => isHere(a.id) - isHere(b.id) || a.name.localeCompare(b.name, 'en-GB'),
  );
}
