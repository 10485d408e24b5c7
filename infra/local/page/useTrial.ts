import { useCallback, useEffect, useState } from 'react';
import type { TrialEvent, TrialView } from '../contract.ts';
import { listen, trialApi } from './api.ts';

export interface TrialState {
  trial: TrialView | null;
  /** Why the trial could not be read; null while it could. */
  problem: string | null;
  reload: () => void;
}

/** The trial as it stands, kept up to date by the server's events; `onEvent` hears the rest of them. */
export function useTrial(onEvent: (event: TrialEvent) => void, onReconnected: () => void): TrialState {
  const [trial, setTrial] = useState<TrialView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const reload = useCallback(() => {
    trialApi.trial().then(
      (read) => {
        setTrial(read);
        setProblem(null);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, []);

  useEffect(
    () =>
      listen(
        (event) => {
          setTrial((before) => before && afterEvent(before, event));
          onEvent(event);
        },
        () => {
          reload();
          onReconnected();
        },
      ),
    [onEvent, onReconnected, reload],
  );

  useEffect(reload, [reload]);
  return { trial, problem, reload };
}

function afterEvent(trial: TrialView, event: TrialEvent): TrialView {
  if (event.type === 'clock') return { ...trial, clock: event.clock };
  if (event.type !== 'unread') return trial;
  const people = trial.people.map((person) =>
    person.id === event.personId ? { ...person, unread: event.unread } : person,
  );
  return { ...trial, people };
}
