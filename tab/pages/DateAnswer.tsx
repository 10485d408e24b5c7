import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { DateDecisionBody } from '#api/contract/date-requests';
import { longDate, type IsoDate } from '#domain/dates';
import type { ActionView } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { decideDate } from '../api/date-requests.ts';
import type { RecordOutcome } from '../api/record-update.ts';
import type { AnswerDraft } from '../components/date-request/date-draft.ts';
import { RequestBox } from '../components/date-request/RequestBox.tsx';
import { notSent } from '../components/date-request/not-sent.ts';
import { useKept } from '../components/update-form/useKept.ts';
import { strings } from '../strings.ts';
import { useItemChanged } from './useItemChanged.ts';

export interface DateAnswerProps {
  personId: string;
  today: IsoDate;
  action: ActionView;
  /** An answer sets out; what became of it is told by `onAnswered`, and here if it does not get through. */
  onSending?: () => void;
  /** It is answered, by this person or somebody before them: what became of it, as a sentence. */
  onAnswered: (sentence: string) => void;
}

/** A request for a new date, answered where it stands. What is being written survives a reload. */
export function DateAnswer({ personId, today, action, onSending, onAnswered }: DateAnswerProps) {
  const api = useApi();
  const itemChanged = useItemChanged();
  const request = action.dateRequest;
  const { value: draft, keep } = useKept<AnswerDraft>(
    `golden-thread-date-answer ${personId} ${request?.id ?? ''}`,
  );
  const isSending = useRef(false); // a double click comes before the button is drawn as disabled
  const answer = useMutation<RecordOutcome, Error, DateDecisionBody>({
    networkMode: 'always',
    mutationFn: (decision) => decideDate(api, request?.id ?? '', decision),
    onSuccess: async (outcome, decision) => {
      if (!outcome.ok && outcome.reason === 'problems') return;
      keep(null);
      const item = outcome.ok ? outcome.item : outcome.theirs;
      onAnswered(outcome.ok ? became(decision, request?.to ?? today) : outcome.message);
      await itemChanged(item);
    },
    onSettled: () => (isSending.current = false),
  });
  if (!request) return null;
  const send = (decision: DateDecisionBody) => {
    if (isSending.current) return;
    isSending.current = true;
    onSending?.();
    answer.mutate(decision);
  };
  const { data, error } = answer;
  const refused = data && !data.ok && data.reason === 'problems' ? data.problems : [];
  return (
    <RequestBox
      action={action}
      request={request}
      today={today}
      draft={draft}
      isSending={answer.isPending}
      problems={error ? [notSent(error)] : refused}
      onDraft={(next) => {
        answer.reset();
        keep(next);
      }}
      onAgree={() => send({ kind: 'agree' })}
      onWithdraw={() => send({ kind: 'withdraw' })}
      onSend={() => {
        if (!draft) return;
        const note = draft.note.trim();
        if (draft.kind === 'refuse') send({ kind: 'refuse', note });
        else send({ kind: 'agree', dueDate: draft.dueDate, ...(note ? { note } : {}) });
      }}
    />
  );
}

function became(decision: DateDecisionBody, asked: IsoDate): string {
  switch (decision.kind) {
    case 'agree':
      return strings.dates.agreed(longDate(decision.dueDate ?? asked));
    case 'refuse':
      return strings.dates.refused;
    case 'withdraw':
      return strings.dates.withdrawn;
  }
}
