import type { PreferenceChange } from '#domain/change-preferences';
import { findByRef } from '#workflows/find-items';
import {
  setPreferences,
  showPreferences,
  snoozeItem,
  wakeItem,
  type PreferencesOutcome,
} from '#workflows/set-preferences';
import { preferencesCard } from '../cards/preferences-card.ts';
import type { Payload, verbs } from '../cards/verbs.ts';
import type { PreferenceMessage } from '../reading/read-preference.ts';
import { strings } from '../strings/index.ts';
import { preferences as words } from '../strings/preferences.ts';
import { answerUnknownRef } from './answer-item.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';

/** Keeps what somebody said about how they want to hear, and shows how it stands now. */
export async function answerPreference(desk: Desk, message: PreferenceMessage): Promise<Answer> {
  const { services, person } = desk;
  switch (message.kind) {
    case 'show':
      return answerWith(preferencesCard({ view: await showPreferences(services, person) }), words.title);
    case 'set':
      return kept(await setPreferences(services, person, message.change));
    case 'snooze':
      return about(desk, message.ref, (target) => snoozeItem(services, person, target, message.until));
    case 'wake':
      return about(desk, message.ref, ({ actionIds }) => wakeItem(services, person, actionIds));
    case 'needs-day':
      return sentence(words.needsDay[message.about]);
    case 'unclear-day':
      return sentence(words.unclearDay(message.typed, message.days));
    case 'no-such-day':
      return sentence(words.noSuchDay(message.typed));
    case 'away-later':
      return sentence(words.awayLater(message.from, message.until));
    case 'unclear-hour':
      return sentence(words.unclearHour(message.typed));
    case 'weekday':
      return sentence(words.onlyDigestWeekday(message.weekday));
    case 'own-reminder':
      return sentence(words.noOwnReminder(message.ref?.toUpperCase() ?? null, message.until));
  }
}

/** Answers a button of the settings card. Fields that were not on it stay as they are. */
export async function answerPreferenceCard(
  { services, person }: Desk,
  { wake, hour, scope, digest, pausedUntil, awayUntil }: Payload<typeof verbs.setPreferences>,
): Promise<Answer> {
  if (services.audience === 'everyone') return sentence(strings.problem.onlyBetweenUs);
  if (wake !== undefined) return kept(await wakeItem(services, person, [wake]));
  const change: PreferenceChange = {
    ...(hour === undefined ? {} : { hour: Number(hour) }),
    ...(scope === undefined ? {} : { onlyOverdue: scope === 'overdue' }),
    ...(digest === undefined ? {} : { digestWeekday: digest === 'daily' ? null : digest }),
    ...(pausedUntil === undefined ? {} : { pausedUntil: pausedUntil || null }),
    ...(awayUntil === undefined ? {} : { awayUntil: awayUntil || null }),
  };
  return kept(await setPreferences(services, person, change));
}

function kept(outcome: PreferencesOutcome): Answer {
  const { preferences: view } = outcome;
  if (outcome.ok) return answerWith(preferencesCard({ view, wasSaved: true }), words.saved);
  return answerWith(preferencesCard({ view, problems: outcome.problems }), outcome.problems.join(' '));
}

interface Target {
  recommendationId: string;
  actionId: string | null;
  actionIds: string[];
}

async function about(
  desk: Desk,
  ref: string,
  change: (target: Target) => Promise<PreferencesOutcome>,
): Promise<Answer> {
  const { matches } = await findByRef(desk.services, desk.person, ref);
  const [only, ...others] = matches;
  if (!only) return answerUnknownRef(desk, ref, null);
  if (others.length > 0) return sentence(words.severalItems(ref.toUpperCase()));
  const { item, action } = only;
  const actionIds = action ? [action.id] : item.actions.map(({ id }) => id);
  return kept(await change({ recommendationId: item.id, actionId: action?.id ?? null, actionIds }));
}
