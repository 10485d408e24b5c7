import type { Action } from '#domain/action';
import type { DateChange } from '#domain/date-change';
import type { Decision } from '#domain/decision';
import type { Meeting } from '#domain/meeting';
import type { Period, Plan, Rating, Theme } from '#domain/plan';
import type { Post } from '#domain/post';
import type { PostLogEntry } from '#domain/post-change';
import type { Preferences } from '#domain/preferences';
import type { Recommendation } from '#domain/recommendation';
import type { RememberedHeading } from '#domain/remembered-heading';
import type { Conversation, Reminder } from '#domain/reminder';
import type { SavedView } from '#domain/saved-view';
import type { Setting } from '#domain/setting';
import type { SettingChange } from '#domain/setting-change';
import type { Evidence, Update } from '#domain/update';

/** Every list of the site and what one of its rows is. Keys are how code names the lists. */
export interface Entities {
  plans: Plan;
  themes: Theme;
  recommendations: Recommendation;
  actions: Action;
  posts: Post;
  postChanges: PostLogEntry;
  periods: Period;
  ratings: Rating;
  updates: Update;
  evidence: Evidence;
  dateChanges: DateChange;
  decisions: Decision;
  reminders: Reminder;
  conversations: Conversation;
  preferences: Preferences;
  headings: RememberedHeading;
  settings: Setting;
  views: SavedView;
  meetings: Meeting;
  settingChanges: SettingChange;
}

export type ListName = keyof Entities;
