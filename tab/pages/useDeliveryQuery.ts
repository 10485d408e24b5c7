import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { paramsOf, queryOf, type DeliveryQuery } from '../components/deliveries/delivery-query.ts';

/** What of the report is asked for, kept in the address; a new question begins at its first page. */
export function useDeliveryQuery(): [DeliveryQuery, (change: Partial<DeliveryQuery>) => void] {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => queryOf(params), [params]);
  const change = useCallback(
    (part: Partial<DeliveryQuery>) =>
      setParams((before) => paramsOf({ ...queryOf(before), page: 1, ...part }), { replace: true }),
    [setParams],
  );
  return [query, change];
}
