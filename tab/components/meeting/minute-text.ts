import { longDate } from '#domain/dates';
import type { MinuteView } from '#domain/meeting-view';
import { strings } from '#tab/strings';
import { postNames } from '../item-panel/post-names.ts';

/** "GT8: 31 March 2026 → 30 June 2026. The new system is late." */
export function minuteText({ kind, text, actionRef, owner, from, dueDate }: MinuteView): string {
  const words = strings.meeting.minute;
  switch (kind) {
    case 'decision':
      return text;
    case 'action': {
      const who = [owner && postNames([owner]), dueDate && words.by(longDate(dueDate))].filter(Boolean);
      return `${actionRef ? `${actionRef}: ` : ''}${text} (${who.join(', ')})`;
    }
    case 'date': {
      const day = (date: string | null) => (date ? longDate(date) : strings.plan.noDate);
      const move = words.dateMove(actionRef ?? '', day(from), day(dueDate));
      return text ? `${move}. ${text}` : move;
    }
  }
}
