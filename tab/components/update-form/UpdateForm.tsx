import { Button, Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { isIsoDate, longDate, type IsoDate } from '#domain/dates';
import { rags, type Rag } from '#domain/rag';
import { statusLabels, type Status } from '#domain/status';
import type { ActionView, ItemDetail } from '#domain/view';
import { strings } from '#tab/strings';
import { invalid, isSendKey } from '../field-states.ts';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { Conflict } from './Conflict.tsx';
import {
  actionOf,
  changeOf,
  emptyDraft,
  mayRate,
  problemsOf,
  targetsOf,
  versionsOf,
  wantsReason,
  type Draft,
  type DraftField,
} from './draft.ts';
import { ProblemList } from './ProblemList.tsx';
import { useStyles } from './styles.ts';

export interface UpdateFormProps {
  item: ItemDetail;
  draft: Draft;
  isSaving: boolean;
  /** Sentences from the server about why it was not saved. */
  problems: readonly string[];
  /** The item as somebody else left it, when they were first. */
  theirs: ItemDetail | null;
  onDraft: (draft: Draft) => void;
  onSave: () => void;
  onCancel: () => void;
  /** The person has seen what somebody else saved. */
  onSettled: () => void;
}

/** Where an owner says how things stand. Shows what stands now beside every field. */
export function UpdateForm(props: UpdateFormProps) {
  const { item, draft, isSaving, problems, theirs, onDraft, onSave, onCancel, onSettled } = props;
  const styles = useStyles();
  const titleId = useId();
  const [isChecked, setChecked] = useState(false);
  const action = actionOf(item, draft.actionId);
  const targets = targetsOf(item);
  const wrong = isChecked ? problemsOf(draft, item) : {};
  const standingNote = action && !draft.rag ? action.progress : item.narrative;
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  const text = (field: Exclude<DraftField, 'rag' | 'status'>) => ({
    value: draft[field] ?? '',
    onChange: (_: unknown, data: { value: string }) => set({ [field]: data.value }),
  });

  function submit(event: FormEvent | KeyboardEvent): void {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problemsOf(draft, item)).length === 0) onSave();
  }

  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        const mayNot = isSaving || theirs !== null;
        if (isSendKey(event) && !mayNot) submit(event);
      }}
      aria-labelledby={titleId}
      noValidate
    >
      <h3 id={titleId} className={styles.conflictTitle}>
        {strings.form.title(item.ref)}
      </h3>
      {theirs && (
        <Conflict
          theirs={theirs}
          actionId={draft.actionId}
          mine={changeOf(draft, item)}
          onCarryOn={(dropped) => {
            const letGo = Object.fromEntries(dropped.map((field) => [field, null]));
            onDraft({ ...draft, ...letGo, basedOn: versionsOf(theirs, draft.actionId) });
            onSettled();
          }}
          onDrop={onCancel}
        />
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {targets.length > 1 && (
        <Field label={strings.form.about}>
          <Select
            value={draft.actionId ?? ''}
            onChange={(_, { value }) => {
              const { note, evidenceTitle, evidenceUrl } = draft;
              onDraft({ ...emptyDraft(item, value || null), note, evidenceTitle, evidenceUrl });
            }}
          >
            {targets.map((id) => (
              <option key={id} value={id ?? ''}>
                {id === null ? strings.form.wholeItem(item.ref) : actionName(item, id)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {mayRate(item, draft.actionId) && (
        <Field label={strings.form.rag}>
          <RadioGroup
            layout="horizontal"
            className={styles.rags}
            value={draft.rag ?? item.rag ?? ''}
            onChange={(_, { value }) => set({ rag: value as Rag })}
          >
            {rags.map((rag) => (
              <Radio key={rag} value={rag} label={<RagMark rag={rag} />} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {action && (
        <div className={styles.pair}>
          <Field label={strings.form.status}>
            <Select
              value={draft.status ?? action.status}
              onChange={(_, { value }) => set({ status: value as Status })}
            >
              {action.mayBecome.map((status) => (
                <option key={status} value={status}>
                  {statusLabels[status]}
                </option>
              ))}
            </Select>
          </Field>
          {action.mayUpdate && (
            <Field label={strings.form.dueDate} hint={dueDateHint(draft.dueDate ?? action.due.end, action)}>
              <Input
                type="date"
                value={draft.dueDate ?? action.due.end ?? ''}
                onChange={(_, { value }) => set({ dueDate: value })}
              />
            </Field>
          )}
        </div>
      )}
      {action && (wantsReason(draft, item) || draft.reason) && (
        <Field label={strings.form.reason} hint={strings.form.reasonHint} {...invalid(wrong.reason)}>
          <Textarea resize="vertical" rows={2} {...text('reason')} />
        </Field>
      )}
      <Field label={strings.form.note} hint={strings.form.noteHint}>
        <Textarea name="note" resize="vertical" rows={5} {...text('note')} />
      </Field>
      {standingNote && (
        <>
          <blockquote className={styles.now}>
            <span className={styles.nowLabel}>{strings.conflict.theirs}</span>
            {standingNote}
          </blockquote>
          {!draft.note && (
            <Button size="small" className={styles.startFrom} onClick={() => set({ note: standingNote })}>
              {strings.form.startFrom}
            </Button>
          )}
        </>
      )}
      <div className={styles.pair}>
        <Field label={strings.form.evidenceTitle} {...invalid(wrong.evidenceTitle)}>
          <Input {...text('evidenceTitle')} />
        </Field>
        <Field label={strings.form.evidenceUrl} {...invalid(wrong.evidenceUrl)}>
          <Input type="url" placeholder={strings.form.evidencePlaceholder} {...text('evidenceUrl')} />
        </Field>
      </div>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isSaving || theirs !== null}>
          {isSaving ? strings.form.saving : strings.form.save}
        </Button>
        <Button onClick={onCancel}>{strings.form.cancel}</Button>
      </div>
    </form>
  );
}

function actionName(item: ItemDetail, actionId: string): string {
  const action = actionOf(item, actionId);
  return action ? `${action.ref} – ${action.text}` : actionId;
}

/** The browser writes dates in its own language's order; this says which day is meant. */
function dueDateHint(day: IsoDate | null, { due, dateAgreedBy }: ActionView): string {
  const named = day && isIsoDate(day) ? longDate(day) : strings.plan.noDate;
  return dateAgreedBy && day !== due.end ? `${named}. ${strings.form.dateIsAsked(dateAgreedBy)}` : named;
}
