import { timeInLondon } from './clock.ts';
import { csv } from './csv.ts';
import type { DeliveryView } from './delivery.ts';
import type { DeliveryState } from './reminder.ts';

/** How a delivery stands, in the report and in its export. */
export const deliveryStateLabels = {
  sent: 'Arrived',
  failed: 'Could not be delivered',
  sending: 'Being sent',
  unknown: 'Not known; told again',
} satisfies Record<DeliveryState, string>;

/** Deliveries as a table for Excel; days as 2026-03-31, so that they sort. */
export function deliveriesCsv(deliveries: readonly DeliveryView[]): string {
  const heading = ['Day', 'Time', 'Person', 'Through', 'State', 'Ref', 'About', 'Plan', 'Why not'];
  return csv([
    heading,
    ...deliveries.map(({ day, at, person, stage, state, item, failure }) => [
      ...[day, timeInLondon(new Date(at)), person.name, stage, deliveryStateLabels[state]],
      ...[item?.ref ?? '', item?.text ?? '', item?.planTitle ?? '', failure ?? ''],
    ]),
  ]);
}
