import { countOf } from '#domain/count-of';
import { longDate } from '#domain/dates';
import type { MeetingRecord, MinuteView, RecordedItem } from '#domain/meeting-view';
import { minuteLabels, minuteOwner, minuteText, recordSummary } from '#domain/meeting-words';
import { strings } from '../strings/index.ts';
import {
  box,
  buttons,
  card,
  heading,
  openUrl,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';

export interface RecordCard {
  /** Of open plans only: nobody knows who reads along. */
  record: MeetingRecord;
  postedBy: string;
  /** Where the tab shows the meeting; null where there is no tab to link to. */
  meetingUrl: string | null;
}

/** A long meeting still makes a card that people read, and that Teams takes. */
const mostMinutes = 15;
const mostLeftOver = 12;

/** What a meeting decided, for the chat it was held in. */
export function recordCard({ record, postedBy, meetingUrl }: RecordCard): AdaptiveCard {
  const { items, leftOver } = record;
  const minutes = items.flatMap((item) => item.minutes.map((minute) => ({ item, minute })));
  const beyond = minutes.length - mostMinutes;
  return card([
    title(oneLine(record.title, 120)),
    quiet(strings.record.kind(longDate(record.day)), { spacing: 'none' }),
    says(recordSummary(record), { spacing: 'medium' }),
    ...(minutes.length > 0 ? [heading(strings.record.decided, 'default', { spacing: 'large' })] : []),
    ...minutes.slice(0, mostMinutes).map(({ item, minute }) => minuted(item, minute)),
    beyond > 0 ? quiet(strings.record.more(beyond.toLocaleString('en-GB'))) : null,
    ...(leftOver.length > 0
      ? [
          heading(strings.record.leftOver, 'default', { spacing: 'large' }),
          says(leftOverRefs(record), { spacing: 'small' }),
        ]
      : []),
    quiet(strings.record.postedBy(oneLine(postedBy, 80)), { spacing: 'medium' }),
    buttons([openUrl(strings.record.open, meetingUrl)]),
  ]);
}

export function recordWords({ title: name }: MeetingRecord): string {
  return strings.record.summary(name);
}

function minuted(item: RecordedItem, minute: MinuteView): Element {
  const owner = minuteOwner(minute);
  const due = minute.kind === 'action' && minute.dueDate ? longDate(minute.dueDate) : null;
  const who = [owner, due].filter((text) => text !== null).join(' · ');
  return box(
    [
      says([
        { text: `${oneLine(minute.actionRef ?? item.ref, 40)}  `, weight: 'bolder' },
        { text: `${minuteLabels[minute.kind]}: `, isSubtle: true },
        plainText(minuteText(minute, { isNamed: true }), 400),
      ]),
      who ? quiet(oneLine(who, 160), { spacing: 'none' }) : null,
    ],
    { spacing: 'small' },
  );
}

function leftOverRefs({ leftOver }: MeetingRecord): string {
  const refs = leftOver
    .slice(0, mostLeftOver)
    .map(({ ref }) => oneLine(ref, 40))
    .join(', ');
  const beyond = leftOver.length - mostLeftOver;
  return beyond > 0 ? `${refs} and ${countOf(beyond, 'other')}` : refs;
}
