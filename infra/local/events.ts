import type { TrialEvent } from './contract.ts';

/** Tells every open page what happened. Nothing is kept: a page that was away reads the chat anew. */
export interface TrialEvents {
  publish(event: TrialEvent): void;
  /** @returns how to stop listening */
  subscribe(listener: (event: TrialEvent) => void): () => void;
}

export function createTrialEvents(): TrialEvents {
  const listeners = new Set<(event: TrialEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
