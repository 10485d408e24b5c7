import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DeliveryReport } from '#domain/delivery';
import { useApi } from './ApiProvider.tsx';
import { refusal } from './client.ts';

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
