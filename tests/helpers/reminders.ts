import { councilWorkingDays } from '#domain/bank-holidays';
import { addDays } from '#domain/dates';
import type { Action } from '#domain/action';
import type { Post } from '#domain/post';
import type { Preferences } from '#domain/preferences';
import { remindersDue, type DueReminder, type ReminderItem, type ReminderPlan } from '#domain/reminders';
import { whoHears } from '#domain/who-hears';
import type { WorkingDays } from '#domain/working-days';
import { aPlan, aRecommendation } from './builders.ts';

export const englishDays = councilWorkingDays('england-and-wales');

/** One item of a plan as reminders look at it. */
export function anItem(actions: readonly Action[], values: Partial<ReminderItem> = {}): ReminderItem {
  return { recommendation: aRecommendation(), actions, slip: null, isParent: false, ...values };
}

export interface Asked {
  posts: readonly Post[];
  today: string;
  items?: readonly ReminderItem[];
  plan?: Partial<ReminderPlan>;
  preferences?: readonly Preferences[];
  ledger?: ReadonlySet<string>;
  /** Days on which everybody's card arrived. */
  cards?: readonly string[];
  workingDays?: WorkingDays;
}

/** What reminders decide, with the ordinary values of a council in England. */
export function decided({ posts, today, preferences = [], ledger, ...asked }: Asked) {
  const preferencesOf = (id: string) => preferences.find((each) => each.id === id);
  const workingDays = asked.workingDays ?? englishDays;
  const decision = remindersDue({
    plans: [{ plan: aPlan(), updateRequest: null, readers: null, items: asked.items ?? [], ...asked.plan }],
    who: whoHears(posts, preferencesOf, today),
    inLedger: (key) => ledger?.has(key) ?? false,
    hasHeard: (personId, _, keyStart) =>
      [...(ledger ?? [])].some((key) => key.startsWith(keyStart) && key.endsWith(`|${personId}`)),
    lastCardOn: (_, days) =>
      asked.cards?.findLast((day) => day < today && day >= addDays(today, -days)) ?? null,
    newsSince: () => null,
    ...{ preferencesOf, today, workingDays },
  });
  const due: DueReminder[] = [...decision.people.values()].flatMap((outlook) => outlook.due);
  return { ...decision, due };
}

/** Stage by name of the person. */
export function heard(asked: Asked): Record<string, string> {
  return Object.fromEntries(decided(asked).due.map(({ person, stage }) => [person.name, stage]));
}
