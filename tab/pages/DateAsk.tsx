import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { longDate, type IsoDate } from '#domain/dates';
import type { ActionView } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { askForDate } from '../api/date-requests.ts';
import type { RecordOutcome } from '../api/record-update.ts';
import { AskForm } from '../components/date-request/AskForm.tsx';
import type { AskDraft } from '../components/date-request/date-draft.ts';
import { notSent } from '../components/date-request/not-sent.ts';
import { useKept } from '../components/update-form/useKept.ts';
import { strings } from '../strings.ts';
import { useItemChanged } from './useItemChanged.ts';

export interface DateAskProps {
  personId: string;
  today: IsoDate;
  item: { id: string; eTag: string };
  action: ActionView;
  /** It is sent, and this is what came of it. */
  onSent: (sentence: string) => void;
  onClose: () => void;
}

const empty: AskDraft = { dueDate: '', reason: '', attempt: null };

/** A new date asked for where the action stands. What is being written survives a reload. */
export function DateAsk({ personId, today, item, action, onSent, onClose }: DateAskProps) {
  const api = useApi();
  const itemChanged = useItemChanged();
  const { value, keep } = useKept<AskDraft>(askKey(personId, action.id));
  const draft = value ?? empty;
  const isSending = useRef(false); // a double click comes before the button is drawn as disabled
  const ask = useMutation<RecordOutcome>({
    networkMode: 'always',
    mutationFn: () => {
      const basedOn = { item: item.eTag, action: action.eTag };
      const asked = { actionId: action.id, dueDate: draft.dueDate, reason: draft.reason.trim(), basedOn };
      const said = JSON.stringify(asked);
      const attempt = draft.attempt?.said === said ? draft.attempt : { id: crypto.randomUUID(), said };
      keep({ ...draft, attempt }); // sent again after a broken connection, it is asked once
      return askForDate(api, item.id, { id: attempt.id, ...asked });
    },
    onSuccess: async (outcome) => {
      if (!outcome.ok && outcome.reason === 'problems') return;
      if (outcome.ok) {
        keep(null);
        const day = longDate(draft.dueDate);
        onSent(action.dateAgreedBy ? strings.dates.sent(day) : strings.dates.moved(day));
      }
      await itemChanged(outcome.ok ? outcome.item : outcome.theirs);
    },
    onSettled: () => (isSending.current = false),
  });
  const { data, error } = ask;
  const refused =
    data && !data.ok ? (data.reason === 'problems' ? data.problems : [strings.dates.changed]) : [];
  return (
    <AskForm
      action={action}
      today={today}
      draft={draft}
      isSending={ask.isPending}
      problems={error ? [notSent(error)] : refused}
      onDraft={keep}
      onSend={() => {
        if (isSending.current) return;
        isSending.current = true;
        ask.mutate();
      }}
      onCancel={() => {
        keep(null);
        onClose();
      }}
    />
  );
}

/** Whether a person has begun to ask for one. */
export function isAskingForDate(personId: string, actionId: string): boolean {
  return sessionStorage.getItem(askKey(personId, actionId)) !== null;
}

function askKey(personId: string, actionId: string): string {
  return `golden-thread-date ${personId} ${actionId}`;
}
