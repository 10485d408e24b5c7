import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type {
  ArchivedPlans,
  PeriodSaveBody,
  PlanSettingsChanged,
  PlanSettingsQuestionBody,
  PlanSettingsSaveBody,
} from '#api/contract/plan-settings';
import type { PlanSettingsPreview, PlanSettingsView } from '#domain/plan-settings-view';
import { useApi } from './ApiProvider.tsx';
import { refusal, type ApiClient } from './client.ts';
import { postJson } from './post-json.ts';

export type SaveOutcome =
  | { ok: true; settings: PlanSettingsView }
  /** Somebody else was first; `theirs` is how the settings stand now. Nothing was written. */
  | { ok: false; reason: 'changed'; theirs: PlanSettingsView }
  | { ok: false; reason: 'problems'; problems: readonly string[] };

export function settingsKey(planId: string) {
  return ['plan-settings', planId] as const;
}

export function usePlanSettings(planId: string): UseQueryResult<PlanSettingsView> {
  const api = useApi();
  return useQuery({
    queryKey: settingsKey(planId),
    queryFn: ({ signal }) => api.read<PlanSettingsView>(`${address(planId)}/settings`, signal),
    refetchInterval: 5_000,
  });
}

/** What settings would mean; the last answer stands until the next is there. Null asks nothing. */
export function useSettingsPreview(
  planId: string,
  question: PlanSettingsQuestionBody | null,
): UseQueryResult<PlanSettingsPreview> {
  const api = useApi();
  return useQuery({
    queryKey: ['plan-settings-preview', planId, question],
    enabled: question !== null,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const response = await postJson(api, `${address(planId)}/settings/preview`, question ?? {});
      if (!response.ok) throw await refusal(response);
      return (await response.json()) as PlanSettingsPreview;
    },
  });
}

export function useArchivedPlans(): UseQueryResult<ArchivedPlans> {
  const api = useApi();
  return useQuery({
    queryKey: ['archived-plans'],
    queryFn: ({ signal }) => api.read<ArchivedPlans>('/archived-plans', signal),
    refetchInterval: 10_000,
  });
}

/** The ways to save one plan's settings. */
export interface SettingsSenders {
  /**
   * Sends one save. The same `id` may be sent again after a broken connection: it is kept once.
   *
   * @throws {RefusedError | UnreachableError | SignInError}
   */
  settings: (body: PlanSettingsSaveBody) => Promise<SaveOutcome>;
  /** As `settings`, of a period. */
  period: (periodId: string, body: PeriodSaveBody) => Promise<SaveOutcome>;
}

export function useSettingsSenders(planId: string): SettingsSenders {
  const api = useApi();
  return {
    settings: (body) => send(api, `${address(planId)}/settings`, body),
    period: (periodId, body) => send(api, `${address(planId)}/periods/${encodeURIComponent(periodId)}`, body),
  };
}

async function send(api: ApiClient, path: string, body: object): Promise<SaveOutcome> {
  const response = await postJson(api, path, body);
  if (response.ok) return { ok: true, settings: (await response.json()) as PlanSettingsView };
  if (response.status === 409) {
    const { theirs } = (await response.json()) as PlanSettingsChanged;
    return { ok: false, reason: 'changed', theirs };
  }
  const refused = await refusal(response);
  if (response.status !== 422) throw refused;
  const problems = refused.problems.length > 0 ? refused.problems : [refused.message];
  return { ok: false, reason: 'problems', problems };
}

function address(planId: string): string {
  return `/plans/${encodeURIComponent(planId)}`;
}
