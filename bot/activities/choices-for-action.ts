import type { IsoDate } from '#domain/dates';
import type { ActionView } from '#domain/view';
import { laterBy } from '../reading/calendar.ts';
import type { ChangeReading, Choice } from '../reading/message.ts';
import { isTooLong } from './propose-one.ts';

/** What a doubtful reading may mean of that action: "a month later" is counted from its own date first. */
export function choicesForAction(
  { doubt, choices }: Extract<ChangeReading, { kind: 'doubt' }>,
  action: ActionView | null,
  today: IsoDate,
): Choice[] {
  const due = action?.due.end ?? null;
  const fromToday = choices.find(({ pick }) => pick !== 'note' && 'day' in pick);
  const fromDue: Choice[] = [];
  if (doubt.problem === 'shift' && doubt.by && due !== null && fromToday) {
    const day = laterBy(due, doubt.by);
    if (day >= today) fromDue.push({ pick: { day }, change: { ...fromToday.change, dueDate: day } });
  }
  const isSame = (one: Choice) => fromDue.some(({ change }) => change.dueDate === one.change.dueDate);
  return [...fromDue, ...choices.filter((one) => !isSame(one))].filter(({ change }) => !isTooLong(change));
}
