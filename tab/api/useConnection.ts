import { useSyncExternalStore } from 'react';
import { useApi } from './ApiProvider.tsx';
import type { Connection } from './connection.ts';

/** Whether the server answers, and since when it does not. */
export function useConnection(): Connection {
  const { connection } = useApi();
  return useSyncExternalStore(connection.subscribe, connection.get);
}
