import type { Entities, ListName } from '../entities.ts';
import { actions } from './actions.ts';
import { conversations } from './conversations.ts';
import { dateChanges } from './date-changes.ts';
import { decisions } from './decisions.ts';
import type { List } from './define-list.ts';
import { evidence } from './evidence.ts';
import { headings } from './headings.ts';
import { meetings } from './meetings.ts';
import { periods } from './periods.ts';
import { plans } from './plans.ts';
import { postChanges } from './post-changes.ts';
import { posts } from './posts.ts';
import { preferences } from './preferences.ts';
import { ratings } from './ratings.ts';
import { recommendations } from './recommendations.ts';
import { reminders } from './reminders.ts';
import { settingChanges } from './setting-changes.ts';
import { settings } from './settings.ts';
import { themes } from './themes.ts';
import { updates } from './updates.ts';
import { views } from './views.ts';

/** Every list of the site. */
export const lists: { readonly [L in ListName]: List<Entities[L]> } = {
  plans,
  themes,
  recommendations,
  actions,
  posts,
  postChanges,
  periods,
  ratings,
  updates,
  evidence,
  dateChanges,
  decisions,
  reminders,
  conversations,
  preferences,
  headings,
  settings,
  views,
  meetings,
  settingChanges,
};

export const listNames = Object.keys(lists) as readonly ListName[];
