import { countOf } from './count-of.ts';
import type { IsoDate } from './dates.ts';
import { planSourceLabels, type Plan } from './plan.ts';
import { isInUse, postTitle, type Post } from './post.ts';
import { ragKeyLabel, ragKeyOrder, type RagKeyEntry } from './rag.ts';
import type { ReminderStages } from './reminder-stages.ts';
import type { SettingField, SettingFieldChange } from './setting-change.ts';

/** How a plan is set up, as an administrator sees and changes it. */
export interface PlanSettings extends Pick<
  Plan,
  'title' | 'source' | 'ragKey' | 'reminderStages' | 'sponsorPostId' | 'readerPostIds' | 'ownersMayMoveDates'
> {
  /** Put away: in no list, search or reminder, until it is brought back. */
  isArchived: boolean;
}

/** The settings a save is about; the others stay as they are. */
export type PlanSettingsChange = Partial<PlanSettings>;

export type ChangedPlan =
  { ok: true; plan: Plan; changes: SettingFieldChange[] } | { ok: false; problems: string[] };

export function settingsOf(plan: Plan): PlanSettings {
  const { title, source, ragKey, reminderStages, sponsorPostId, readerPostIds, ownersMayMoveDates } = plan;
  return {
    ...{ title, source, ragKey, reminderStages, sponsorPostId, readerPostIds, ownersMayMoveDates },
    isArchived: plan.state === 'archived',
  };
}

/**
 * The plan with some of its settings changed, and what that changes in words; nothing where it stands so
 * already.
 *
 * @param today from when changed reminder stages count
 */
export function changePlanSettings(
  plan: Plan,
  change: PlanSettingsChange,
  posts: readonly Post[],
  today: IsoDate,
): ChangedPlan {
  const wanted = tidied({ ...settingsOf(plan), ...change });
  const problems = problemsOf(wanted, change, posts);
  if (problems.length > 0) return { ok: false, problems };
  const changes = changesOf(settingsOf(plan), wanted, posts);
  const { isArchived, ...settings } = wanted;
  const staged = changes.some(({ field }) => field === 'reminder-stages');
  return {
    ok: true,
    changes,
    plan: {
      ...plan,
      ...settings,
      state: isArchived ? 'archived' : 'live',
      stagesChangedOn: staged ? today : plan.stagesChangedOn,
    },
  };
}

function tidied(settings: PlanSettings): PlanSettings {
  const { title, ragKey, reminderStages, readerPostIds } = settings;
  const inWords = ragKey.flatMap(({ rag, meaning }) =>
    meaning.trim() === '' ? [] : [{ rag, meaning: meaning.trim().replace(/\s*\n\s*/g, ' ') }],
  );
  return {
    ...settings,
    title: title.trim(),
    ragKey: inWords.toSorted((a, b) => ragKeyOrder.indexOf(a.rag) - ragKeyOrder.indexOf(b.rag)),
    reminderStages: {
      ...reminderStages,
      daysBefore: [...new Set(reminderStages.daysBefore)].sort((a, b) => b - a),
    },
    readerPostIds: readerPostIds && [...new Set(readerPostIds)],
  };
}

/** The most a title holds in SharePoint, in characters. */
const longestTitle = 255;
/** A meaning is printed beside its mark, on one line or two. */
const longestMeaning = 300;

function problemsOf(wanted: PlanSettings, change: PlanSettingsChange, posts: readonly Post[]): string[] {
  const { title, ragKey, reminderStages, readerPostIds, sponsorPostId } = wanted;
  const isThere = (id: string) => posts.some((post) => post.id === id && isInUse(post));
  return [
    ...(change.title === undefined ? [] : titleProblems(title)),
    ...(change.ragKey === undefined ? [] : ragKeyProblems(ragKey)),
    ...(change.reminderStages === undefined ? [] : stageProblems(reminderStages)),
    ...(change.sponsorPostId && sponsorPostId && !isThere(sponsorPostId)
      ? ['The sponsor’s post is gone; choose another one.']
      : []),
    ...(change.readerPostIds === undefined ? [] : readerProblems(readerPostIds, isThere)),
  ];
}

function titleProblems(title: string): string[] {
  if (title === '') return ['Give the plan a title.'];
  return title.length > longestTitle
    ? [`Shorten the title to ${longestTitle} characters; it has ${title.length}.`]
    : [];
}

