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
import { useState, type FormEvent } from 'react';
import type { RegisteredPost } from '#domain/registered-post';
import { type PostChange, usePostsApi } from '#tab/api/posts';
import { strings } from '#tab/strings';
import { PersonPicker } from '../person-picker/PersonPicker.tsx';
import { PostPicker } from '../post-picker/PostPicker.tsx';
import { Deputies } from './Deputies.tsx';
import { emptyPost, ownLosses, valuesOf, type PostDraft } from './post-draft.ts';
import { PostConflict } from './PostConflict.tsx';
import { useStyles } from './styles.ts';

export interface PostEditorProps {
  /** Null for a new post. */
  post: RegisteredPost | null;
  posts: readonly RegisteredPost[];
  administratorIds: readonly string[];
  meId: string;
  /** `post` is null once it was removed. */
  onSaved: (message: string) => void;
  onMerge: () => void;
  onCancel: () => void;
}

/** A post's values in boxes, in place. What somebody else changes meanwhile is shown before it is overwritten. */
export function PostEditor(props: PostEditorProps) {
  const { post, posts, administratorIds, meId, onSaved, onMerge, onCancel } = props;
  const styles = useStyles();
  const words = strings.people;
  const api = usePostsApi();
  const [base, setBase] = useState(post);
  const [draft, setDraft] = useState<PostDraft>(post ?? emptyPost);
  const [asked, setAsked] = useState<{ title: string; body: string[]; change: PostChange } | null>(null);
  const set = (change: Partial<PostDraft>) => setDraft((before) => ({ ...before, ...change }));
  const send = useMutation({
    mutationFn: async (change: PostChange) => (await api.changePosts([change]))[0]!,
    onSuccess: ({ result }, { values }) => {
      if (result === 'saved')
        onSaved(values.isRemoved ? words.removed(draft.title) : words.saved(draft.title));
    },
  });
  const outcome = send.data;
  const problems = send.error ? [send.error.message] : outcome?.result === 'refused' ? outcome.problems : [];
  const theirs = outcome?.result === 'changed' ? outcome.post : null;
  if (outcome?.result === 'changed' && !theirs) problems.push(...outcome.problems);

  function changeOf(values: PostChange['values'], eTag = base?.eTag ?? null): PostChange {
    return { id: crypto.randomUUID(), postId: base?.id ?? null, basedOn: eTag, values };
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const values = valuesOf(draft, base ?? emptyPost);
    if (Object.keys(values).length === 0 && base) return onCancel();
    const change = changeOf(base ? values : { ...values, title: draft.title });
    const after = posts.map((other) => (other.id === base?.id ? { ...other, ...draft } : other));
    const losses = base ? ownLosses(meId, administratorIds, posts, after) : [];
    if (losses.length > 0) setAsked({ title: words.ownTitle, body: losses, change });
    else send.mutate(change);
  }

  return (
    <form onSubmit={submit} noValidate className={styles.editor}>
      {problems.length > 0 && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problems.join(' ')}</MessageBarBody>
        </MessageBar>
      )}
      {theirs && base && (
        <PostConflict
          theirs={theirs}
          base={base}
          mine={draft}
          posts={posts}
          onKeep={() => {
            setBase(theirs);
            send.mutate(changeOf(valuesOf(draft, base), theirs.eTag));
          }}
          onDrop={onCancel}
        />
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
        <Button onClick={onCancel}>{words.cancel}</Button>
        {base && <Button onClick={onMerge}>{words.merge}</Button>}
        {base?.references === 0 && (
          <Button
            onClick={() =>
              setAsked({
                title: words.removeTitle(base.title),
                body: [words.removeBody],
                change: changeOf({ isRemoved: true }),
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
                    send.mutate(asked.change);
                    setAsked(null);
                  }}
                >
                  {words.goOn}
                </Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      )}
    </form>
  );
}
