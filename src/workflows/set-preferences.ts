import {
  changePreferences,
  snoozeActions,
  wakeActions,
  type ChangedPreferences,
  type PreferenceChange,
  type Snoozable,
} from '#domain/change-preferences';
import type { IsoDate } from '#domain/dates';
import { ItemChangedError } from '#domain/errors';
import type { Person } from '#domain/post';
import { defaultPreferences, type Preferences, type Weekday } from '#domain/preferences';
import { actionRef } from '#domain/refs';
import { isClosed } from '#domain/status';
import { isReadable, readFor, readItemParts, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

/** How a person hears, as they see it themselves. */
export interface PreferencesView {
  hour: number;
  digestWeekday: Weekday | null;
  onlyOverdue: boolean;
  /** The first day they hear again; null unless it is ahead. */
  pausedUntil: IsoDate | null;
  awayUntil: IsoDate | null;
  snoozes: { actionId: string; ref: string; text: string; until: IsoDate }[];
  /** Who hears for them while they are away, post by post. */
  standIns: { post: string; deputies: string[] }[];
  /** Whether anybody reports to them, so that others' late actions come to them. */
  hasPeople: boolean;
}

export type PreferencesOutcome =
  | { ok: true; preferences: PreferencesView }
  | { ok: false; problems: string[]; preferences: PreferencesView };

export async function showPreferences(services: Services, person: Person): Promise<PreferencesView> {
  return view(await readFor(services, person));
}

/** Keeps what a person chose for themselves; nobody chooses for somebody else. */
export async function setPreferences(
  services: Services,
  person: Person,
  change: PreferenceChange,
): Promise<PreferencesOutcome> {
  return keep(services, person, (preferences, reading) =>
    changePreferences(preferences, change, reading.today),
  );
}

/**
 * Lets one action, or every open one of an item, rest for this person.
 *
 * @throws {NotFoundError} when there is no such item, or not for this person
 */
export async function snoozeItem(
  services: Services,
  person: Person,
  about: { recommendationId: string; actionId: string | null },
  until: IsoDate,
): Promise<PreferencesOutcome> {
  return keep(services, person, (preferences, reading) => {
    const actions = openActions(reading, about);
    if (actions.length === 0) {
      return {
        ok: false,
        problems: ['Nothing there is open and has a date, so there is nothing to snooze.'],
      };
    }
    return snoozeActions(preferences, actions, until, reading.today);
  });
}

export async function wakeItem(
  services: Services,
  person: Person,
  actionIds: readonly string[],
): Promise<PreferencesOutcome> {
  return keep(services, person, (preferences) => ({
    ok: true,
    preferences: wakeActions(preferences, new Set(actionIds)),
  }));
}

type Changing = (preferences: Preferences, reading: Reading) => ChangedPreferences;

async function keep(services: Services, person: Person, changing: Changing): Promise<PreferencesOutcome> {
  const { store, clock } = services;
  const reading = await readFor(services, person);
  const known = reading.snapshot.get('preferences', person.id);
  const outcome = changing(known?.value ?? defaultPreferences(person), reading);
  if (!outcome.ok) return { ...outcome, preferences: view(reading) };
  const wanted = { ...outcome.preferences, personName: person.name, updatedAt: clock.now().toISOString() };
  try {
    if (known) await store.update('preferences', wanted, known.eTag);
    else if (!(await store.create('preferences', wanted)).created) return keep(services, person, changing);
  } catch (error) {
    // Changed meanwhile from another device: what was asked for holds on top of that.
    if (!(error instanceof ItemChangedError)) throw error;
    return keep(services, person, changing);
  }
  return { ok: true, preferences: view(await readFor(services, person)) };
}

function openActions(
  reading: Reading,
  { recommendationId, actionId }: { recommendationId: string; actionId: string | null },
): Snoozable[] {
  const { actions } = readItemParts(reading, recommendationId);
  return actions.flatMap(({ value: { id, status, due } }) =>
    (actionId === null || id === actionId) && !isClosed(status) && due.end
      ? [{ actionId: id, dueDate: due.end }]
      : [],
  );
}

function view(reading: Reading): PreferencesView {
  const { snapshot, viewer, today: day } = reading;
  const { person } = viewer;
  const preferences = snapshot.get('preferences', person.id)?.value ?? defaultPreferences(person);
  const ahead = (until: IsoDate | null) => (until && until > day ? until : null);
  const posts = snapshot.all('posts').map((row) => row.value);
  const held = posts.filter(({ holder }) => holder?.id === person.id);
  return {
    hour: preferences.hour,
    digestWeekday: preferences.digestWeekday,
    onlyOverdue: preferences.onlyOverdue,
    pausedUntil: ahead(preferences.pausedUntil),
    awayUntil: ahead(preferences.awayUntil),
    snoozes: preferences.snoozes
      .filter(({ until }) => until > day)
      .flatMap((snooze) => snoozeView(reading, snooze)),
    standIns: held.map(({ title, deputies }) => ({
      post: title,
      deputies: deputies.map(({ name }) => name),
    })),
    hasPeople: posts.some(({ managerPostId }) => managerPostId && viewer.postIds.has(managerPostId)),
  };
}

function snoozeView(
  reading: Reading,
  { actionId, dueDate, until }: Preferences['snoozes'][number],
): PreferencesView['snoozes'] {
  const { snapshot } = reading;
  const action = snapshot.get('actions', actionId)?.value;
  const item = action && snapshot.get('recommendations', action.recommendationId)?.value;
  if (!item || !isReadable(reading, item.planId)) return [];
  if (action.due.end !== dueDate || isClosed(action.status)) return [];
  const siblings = snapshot.byRecommendation('actions', item.id).length;
  return [{ actionId, ref: actionRef(item, action, siblings), text: action.text, until }];
}
