import { useMutation } from '@tanstack/react-query';
import type { ItemDetail } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { recordUpdate, type RecordOutcome } from '../api/record-update.ts';
import { attemptFor } from '../attempt.ts';
import { changeOf, type Draft } from '../components/update-form/draft.ts';
import { useItemChanged } from './useItemChanged.ts';

export interface SaveRequest {
  draft: Draft;
  item: ItemDetail;
  /** Told the request's id before it leaves, so that the same words sent again carry it again. */
  onAttempt: (draft: Draft) => void;
}

/** Sends an update and lets every page know what came of it. */
export function useSaveUpdate() {
  const api = useApi();
  const itemChanged = useItemChanged();
  return useMutation<RecordOutcome, Error, SaveRequest>({
    networkMode: 'always',
    mutationFn: ({ draft, item, onAttempt }) => {
      const change = changeOf(draft, item);
      const attempt = attemptFor(draft.attempt, JSON.stringify([change, draft.actionId, draft.basedOn]));
      onAttempt({ ...draft, attempt });
      const { actionId, basedOn } = draft;
      return recordUpdate(api, item.id, { id: attempt.id, actionId, change, basedOn });
    },
    onSuccess: async (outcome) => {
      if (!outcome.ok && outcome.reason === 'problems') return;
      await itemChanged(outcome.ok ? outcome.item : outcome.theirs);
    },
  });
}
