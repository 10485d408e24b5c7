import type { Person } from '#domain/post';
import type { ListName } from '#sharepoint/entities';
import type { Row, Snapshot } from '#sharepoint/store';
import { logAllUpdates } from '#workflows/log-updates';
import type { Services } from '#workflows/services';
import type { Logger } from './logger.ts';

/** Notices what people edit in SharePoint itself, and logs it behind the answers that brought it. */
export interface HandEdits {
  /** Looks at what was read last. Costs SharePoint nothing unless there is something to log. */
  look(): void;
  /** Waits for a look under way. */
  stop(): Promise<void>;
}

/** Lists without a log of their own: who edited them is at least told to whoever reads the server's log. */
const told: readonly ListName[] = ['plans', 'themes', 'posts', 'periods', 'ratings', 'decisions'];

export function createHandEdits({ services, logger }: { services: Services; logger: Logger }): HandEdits {
  const { store } = services;
  const seen = new Map<string, string>();
  let isFirst = true;
  let isStopped = false;
  let isWanted = false;
  let underWay: Promise<void> | null = null;

  async function lookWhileWanted(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        const snapshot = await store.snapshot();
        tell(snapshot);
        await logAllUpdates(services);
      } catch (error) {
        logger.warn({ err: error }, 'edits by hand could not be logged; the next look makes it good');
      }
    }
  }

  /** What was edited before this process started was told by the one before it. */
  function tell(snapshot: Snapshot): void {
    for (const list of told) {
      for (const row of editedRows(snapshot, list)) {
        if (seen.get(`${list}:${row.itemId}`) === row.eTag) continue;
        seen.set(`${list}:${row.itemId}`, row.eTag);
        if (isFirst) continue;
        logger.info({ list, id: row.id, by: row.by, at: row.at }, 'edited by hand in SharePoint');
      }
    }
    isFirst = false;
  }

  function look(): void {
    if (isStopped) return;
    isWanted = true;
    underWay ??= lookWhileWanted().finally(() => {
      underWay = null;
      if (isWanted) look(); // asked for just after the last one had ended
    });
  }

  return {
    look,
    async stop() {
      isStopped = true;
      await underWay;
    },
  };
}

interface EditedRow {
  id: string;
  itemId: string;
  eTag: string;
  at: string;
  by: Person;
}

function editedRows(snapshot: Snapshot, list: ListName): EditedRow[] {
  const rows: readonly Row<{ id: string }>[] = snapshot.all(list);
  return rows.flatMap(({ value, itemId, eTag, modifiedAt, modifiedBy }) =>
    modifiedBy ? [{ id: value.id, itemId, eTag, at: modifiedAt, by: modifiedBy }] : [],
  );
}
