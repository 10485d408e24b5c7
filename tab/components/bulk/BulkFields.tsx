import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { isIsoDate, longDate } from '#domain/dates';
import { ragLabel, rags } from '#domain/rag';
import { statusLabels, statuses } from '#domain/status';
import type { PlanPost } from '#domain/view';
import { strings } from '#tab/strings';
import type { BulkDraft, BulkKind } from './bulk-change.ts';

export interface BulkFieldsProps {
  draft: BulkDraft;
  /** Posts that may be given rows. */
  posts: readonly PlanPost[];
  onDraft: (draft: BulkDraft) => void;
}

/** The value that every row chosen gets, and why. */
export function BulkFields({ draft, posts, onDraft }: BulkFieldsProps) {
  const { kind, value, reason } = draft;
  const set = (_: unknown, data: { value: string }) => onDraft({ ...draft, value: data.value });
  if (kind === 'unchanged') return <p>{strings.bulk.unchanged}</p>;
  return (
    <>
      {kind === 'dueDate' ? (
        <Field
          label={strings.bulk.fields.dueDate}
          hint={isIsoDate(value) ? longDate(value) : strings.bulk.dateHint}
        >
          <Input type="date" value={value} onChange={set} />
        </Field>
      ) : (
        <Field label={strings.bulk.fields[kind]}>
          <Select value={value} onChange={set}>
            <option value="">{strings.bulk.choose}</option>
            {optionsOf(kind, posts).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={kind === 'rag' ? strings.form.note : strings.form.reason}
        hint={kind === 'rag' ? strings.bulk.noteHint : strings.form.reasonHint}
      >
        <Textarea
          resize="vertical"
          rows={2}
          value={reason}
          onChange={(_, data) => onDraft({ ...draft, reason: data.value })}
        />
      </Field>
    </>
  );
}

function optionsOf(
  kind: Exclude<BulkKind, 'dueDate' | 'unchanged'>,
  posts: readonly PlanPost[],
): [string, string][] {
  switch (kind) {
    case 'status':
      return statuses.map((status) => [status, statusLabels[status]]);
    case 'rag':
      return rags.map((rag) => [rag, ragLabel(rag)]);
    case 'ownerPostId':
      return posts
        .toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB'))
        .map(({ id, title, holder }) => [id, holder && holder !== title ? `${title} (${holder})` : title]);
  }
}
