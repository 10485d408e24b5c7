import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Change } from '#domain/change';
import type { WorkRow } from '#domain/my-work-view';
import type { MeView } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { recordUpdate, type RecordOutcome } from '../api/record-update.ts';
import { notSent } from '../components/date-request/not-sent.ts';
import { VerifyBox } from '../components/my-work/VerifyBox.tsx';
import { ProblemList } from '../components/update-form/ProblemList.tsx';
import { useKept } from '../components/update-form/useKept.ts';
import { strings } from '../strings.ts';
import { useItemChanged } from './useItemChanged.ts';

export interface VerifyAnswerProps {
  me: MeView;
  row: WorkRow;
  /** An answer sets out; what became of it is told by `onAnswered`, and here if it does not get through. */
  onSending: () => void;
  /** It is answered, or was changed by somebody before that: what became of it, as a sentence. */
  onAnswered: (sentence: string) => void;
}

/** A verifier's answer where the evidence stands. What is being written survives a reload. */
export function VerifyAnswer({ me, row, onSending, onAnswered }: VerifyAnswerProps) {
  const api = useApi();
  const itemChanged = useItemChanged();
  const { value: draft, keep } = useKept<{ reason: string }>(`golden-thread-verify ${me.id} ${row.id}`);
  const attempt = useRef<{ id: string; said: string } | null>(null);
  const isSending = useRef(false); // a double click comes before the button is drawn as disabled
  const answer = useMutation<RecordOutcome, Error, Change>({
    networkMode: 'always',
    mutationFn: (change) => {
      const basedOn = { item: row.item.eTag, action: row.action?.eTag ?? null };
      const said = JSON.stringify([change, basedOn]);
      if (attempt.current?.said !== said) attempt.current = { id: crypto.randomUUID(), said };
      return recordUpdate(api, row.item.id, { id: attempt.current.id, actionId: row.id, change, basedOn });
    },
    onSuccess: async (outcome, { status }) => {
      if (outcome.ok) {
        keep(null);
        onAnswered(status === 'verified' ? strings.myWork.verified : strings.myWork.sentBack);
      }
      if (!outcome.ok && outcome.reason === 'changed') onAnswered(outcome.message);
      if (outcome.ok || outcome.reason === 'changed') {
        await itemChanged(outcome.ok ? outcome.item : outcome.theirs);
      }
    },
    onSettled: () => (isSending.current = false),
  });
  const send = (change: Change) => {
    if (isSending.current) return;
    isSending.current = true;
    onSending();
    answer.mutate(change);
  };
  const { data, error } = answer;
  const problems = error
    ? [notSent(error)]
    : data && !data.ok && data.reason === 'problems'
      ? data.problems
      : [];
  return (
    <>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <VerifyBox
        row={row}
        draft={draft?.reason ?? null}
        isSending={answer.isPending}
        onDraft={(reason) => keep(reason === null ? null : { reason })}
        onVerify={() => send({ status: 'verified' })}
        onSendBack={(reason) => send({ status: 'in-progress', reason })}
      />
    </>
  );
}
