import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { isIsoDate, longDate } from '#domain/dates';
import type { ItemDetail, PostView } from '#domain/view';
import { strings } from '#tab/strings';
import { invalid, isSendKey } from '../field-states.ts';
import { PostPicker } from '../post-picker/PostPicker.tsx';
import { ProblemList } from '../update-form/ProblemList.tsx';
import { minuteProblems, type MinuteDraft } from './minute-draft.ts';
import { minuteText } from './minute-text.ts';
import { useMinuteStyles } from './minute-styles.ts';

export interface MinuteFormProps {
  item: ItemDetail;
  draft: MinuteDraft;
  /** Who may be given an action. */
  posts: readonly PostView[];
  isSaving: boolean;
  /** Why it was not kept. */
  problems: readonly string[];
  onDraft: (draft: MinuteDraft) => void;
  onSave: () => void;
  onCancel: () => void;
}

/** Where a decision, a new action or an agreed date is written down while the room looks on. */
export function MinuteForm(props: MinuteFormProps) {
  const { item, draft, posts, isSaving, problems, onDraft, onSave, onCancel } = props;
  const styles = useMinuteStyles();
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isChecked, setChecked] = useState(false);
  const words = strings.meeting.minute;
  const wrong = isChecked ? minuteProblems(draft, item) : {};
  const set = (part: Partial<MinuteDraft>) => onDraft({ ...draft, ...part });
  const { kind } = draft;
  const action = item.actions.find(({ id }) => id === draft.actionId);
  const about = kind === 'refusal' && action ? action.ref : item.ref;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select, textarea, input')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [kind]);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setChecked(true);
    if (Object.keys(minuteProblems(draft, item)).length === 0) onSave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return; // a list that was open closes first
    if (event.key === 'Escape') onCancel();
    if (isSendKey(event)) submit();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-labelledby={titleId}
      noValidate
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <h3 id={titleId} className={styles.title}>
        {words.titles[kind](about)}
      </h3>
      {draft.replaces && <p className={styles.text}>{words.replaces(minuteText(draft.replaces))}</p>}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {kind === 'date' && item.actions.length > 1 && (
        <Field label={words.aboutAction}>
          <Select value={draft.actionId} onChange={(_, { value }) => set({ actionId: value })}>
            {item.actions.map((action) => (
              <option key={action.id} value={action.id}>
                {`${action.ref} – ${action.text}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {kind === 'refusal' && action?.dateRequest && (
        <p className={styles.text}>
          {strings.meeting.asksFor(action.dateRequest.by, longDate(action.dateRequest.to))}
        </p>
      )}
      {kind !== 'date' && <Words draft={draft} problem={wrong.text} onText={(text) => set({ text })} />}
      {(kind === 'action' || kind === 'date') && (
        <div className={styles.pair}>
          {kind === 'action' && (
            <PostPicker
              label={words.owner}
              posts={posts}
              chosen={draft.ownerPostId ? [draft.ownerPostId] : []}
              problem={wrong.owner}
              onChosen={([ownerPostId = '']) => set({ ownerPostId })}
            />
          )}
          <Field
            label={kind === 'date' ? words.newDate : words.due}
            hint={isIsoDate(draft.dueDate) ? longDate(draft.dueDate) : ''}
            {...invalid(wrong.dueDate)}
          >
            <Input type="date" value={draft.dueDate} onChange={(_, { value }) => set({ dueDate: value })} />
          </Field>
        </div>
      )}
      {kind === 'date' && <Words draft={draft} problem={wrong.text} onText={(text) => set({ text })} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isSaving}>
          {isSaving ? strings.form.saving : words.save[kind]}
        </Button>
        <Button onClick={onCancel}>{strings.form.cancel}</Button>
        <span className={styles.hint}>{words.keys}</span>
      </div>
    </form>
  );
}

interface WordsProps {
  draft: MinuteDraft;
  problem: string | undefined;
  onText: (text: string) => void;
}

function Words({ draft, problem, onText }: WordsProps) {
  return (
    <Field label={strings.meeting.minute.text[draft.kind]} {...invalid(problem)}>
      <Textarea
        resize="vertical"
        rows={draft.kind === 'date' ? 2 : 3}
        value={draft.text}
        onChange={(_, { value }) => onText(value)}
      />
    </Field>
  );
}
