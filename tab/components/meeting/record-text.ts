import { longDate } from '#domain/dates';
import type { MeetingRecord } from '#domain/meeting-view';
import { strings } from '#tab/strings';
import { minuteText } from './minute-text.ts';

/** A meeting's record as plain lines, for an e-mail. */
export function recordText({ title, day, items, leftOver }: MeetingRecord): string {
  const words = strings.record;
  const lines = items.flatMap((item) => {
    const minutes = item.minutes.filter(({ takenBack }) => takenBack === null);
    const said = minutes.map(
      (minute) => `  ${strings.meeting.minute.kinds[minute.kind]}: ${minuteText(minute)}`,
    );
    return [`${item.ref} ${item.text}`, ...(said.length > 0 ? said : [`  ${words.noMinutes}`]), ''];
  });
  const left = leftOver.map(({ ref, text }) => `${ref} ${text}`);
  return [
    `${words.title}: ${title}, ${longDate(day)}`,
    '',
    ...lines,
    ...(left.length > 0 ? [words.leftOver, ...left] : []),
  ].join('\n');
}
