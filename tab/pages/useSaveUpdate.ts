import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ItemDetail } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { itemKey } from '../api/queries.ts';
import { recordUpdate, type RecordOutcome } from '../api/record-update.ts';
import { changeOf, type Draft } from '../components/update-form/draft.ts';

export interface SaveRequest {
  draft: Draft;
  item: ItemDetail;
  /** Told the request's id before it leaves, so that the same words sent again carry it again. */
  onAttempt: (draft: Draft) => void;
}

/** Sends an update and lets every page know what came of it. */
export function useSaveUpdate() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation<RecordOutcome, Error, SaveRequest>({
    networkMode: 'always',
    mutationFn: ({ draft, item, onAttempt }) => {
      const change = changeOf(draft, item);
      const attempt = attemptFor(draft, JSON.stringify([change, draft.actionId, draft.basedOn]));
      onAttempt({ ...draft, attempt });
      const { actionId, basedOn } = draft;
      return recordUpdate(api, item.id, { id: attempt.id, actionId, change, basedOn });
    },
    onSuccess: async (outcome, { item }) => {
      if (!outcome.ok && outcome.reason === 'problems') return;
      queries.setQueryData(itemKey(item.id), outcome.ok ? outcome.item : outcome.theirs);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['plan', item.planId] }),
        queries.invalidateQueries({ queryKey: ['plans'] }),
      ]);
    },
  });
}

/** The same words keep their id, so that a retry after a broken connection is recorded once. */
function attemptFor(draft: Draft, change: string): NonNullable<Draft['attempt']> {
  if (draft.attempt?.change === change) return draft.attempt;
  return { id: crypto.randomUUID(), change };
}
