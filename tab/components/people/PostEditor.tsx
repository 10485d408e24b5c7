import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { RegisteredPost } from '#domain/registered-post';
import { mayBeKept } from '#tab/api/errors';
import { type PostChange, usePostsApi } from '#tab/api/posts';
import { strings } from '#tab/strings';
import { PersonPicker } from '../person-picker/PersonPicker.tsx';
import { PostPicker } from '../post-picker/PostPicker.tsx';
import { Deputies } from './Deputies.tsx';
import { emptyPost, ownLosses, valuesOf } from './post-draft.ts';
import { PostConflict } from './PostConflict.tsx';
import { sendPost, type Attempt } from './send-post.ts';
import { useStyles } from './styles.ts';
import { undoOf } from './undo-posts.ts';
import { usePostDraft } from './usePostDraft.ts';

export interface PostEditorProps {
  /** Null for a new post. */
  post: RegisteredPost | null;
  posts: readonly RegisteredPost[];
  administratorIds: readonly string[];
  meId: string;
  /** @param undo what takes it back */
  onSaved: (message: string, undo: PostChange[]) => void;
  onMerge: () => void;
  onCancel: () => void;
}

/** A post's values in boxes, in place. What somebody else changes meanwhile is shown before it is overwritten. */
export function PostEditor(props: PostEditorProps) {
  const { post, posts, administratorIds, meId, onSaved, onMerge, onCancel } = props;
  const styles = useStyles();
  const words = strings.people;
  const api = usePostsApi();
  const { base, draft, id, unanswered, set, noteSent, noteRefused, keep } = usePostDraft(meId, post);
  const [asked, setAsked] = useState<{ title: string; body: string[]; change: PostChange } | null>(null);
  const [removalId] = useState(() => crypto.randomUUID()); // one removal, however often it has to be sent
  const send = useMutation({
    networkMode: 'always',
    mutationFn: (attempt: Attempt) => sendPost(api.changePosts, attempt),
    onMutate: ({ change }) => {
      if (!change.values.isRemoved) noteSent(change);
    },
    onError: (error) => {
      if (!mayBeKept(error)) noteRefused();
    },
    onSuccess: ({ outcome, before }, { change: { values } }) => {
      if (outcome.result === 'saved') {
        keep(null);
        const undo = values.isRemoved ? [] : undoOf([outcome], before ? [before] : []);
        onSaved((values.isRemoved ? words.removed : words.saved)(draft.title.trim()), undo);
      } else if (outcome.result === 'changed' && outcome.post && !values.isRemoved) {
        const mine = { ...outcome.post, ...values };
        keep({ draft: mine, base: outcome.post, id: crypto.randomUUID(), unanswered: [] });
      } else {
        noteRefused();
      }
    },
  });
  const outcome = send.data?.outcome;
  const theirs =
    outcome?.result === 'changed' && !send.variables?.change.values.isRemoved ? outcome.post : null;
  const problems = send.error
    ? [mayBeKept(send.error) ? words.noAnswer(send.error.message) : send.error.message]
    : send.isIdle && unanswered.length > 0
      ? [words.sentBefore]
      : theirs
        ? []
        : (outcome?.problems ?? []);
  const trouble = useRef<HTMLDivElement>(null);
  const said = problems.join(' ');
  useEffect(() => {
    if (said) trouble.current?.scrollIntoView({ block: 'center' }); // on a phone the form is longer than the screen
  }, [said]);
  const mutate = (change: PostChange) => send.mutate({ change, draft, base, unanswered });

  function cancel(): void {
    keep(null);
    onCancel();
  }

  function submit(event?: FormEvent): void {
    event?.preventDefault();
    if (send.isPending) return;
    const values = valuesOf(draft, base ?? emptyPost);
    if (Object.keys(values).length === 0 && base) return cancel();
    const change: PostChange = {
      id: id ?? crypto.randomUUID(),
      ...{ postId: base?.id ?? null, basedOn: base?.eTag ?? null },
      values: base ? values : { ...values, title: draft.title },
    };
    const after = posts.map((other) => (other.id === base?.id ? { ...other, ...draft } : other));
    const losses = base ? ownLosses(meId, administratorIds, posts, after) : [];
    if (losses.length > 0) setAsked({ title: words.ownTitle, body: losses, change });
    else mutate(change);
  }

  return (
    <form onSubmit={submit} noValidate className={styles.editor}>
      {said && (
        <div ref={trouble}>
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>{said}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {theirs && (
        <PostConflict theirs={theirs} mine={draft} posts={posts} onKeep={() => submit()} onDrop={cancel} />
      )}
      <Field label={words.fields.title} required>
        <Input value={draft.title} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <PersonPicker
        label={words.fields.holder}
        person={draft.holder}
        onPerson={(holder) => set({ holder })}
      />
      <Deputies people={draft.deputies} onPeople={(deputies) => set({ deputies })} />
      <PostPicker
        label={words.fields.manager}
        posts={posts
          .filter(({ id }) => id !== base?.id)
          .map(({ id, title, holder }) => ({ id, title, holder: holder?.name ?? null }))}
        chosen={draft.managerPostId ? [draft.managerPostId] : []}
        onChosen={([managerPostId = null]) => set({ managerPostId })}
      />
      <div>
        <Checkbox
          label={words.fields.verifier}
          checked={draft.isVerifier}
          onChange={(_, { checked }) => set({ isVerifier: checked === true })}
        />
        <Checkbox
          label={words.fields.administrator}
          checked={draft.isAdministrator}
          onChange={(_, { checked }) => set({ isAdministrator: checked === true })}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={send.isPending}>
          {send.isPending ? words.saving : words.save}
        </Button>
        <Button onClick={cancel}>{words.cancel}</Button>
        {base && <Button onClick={onMerge}>{words.merge}</Button>}
        {base?.references === 0 && (
          <Button
            onClick={() =>
              setAsked({
                title: words.removeTitle(base.title),
                body: [words.removeBody],
                change: {
                  ...{ id: removalId, postId: base.id, basedOn: base.eTag },
                  values: { isRemoved: true },
                },
              })
            }
          >
            {words.remove}
          </Button>
        )}
      </div>
      {asked && (
        <Dialog modalType="alert" open onOpenChange={(_, { open }) => !open && setAsked(null)}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{asked.title}</DialogTitle>
              <DialogContent>
                {asked.body.map((sentence) => (
                  <p key={sentence} className={styles.text}>
                    {sentence}
                  </p>
                ))}
              </DialogContent>
              <DialogActions>
                <Button onClick={() => setAsked(null)}>{words.cancel}</Button>
                <Button
                  appearance="primary"
                  onClick={() => {
                    mutate(asked.change);
                    setAsked(null);
                  }}
                >
                  {asked.change.values.isRemoved ? words.removeDo : words.goOn}
                </Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      )}
    </form>
  );
}