function ragKeyProblems(key: readonly RagKeyEntry[]): string[] {
  if (key.length === 0) return [];
  const said = new Set(key.map(({ rag }) => rag));
  return [
    ...(said.size < key.length ? ['Say what each colour means once.'] : []),
    ...(['red', 'amber', 'green'] as const)
      .filter((rag) => !said.has(rag))
      .map((rag) => `Say what ${ragKeyLabel(rag).toLowerCase()} means here, or leave every meaning empty.`),
    ...key
      .filter(({ meaning }) => meaning.length > longestMeaning)
      .map(({ rag }) => `Say in ${longestMeaning} characters what ${ragKeyLabel(rag).toLowerCase()} means.`),
  ];
}

/** Nothing is said further ahead, or waits longer, than this. */
const longestDays = 365;
const mostStages = 10;

/** What is wrong with reminder stages, as sentences. */
export function stageProblems(stages: ReminderStages): string[] {
  const { daysBefore, daysBetweenLate, escalateAfterDays, sponsorAfterDays } = stages;
  const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= longestDays;
  const range = `between 1 and ${longestDays}`;
  return [
    ...(daysBefore.every(isDays)
      ? []
      : [`Give the days before a date as whole numbers ${range}, such as 28, 14, 5.`]),
    ...(daysBefore.length > mostStages ? [`Choose at most ${mostStages} reminders before a date.`] : []),
    ...(isDays(daysBetweenLate)
      ? []
      : [`Give the days between two late reminders as a whole number ${range}.`]),
    ...(isDays(escalateAfterDays)
      ? []
      : [`Give the days after which the accountable post hears as a whole number ${range}.`]),
    ...(isDays(sponsorAfterDays)
      ? []
      : [`Give the days after which the sponsor hears as a whole number ${range}.`]),
    ...(sponsorAfterDays < escalateAfterDays
      ? [
          'The sponsor cannot hear before those who answer for the action: give the sponsor as many days or more.',
        ]
      : []),
  ];
}

function readerProblems(readers: readonly string[] | null, isThere: (id: string) => boolean): string[] {
  if (readers === null) return [];
  if (readers.length === 0) {
    return ['Name at least one post that may see the plan, or let everybody in the council see it.'];
  }
  return readers.every(isThere) ? [] : ['A post that may see the plan is gone; take it off the list.'];
}

function changesOf(before: PlanSettings, after: PlanSettings, posts: readonly Post[]): SettingFieldChange[] {
  const [was, is] = [settingsInWords(before, posts), settingsInWords(after, posts)];
  return (Object.keys(was) as PlanSettingField[])
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, before: was[field], after: is[field] }));
}

/** The settings that stand on the plan itself, not on its periods. */
export type PlanSettingField = Exclude<SettingField, `period-${string}`>;

/** Every setting as a reader understands it. */
export function settingsInWords(
  settings: PlanSettings,
  posts: readonly Pick<Post, 'id' | 'title'>[],
): Record<PlanSettingField, string> {
  const { ragKey, sponsorPostId, readerPostIds } = settings;
  return {
    title: settings.title,
    source: planSourceLabels[settings.source],
    'rag-key': ragKey.map(({ rag, meaning }) => `${ragKeyLabel(rag)}: ${meaning}`).join('; ') || 'None',
    'reminder-stages': stagesInWords(settings.reminderStages),
    sponsor: sponsorPostId === null ? 'None' : postTitle(posts, sponsorPostId),
    'owners-move-dates': settings.ownersMayMoveDates ? 'Yes' : 'No',
    readers:
      readerPostIds === null
        ? 'Everybody in the council'
        : readerPostIds.map((id) => postTitle(posts, id)).join(', ') || 'Nobody',
    state: settings.isArchived ? 'Yes' : 'No',
  };
}

/** "28, 14 and 5 days before; late every 7 days; accountable post after 14 days; sponsor after 28 days". */
export function stagesInWords(stages: ReminderStages): string {
  const { daysBefore, daysBetweenLate, escalateAfterDays, sponsorAfterDays } = stages;
  const ahead = daysBefore.length === 0 ? 'nothing before' : `${listOf(daysBefore)} before`;
  return [
    ahead,
    `late every ${countOf(daysBetweenLate, 'day')}`,
    `accountable post after ${countOf(escalateAfterDays, 'day')}`,
    `sponsor after ${countOf(sponsorAfterDays, 'day')}`,
  ].join('; ');
}

function listOf(days: readonly number[]): string {
  const last = days.at(-1) ?? 0;
  const others = days.slice(0, -1);
  return others.length > 0 ? `${others.join(', ')} and ${countOf(last, 'day')}` : countOf(last, 'day');
}
