import { weekdays } from '#domain/preferences';
import { cardHours } from '#domain/working-hours';
import type { PreferencesView } from '#workflows/set-preferences';
import { strings } from '../strings/index.ts';
import { hourWords, preferences as words } from '../strings/preferences.ts';
import {
  box,
  buttons,
  card,
  execute,
  fact,
  heading,
  quiet,
  says,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { verbs } from './verbs.ts';

export interface PreferencesCard {
  view: PreferencesView;
  /** Why what was asked for was not kept. */
  problems?: readonly string[];
  wasSaved?: boolean;
}

/** How a person hears, and everything to change it. */
export function preferencesCard({ view, problems = [], wasSaved = false }: PreferencesCard): AdaptiveCard {
  const { hour, digestWeekday, onlyOverdue, pausedUntil, awayUntil } = view;
  return card([
    heading(wasSaved ? words.saved : words.title),
    ...problems.map((problem) => says([{ text: problem, color: 'attention', weight: 'bolder' }])),
    ...(pausedUntil ? [notice([words.paused(pausedUntil), words.limitsWhilePaused])] : []),
    ...(awayUntil ? [notice([words.away(awayUntil), ...standIns(view)])] : []),
    fact(words.hour, hourWords(hour)),
    fact(words.scope, onlyOverdue ? words.scopeOverdue : words.scopeAll),
    ...(view.hasPeople
      ? [fact(words.digest, digestWeekday ? words.weekly(digestWeekday) : words.daily)]
      : []),
    ...snoozed(view),
    pausedUntil ? null : quiet(words.limits, { spacing: 'medium' }),
    heading(words.change, 'default', { spacing: 'medium' }),
    ...form(view),
    buttons([
      execute(words.save, verbs.setPreferences, {}, { style: 'positive', withInputs: true }),
      pausedUntil ? execute(words.resume, verbs.setPreferences, { pausedUntil: '' }) : null,
      awayUntil ? execute(words.back, verbs.setPreferences, { awayUntil: '' }) : null,
    ]),
  ]);
}

function standIns({ standIns: posts }: PreferencesView): string[] {
  return posts.map(({ post, deputies }) =>
    deputies.length > 0
      ? words.standIn(oneLine(post, 100), oneLine(deputies.join(', '), 200))
      : words.noStandIn(oneLine(post, 100)),
  );
}

function notice(lines: readonly string[]): Element {
  return box(
    lines.map((line) => says(line, { spacing: 'small' })),
    { style: 'emphasis', spacing: 'small' },
  );
}

const mostSnoozes = 6;

function snoozed({ snoozes }: PreferencesView): Element[] {
  if (snoozes.length === 0) return [];
  return [
    heading(words.snoozed, 'default', { spacing: 'medium' }),
    ...snoozes
      .slice(0, mostSnoozes)
      .map(({ ref, until }) => says(words.snoozedUntil(oneLine(ref, 60), until), { spacing: 'small' })),
    ...(snoozes.length > mostSnoozes ? [quiet(strings.digest.more(snoozes.length - mostSnoozes))] : []),
    ...[
      buttons(
        snoozes
          .slice(0, 4)
          .map(({ ref, actionId }) =>
            execute(words.wake(oneLine(ref, 40)), verbs.setPreferences, { wake: actionId }),
          ),
      ),
    ].filter((element) => element !== null),
  ];
}

function form({
  hour,
  digestWeekday,
  onlyOverdue,
  hasPeople,
  pausedUntil,
  awayUntil,
}: PreferencesView): Element[] {
  return [
    {
      ...{
        type: 'Input.ChoiceSet',
        style: 'compact',
        id: 'hour',
        label: words.hourLabel,
        value: String(hour),
      },
      choices: cardHours.map((each) => ({ title: hourWords(each), value: String(each) })),
    },
    {
      ...{ type: 'Input.ChoiceSet', style: 'compact', id: 'scope', label: words.scopeLabel },
      value: onlyOverdue ? 'overdue' : 'all',
      choices: [
        { title: words.scopeAll, value: 'all' },
        { title: words.scopeOverdue, value: 'overdue' },
      ],
    },
    ...(hasPeople
      ? [
          {
            ...({
              type: 'Input.ChoiceSet',
              style: 'compact',
              id: 'digest',
              label: words.digestLabel,
            } as const),
            value: digestWeekday ?? 'daily',
            choices: [
              { title: words.daily, value: 'daily' },
              ...weekdays.map((day) => ({ title: words.weekly(day), value: day })),
            ],
          },
        ]
      : []),
    { type: 'Input.Date', id: 'pausedUntil', label: words.pausedLabel, ...dated(pausedUntil) },
    { type: 'Input.Date', id: 'awayUntil', label: words.awayLabel, ...dated(awayUntil) },
  ];
}

function dated(day: string | null): { value?: string } {
  return day ? { value: day } : {};
}
