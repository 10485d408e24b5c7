import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { PlanList } from '#api/contract/plans';
import type { Overview } from '#domain/overview-view';
import type { MyWorkView } from '#domain/my-work-view';
import type { ItemDetail, MeView, PlanView } from '#domain/view';
import { useApi } from './ApiProvider.tsx';
import type { ApiClient } from './client.ts';
import { placed } from './plan-changes.ts';

/** Reads that stay fresh: asked again every few seconds while the page is looked at, at 304's price. */
const freshMs = 3_000;

/** Who is asking and what day it is; the day only moves fast in the local trial, where it can be wound. */
export function useMe(): UseQueryResult<MeView> {
  const api = useApi();
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.read<MeView>('/me', signal),
    refetchInterval: ({ state }) => (state.data?.isLocalTrial ? freshMs : 60_000),
  });
}

export const myWorkKey = ['my-work'] as const;

export function useMyWork(): UseQueryResult<MyWorkView> {
  const api = useApi();
  return useQuery({
    queryKey: myWorkKey,
    queryFn: ({ signal }) => api.read<MyWorkView>('/my-work', signal),
    refetchInterval: freshMs,
  });
}

export function usePlans(): UseQueryResult<PlanList> {
  const api = useApi();
  return useQuery({
    queryKey: ['plans'],
    queryFn: ({ signal }) => api.read<PlanList>('/plans', signal),
    refetchInterval: freshMs,
  });
}

export function useOverview(): UseQueryResult<Overview> {
  const api = useApi();
  return useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => api.read<Overview>('/overview', signal),
    refetchInterval: freshMs,
  });
}

export function usePlan(planId: string): UseQueryResult<PlanView> {
  const api = useApi();
  return useQuery({
    queryKey: ['plan', planId],
    queryFn: ({ signal }) => api.readOn<PlanView>(`/plans/${encodeURIComponent(planId)}`, placed, signal),
    refetchInterval: freshMs,
  });
}

export function itemKey(itemId: string) {
  return ['item', itemId] as const;
}

export function useItem(itemId: string): UseQueryResult<ItemDetail> {
  return useQuery({ ...itemQuery(useApi(), itemId), refetchInterval: freshMs });
}

/** For those who want an item before anybody looks at it. */
export function itemQuery(api: ApiClient, itemId: string) {
  return queryOptions({
    queryKey: itemKey(itemId),
    queryFn: ({ signal }) => api.read<ItemDetail>(`/items/${encodeURIComponent(itemId)}`, signal),
  });
}
