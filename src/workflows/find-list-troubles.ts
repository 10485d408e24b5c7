import { createHash } from 'node:crypto';
import type { Trouble } from '#domain/trouble';
import { lists } from '#sharepoint/lists/lists';
import type { Row, Snapshot } from '#sharepoint/store';

type ListTrouble = Extract<Trouble, { kind: 'list' }>;

/** More sentences about one list than this become one. */
const mostSentences = 3;

/**
 * What people did to the lists in SharePoint itself that only they can mend: values that cannot be read, rows
 * without a key, rows that others refer to and that are gone. Nothing breaks by it meanwhile.
 */
export function findListTroubles(snapshot: Snapshot): ListTrouble[] {
  return [...unreadable(snapshot), ...deletedRecommendations(snapshot), ...deletedActions(snapshot)];
}

function unreadable(snapshot: Snapshot): ListTrouble[] {
  const { faults: all } = snapshot;
  return [...new Set(all.map(({ list }) => list))].flatMap((list) => {
    const faults = all.filter((fault) => fault.list === list);
    if (faults.length <= mostSentences) {
      return faults.map(({ message }) => trouble(`${message} Correct it in SharePoint.`));
    }
    const rows = new Set(faults.map(({ itemId }) => itemId)).size;
    const { displayName } = lists[list];
    return [
      trouble(
        `${rows} rows of the list "${displayName}" hold values that cannot be read. ${faults[0]!.message}`,
      ),
    ];
  });
}

function deletedRecommendations(snapshot: Snapshot): ListTrouble[] {
  const orphans = snapshot
    .all('actions')
    .filter(
      ({ value }) =>
        !snapshot.get('recommendations', value.recommendationId) && isLive(snapshot, value.planId),
    );
  return gone(
    orphans.map(({ value }) => value.recommendationId),
    'Recommendations',
    'its actions are in no plan until it is back',
  );
}

/** Of an action that is gone the log still tells. */
function deletedActions(snapshot: Snapshot): ListTrouble[] {
  const isGone = ({ value }: Row<{ planId: string; recommendationId: string; actionId: string | null }>) =>
    value.actionId !== null &&
    !snapshot.get('actions', value.actionId) &&
    snapshot.get('recommendations', value.recommendationId) !== undefined &&
    isLive(snapshot, value.planId);
  return gone(
    snapshot.all('updates').flatMap((row) => (isGone(row) ? [row.value.actionId!] : [])),
    'Actions',
    'its history is kept',
  );
}

function gone(ids: readonly string[], displayName: string, meanwhile: string): ListTrouble[] {
  const keys = [...new Set(ids)].map((id) => id.replace(/^[^:]*:/, ''));
  if (keys.length > mostSentences) {
    return [
      trouble(
        `${keys.length} rows were deleted from the list "${displayName}" in SharePoint, ${keys[0]} among them. Restore them from the site's recycle bin if that was a mistake.`,
      ),
    ];
  }
  return keys.map((key) =>
    trouble(
      `${key} was deleted from the list "${displayName}" in SharePoint; ${meanwhile}. Restore it from the site's recycle bin if that was a mistake.`,
    ),
  );
}

function isLive(snapshot: Snapshot, planId: string): boolean {
  return snapshot.get('plans', planId)?.value.state === 'live';
}

/** Told once for as long as it reads the same. */
function trouble(sentence: string): ListTrouble {
  return { kind: 'list', key: `trouble|list|${shortHash(sentence)}`, sentence };
}

/** Tells one trouble from another in the ledger's keys. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
