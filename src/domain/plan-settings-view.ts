import type { IsoDate, IsoInstant } from './dates.ts';
import type { Period } from './plan.ts';
import type { PlanSettings } from './plan-settings.ts';
import type { ReminderDay } from './reminder-calendar.ts';
import type { SettingChange } from './setting-change.ts';
import type { PostView } from './view.ts';

/** How a plan is set up, for administrators. */
export interface PlanSettingsView extends PlanSettings {
  planId: string;
  importedAt: IsoInstant;
  /** In their order; the closed ones are frozen. */
  periods: PeriodSettings[];
  /** Every post, to choose from. */
  posts: PostView[];
  /** Who changed what lately, newest first. */
  history: SettingChange[];
  /** What a save must be based on. */
  eTag: string;
}

export interface PeriodSettings extends Pick<Period, 'id' | 'label' | 'kind' | 'cutOff' | 'closedAt'> {
  eTag: string;
}

/** What settings would mean before they are saved. */
export interface PlanSettingsPreview {
  /** The example: an action due on that day and never done. */
  dueDate: IsoDate;
  /** Null while the stages cannot be kept as they are. */
  reminders: { day: IsoDate; who: ReminderDay['who']; stage: string }[] | null;
  /** Who would see it through which post; null where everybody does. */
  readers: { post: string; people: string[] }[] | null;
  /** They see every plan. */
  administrators: string[];
  /** People who own open actions of the plan and would not see it. */
  shutOut: { person: string; post: string; actions: number }[];
}

/** A plan that was put away, as administrators find it again. */
export interface ArchivedPlan {
  id: string;
  title: string;
  importedAt: IsoInstant;
  items: number;
}
