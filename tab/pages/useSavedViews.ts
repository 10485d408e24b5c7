import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ViewView } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { changeView, deleteView, restoreView, saveView, type ViewOutcome } from '../api/views.ts';
import { strings } from '../strings.ts';

/** Somebody else was first: theirs, and what this person wanted, to be tried again on top of it. */
export interface ViewConflict {
  message: string;
  theirs: ViewView | null;
  again: (() => void) | null;
}

export interface SavedViews {
  isBusy: boolean;
  error: string | null;
  conflict: ViewConflict | null;
  /** What was done last, said aloud; `undo` where it can be taken back. */
  done: { text: string; undo: (() => void) | null } | null;
  save: (given: { name: string; params: string; isShared: boolean }) => void;
  change: (view: ViewView, change: Partial<Pick<ViewView, 'name' | 'params' | 'isShared'>>) => void;
  remove: (view: ViewView) => void;
  dismiss: () => void;
}

/**
 * Saves, changes and deletes the saved views of a plan.
 *
 * @param onKept told what stands now: a view to be in, or null where the one there was is gone
 */
export function useSavedViews(planId: string, onKept: (view: ViewView | null) => void): SavedViews {
  const api = useApi();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [conflict, setConflict] = useState<ViewConflict | null>(null);
  const [done, setDone] = useState<SavedViews['done']>(null);
  const [attempt, setAttempt] = useState<{ id: string; name: string } | null>(null);

  function run(
    work: () => Promise<ViewOutcome>,
    onOk: (view: ViewView) => void,
    again: ((theirs: ViewView) => void) | null,
  ): void {
    setBusy(true);
    dismiss();
    work()
      .then(async (outcome) => {
        await queries.invalidateQueries({ queryKey: ['plan', planId] });
        if (outcome.ok) onOk(outcome.view);
        else {
          const { message, theirs } = outcome;
          setConflict({ message, theirs, again: theirs && again && (() => again(theirs)) });
        }
      })
      .catch((cause: unknown) =>
        setError(cause instanceof Error ? cause.message : strings.failures.unexpected),
      )
      .finally(() => setBusy(false));
  }

  function dismiss(): void {
    setError(null);
    setConflict(null);
    setDone(null);
  }

  function kept(view: ViewView, text: string): void {
    onKept(view);
    setDone({ text, undo: null });
  }

  const change: SavedViews['change'] = (view, wanted) =>
    run(
      () => changeView(api, planId, view.id, { ...wanted, basedOn: view.eTag }),
      (now) => kept(now, strings.savedViews.saved(now.name)),
      (theirs) => change(theirs, wanted),
    );

  const restore = (view: ViewView) =>
    run(
      () => restoreView(api, planId, view),
      (now) => kept(now, strings.savedViews.restored(now.name)),
      restore,
    );

  const remove: SavedViews['remove'] = (view) =>
    run(
      () => deleteView(api, planId, view),
      (gone) => {
        onKept(null);
        setDone({ text: strings.savedViews.deleted(gone.name), undo: () => restore(gone) });
      },
      remove,
    );

  return {
    ...{ isBusy, error, conflict, done, change, remove, dismiss },
    save(given) {
      // The same name keeps its id, so that a retry after a broken connection is saved once.
      const id = attempt?.name === given.name ? attempt.id : crypto.randomUUID();
      setAttempt({ id, name: given.name });
      run(
        () => saveView(api, planId, { id, ...given }),
        (now) => {
          setAttempt(null);
          kept(now, strings.savedViews.saved(now.name));
        },
        null,
      );
    },
  };
}
