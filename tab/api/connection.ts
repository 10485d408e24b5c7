/** How asking the server went last. */
export type ConnectionState = 'fine' | 'unreachable' | 'signed-out';

export interface Connection {
  state: ConnectionState;
  /** When the server had last answered as the state began, in milliseconds; null if it never had. */
  asOfMs: number | null;
}

/** Remembers how asking went, for whoever shows it. */
export interface ConnectionLog {
  get: () => Connection;
  /** @returns stops listening */
  subscribe: (listener: () => void) => () => void;
  note: (state: ConnectionState) => void;
}

/** @param nowMs the clock, for tests */
export function createConnectionLog(nowMs: () => number = Date.now): ConnectionLog {
  let connection: Connection = { state: 'fine', asOfMs: null };
  let lastAnswerMs: number | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => connection,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    note(state) {
      if (state === 'fine') lastAnswerMs = nowMs();
      if (state === connection.state) return;
      connection = { state, asOfMs: lastAnswerMs };
      for (const listener of listeners) listener();
    },
  };
}
