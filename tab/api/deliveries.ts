import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { SendAgainRequest } from '#api/contract/deliveries';
import type { DeliveryReport, SentAgain } from '#domain/delivery';
import { useApi } from './ApiProvider.tsx';
import { refusal } from './client.ts';
import { postJson } from './post-json.ts';

/** @param query as it stands in the page's own address */
export function useDeliveries(query: URLSearchParams): UseQueryResult<DeliveryReport> {
  const api = useApi();
  const asked = query.toString();
  return useQuery({
    queryKey: ['deliveries', asked],
    queryFn: ({ signal }) => api.read<DeliveryReport>(`/deliveries?${asked}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** All pages of it as a file. @throws {RefusedError | UnreachableError | SignInError} */
export function useDeliveryExport(): (query: URLSearchParams) => Promise<Blob> {
  const api = useApi();
  return async (query) => {
    const response = await api.send(`/deliveries.csv?${query}`, {});
    if (!response.ok) throw await refusal(response);
    return response.blob();
  };
}

/** Tries again to reach one person. Fails with {RefusedError | UnreachableError | SignInError}. */
export function useSendAgain() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: async (personId: string): Promise<SentAgain> => {
      const response = await postJson(api, '/deliveries/again', { personId } satisfies SendAgainRequest);
      if (!response.ok) throw await refusal(response);
      return (await response.json()) as SentAgain;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
}
