import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, useState, type ReactNode } from 'react';
import type { ApiClient } from './client.ts';
import { RefusedError } from './errors.ts';

const ApiContext = createContext<ApiClient | null>(null);

export interface ApiProviderProps {
  /** Whom to ask. */
  client: ApiClient;
  children: ReactNode;
}

/** Gives pages the server and the cache of what it said. */
export function ApiProvider({ client, children }: ApiProviderProps) {
  const [queries] = useState(createQueryClient);
  return (
    <ApiContext.Provider value={client}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ApiContext.Provider>
  );
}

export function useApi(): ApiClient {
  const client = useContext(ApiContext);
  if (!client) throw new Error('useApi needs an ApiProvider above it.');
  return client;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always', // inside Teams the browser's idea of being online is unreliable
        refetchOnReconnect: 'always', // where it is right, nobody waits for the next look
        retry: (failures, error) => failures < 1 && !isFinal(error),
        retryDelay: 500,
      },
    },
  });
}

/** Asking again would get the same answer. */
function isFinal(error: Error): boolean {
  return error instanceof RefusedError && error.status < 500;
}
