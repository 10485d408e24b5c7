import { today } from '#domain/clock';
import { addDays, type IsoDate } from '#domain/dates';
import type { DeliveredItem, DeliveryReport, DeliveryView } from '#domain/delivery';
import { isNoticeKind, noticeLabels } from '#domain/notice-kind';
import type { Person } from '#domain/post';
import { actionRef } from '#domain/refs';
import { deliveryState, isCard, type DeliveryState, type Reminder } from '#domain/reminder';
import { stageLabel } from '#domain/reminder-stages';
import { troubleSentence } from '#domain/trouble';
import type { Snapshot } from '#sharepoint/store';
import { decideReminders } from './decide-reminders.ts';
import { findTroubles } from './find-troubles.ts';
import { findUnreached } from './find-unreached.ts';
import { firstCardDay, isNothingSent } from './first-card-day.ts';
import { readAsAdministrator } from './read-as-administrator.ts';
import type { Services } from './services.ts';

export interface DeliveryFilter {
  /** First and last day, both included. Default: the last thirty days. */
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  personId?: string | undefined;
  planId?: string | undefined;
  state?: DeliveryState | undefined;
  /** From 1; one past the end gives the last. */
  page?: number | undefined;
}

const defaultDays = 30;
const perPage = 50;

/** @throws {ForbiddenError} unless the person administers */
export async function showDeliveries(
  services: Services,
  person: Person,
  filter: DeliveryFilter = {},
): Promise<{ version: string; report: () => DeliveryReport }> {
  const reading = await readAsAdministrator(services, person, 'see who was told what');
  const now = services.clock.now();
  const minute = now.toISOString().slice(0, 16); // a delivery under way becomes an unknown one with time alone
  return {
    version: [reading.snapshot.version, minute, JSON.stringify(filter)].join('.'),
    report: () => deliveryReport(reading.snapshot, services, now, filter),
  };
}

/** @throws {ForbiddenError} unless the person administers */
export async function exportDeliveries(
  services: Services,
  person: Person,
  filter: DeliveryFilter = {},
): Promise<DeliveryView[]> {
  const { snapshot } = await readAsAdministrator(services, person, 'see who was told what');
  const now = services.clock.now();
  return toldInDays(snapshot, now, today(services.clock), filter)
    .filter((row) => isWanted(snapshot, row, filter))
    .filter((row) => filter.state === undefined || deliveryState(row, now) === filter.state)
    .toSorted(newestFirst)
    .map((row) => view(snapshot, row, now));
}

function toldInDays(snapshot: Snapshot, now: Date, day: IsoDate, filter: DeliveryFilter): Reminder[] {
  const from = filter.from ?? addDays(day, -defaultDays);
  const to = filter.to ?? day;
  return snapshot
    .all('reminders')
    .map(({ value }) => value)
    .filter((row) => row.day >= from && row.day <= to && isTold(row, now));
}

function deliveryReport(
  snapshot: Snapshot,
  { settings, clock }: Services,
  now: Date,
  filter: DeliveryFilter,
): DeliveryReport {
  const day = today(clock);
  const inDays = toldInDays(snapshot, now, day, filter);
  const inAnyState = inDays.filter((row) => isWanted(snapshot, row, filter)).toSorted(newestFirst);
  const wanted = inAnyState.filter(
    (row) => filter.state === undefined || deliveryState(row, now) === filter.state,
  );
  const pages = Math.max(1, Math.ceil(wanted.length / perPage));
  const page = Math.min(filter.page ?? 1, pages);
  const counts: DeliveryReport['counts'] = { sent: 0, failed: 0, sending: 0, unknown: 0 };
  for (const row of inAnyState) counts[deliveryState(row, now)] += 1;
  const decided = decideReminders(snapshot, now, settings);
  const troubles = findTroubles(snapshot, decided, {
    administratorIds: settings.administratorIds,
    today: day,
  });
  return {
    deliveries: wanted.slice((page - 1) * perPage, page * perPage).map((row) => view(snapshot, row, now)),
    ...{ page, pages, total: wanted.length, counts },
    people: peopleIn(inDays),
    unreached: findUnreached(snapshot, decided, now, settings.workingDays),
    troubles: troubles
      .filter(({ kind }) => kind !== 'unreachable' && kind !== 'undelivered') // told person by person
      .map((trouble) => ({
        ...{ kind: trouble.kind, sentence: troubleSentence(trouble) },
        planId: 'planId' in trouble ? trouble.planId : null,
        postId: 'postId' in trouble ? trouble.postId : null,
      })),
    first: isNothingSent(snapshot)
      ? { isNone: true, day: firstCardDay(snapshot, decided, now, settings.workingDays) }
      : null,
  };
}

/** A card that arrived is told by its stages; one that did not has no other row. */
function isTold(row: Reminder, now: Date): boolean {
  return row.stage !== 'trouble' && (!isCard(row.stage) || deliveryState(row, now) !== 'sent');
}

function newestFirst(one: Reminder, other: Reminder): number {
  return atOf(other).localeCompare(atOf(one)) || one.id.localeCompare(other.id);
}

function isWanted(snapshot: Snapshot, row: Reminder, filter: DeliveryFilter): boolean {
  const { personId, planId } = filter;
  if (personId !== undefined && row.personId !== personId) return false;
  return planId === undefined || planOf(snapshot, row) === planId;
}

function planOf(snapshot: Snapshot, { recommendationId }: Reminder): string | null {
  return (recommendationId && snapshot.get('recommendations', recommendationId)?.value.planId) || null;
}

function atOf({ sentAt, claimedAt }: Reminder): string {
  return sentAt ?? claimedAt;
}

function view(snapshot: Snapshot, row: Reminder, now: Date): DeliveryView {
  const { id, day, stage, failure, personId, personName } = row;
  return {
    ...{ id, day, at: atOf(row), failure },
    person: { id: personId, name: personName },
    state: deliveryState(row, now),
    stage: whatWasTold(stage),
    item: itemOf(snapshot, row),
  };
}

function whatWasTold(stage: Reminder['stage']): string {
  if (isCard(stage) || stage === 'trouble') return 'The day’s card';
  return isNoticeKind(stage) ? noticeLabels[stage] : stageLabel(stage);
}

function itemOf(snapshot: Snapshot, { recommendationId, actionId }: Reminder): DeliveredItem | null {
  const item = recommendationId ? snapshot.get('recommendations', recommendationId)?.value : undefined;
  const plan = item && snapshot.get('plans', item.planId)?.value;
  if (!item || !plan) return null;
  const action = actionId ? snapshot.get('actions', actionId)?.value : undefined;
  const siblings = snapshot.byRecommendation('actions', item.id).length;
  return {
    id: item.id,
    ref: action ? actionRef(item, action, siblings) : item.key,
    text: action?.text ?? item.text,
    ...{ planId: plan.id, planTitle: plan.title },
  };
}

function peopleIn(rows: readonly Reminder[]): Person[] {
  const names = new Map(rows.map(({ personId, personName }) => [personId, personName]));
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}
