import type { Versioned } from '#domain/build-view';
import type { Action } from '#domain/action';
import { logEntry } from '#domain/log-entry';
import type { Recommendation } from '#domain/recommendation';
import type { Store, Write } from '#sharepoint/store';
import { creating, replacing, requireWritten } from '#sharepoint/writes';
import { implied } from './append-to-log.ts';
import { settling } from './settle-date-request.ts';

/** Rows of one item as they shall be, each based on the eTag beside it; null where that row stays. */
export interface ItemRows {
  recommendation: Versioned<Recommendation> | null;
  action: Versioned<Action> | null;
}

/**
 * Writes rows of one item, and then what their entries mean for the log: in that order, yet in one round trip,
 * since somebody waits for it. Should it end in between, the entries stand on their rows, and whoever comes
 * next brings up the log.
 *
 * @throws {ItemChangedError} when somebody else was first; a row before that one stands
 */
export async function writeItem(store: Store, { recommendation, action }: ItemRows): Promise<void> {
  const rows: Write[] = [
    ...(recommendation ? [replacing('recommendations', recommendation.value, recommendation.eTag)] : []),
    ...(action ? [replacing('actions', action.value, action.eTag)] : []),
  ];
  const snapshot = await store.snapshot();
  const log = [recommendation?.value, action?.value].flatMap((value): Write[] => {
    const entry = value?.lastUpdate;
    if (!entry || snapshot.get('updates', entry.id)) return [];
    const logged = logEntry(entry, subjectOf(value));
    return [
      ...implied(logged),
      ...(logged.settled ? settling(snapshot, logged.settled) : []),
      ...creating('updates', [logged.update]),
    ];
  });
  const outcomes = await store.writeMany([...rows, ...log], { priority: 'foreground', inOrder: true });
  requireWritten(outcomes.slice(0, rows.length));
}

function subjectOf(value: Recommendation | Action) {
  const { planId, id } = value;
  return 'recommendationId' in value
    ? { planId, recommendationId: value.recommendationId, actionId: id }
    : { planId, recommendationId: id, actionId: null };
}
