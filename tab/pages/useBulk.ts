import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkOutcome, BulkRequestBody } from '#api/contract/bulk';
import type { Change } from '#domain/change';
import type { ItemRow } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { previewUpdates, sendUpdates } from '../api/bulk.ts';
import { strings } from '../strings.ts';
import {
  changeOf,
  undoOf,
  updatesFor,
  type BulkDraft,
  type RowOutcome,
} from '../components/bulk/bulk-change.ts';

export type BulkStep =
  | { step: 'choose' }
  | { step: 'preview'; updates: BulkRequestBody['updates']; allowed: RowOutcome[]; refused: RowOutcome[] }
  | { step: 'sending'; done: number; total: number }
  | { step: 'done'; saved: RowOutcome[]; failed: RowOutcome[]; wasUndone: boolean };

export interface Bulk {
  state: BulkStep;
  error: string | null;
  isBusy: boolean;
  preview: (draft: BulkDraft) => void;
  back: () => void;
  commit: () => void;
  /** Null where nothing of it can be taken back. */
  undo: (() => void) | null;
}

/** A change of many rows: chosen, looked at, made, and where possible taken back. */
export function useBulk(items: readonly ItemRow[], ids: ReadonlySet<string>): Bulk {
  const api = useApi();
  const queries = useQueryClient();
  const [state, setState] = useState<BulkStep>({ step: 'choose' });
  const [draft, setDraft] = useState<BulkDraft | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const named = (outcome: BulkOutcome): RowOutcome => ({ ...outcome, ref: refOf(items, outcome) });

  function run(work: () => Promise<void>): void {
    setError(null);
    setBusy(true);
    work()
      .catch((cause: unknown) =>
        setError(cause instanceof Error ? cause.message : strings.failures.unexpected),
      )
      .finally(() => setBusy(false));
  }

  async function send(
    updates: BulkRequestBody['updates'],
    wasUndone: boolean,
    before: BulkStep,
  ): Promise<void> {
    const outcomes: RowOutcome[] = [];
    setState({ step: 'sending', done: 0, total: updates.length });
    try {
      await sendUpdates(api, updates, (some) => {
        outcomes.push(...some.map(named));
        setState({ step: 'sending', done: outcomes.length, total: updates.length });
      });
    } catch (cause) {
      setState(before); // sent again, what was recorded is not recorded twice
      throw cause;
    } finally {
      await queries.invalidateQueries();
    }
    const saved = outcomes.filter(({ result }) => result === 'saved');
    setState({ step: 'done', saved, failed: outcomes.filter(({ result }) => result !== 'saved'), wasUndone });
  }

  const undoable =
    state.step === 'done' && !state.wasUndone && draft
      ? state.saved.flatMap((outcome): BulkRequestBody['updates'] => {
          const change: Change | null = undoOf(outcome, draft.kind, strings.bulk.undoReason);
          const { itemId, actionId, basedOn } = outcome;
          return change && basedOn ? [{ id: crypto.randomUUID(), itemId, actionId, change, basedOn }] : [];
        })
      : [];

  return {
    state,
    error,
    isBusy,
    back: () => setState({ step: 'choose' }),
    preview(asked) {
      const change = changeOf(asked);
      if (!change) {
        setError(strings.bulk.needValue);
        return;
      }
      setDraft(asked);
      run(async () => {
        const updates = updatesFor(items, ids, change);
        const outcomes = (await previewUpdates(api, updates)).map(named);
        const allowed = outcomes.filter(({ result }) => result === 'saved');
        const seen = new Map(outcomes.map((outcome) => [outcome.id, outcome.basedOn]));
        setState({
          step: 'preview',
          allowed,
          refused: outcomes.filter(({ result }) => result !== 'saved'),
          updates: updates.flatMap((update) => {
            const basedOn = seen.get(update.id);
            return basedOn && allowed.some(({ id }) => id === update.id) ? [{ ...update, basedOn }] : [];
          }),
        });
      });
    },
    commit() {
      if (state.step === 'preview') run(() => send(state.updates, false, state));
    },
    undo: undoable.length > 0 ? () => run(() => send(undoable, true, state)) : null,
  };
}

function refOf(items: readonly ItemRow[], { itemId, actionId }: BulkOutcome): string {
  const item = items.find(({ id }) => id === itemId);
  return item?.actions.find(({ id }) => id === actionId)?.ref ?? item?.ref ?? itemId;
}
