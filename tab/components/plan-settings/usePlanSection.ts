import type { PlanSettingsSaveBody } from '#api/contract/plan-settings';
import { settingsInWords, type PlanSettingField, type PlanSettings } from '#domain/plan-settings';
import type { PlanSettingsView } from '#domain/plan-settings-view';
import { settingLabels } from '#domain/setting-change';
import { useSettingsSenders } from '#tab/api/plan-settings';
import type { SettingInWords } from './SectionConflict.tsx';
import { useSection, type Section, type SectionRules } from './useSection.ts';

/** What every part of the settings is given. */
export interface SectionProps {
  /** Whose page it is. */
  personId: string;
  settings: PlanSettingsView;
}

export interface PlanSectionRules<Values> extends Pick<
  SectionRules<Values>,
  'name' | 'valuesOf' | 'problemsOf'
> {
  changeOf: (values: Values) => PlanSettingsSaveBody['change'];
}

/** A part whose settings stand on the plan itself. */
export function usePlanSection<Values extends object>(
  { personId, settings }: SectionProps,
  { changeOf, ...rules }: PlanSectionRules<Values>,
): Section<Values> {
  const save = useSettingsSenders(settings.planId);
  return useSection({
    ...rules,
    ...{ personId, settings },
    eTagOf: ({ eTag }) => eTag,
    send: (request, values) => save.settings({ ...request, change: changeOf(values) }),
  });
}

/** Some settings of the plan as a reader understands them. */
export function inWords(
  settings: PlanSettingsView,
  change: Partial<PlanSettings>,
  fields: readonly PlanSettingField[],
): SettingInWords[] {
  const words = settingsInWords({ ...settings, ...change }, settings.posts);
  return fields.map((field) => ({ label: settingLabels[field], value: words[field] }));
}
