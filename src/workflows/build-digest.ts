import { itemView } from '#domain/build-view';
import type { Digest, DigestItem, MovedItem, OwnerGroup, SlipNews, UpdateWanted } from '#domain/digest';
import type { DueReminder, OpenAction, Outlook } from '#domain/reminders';
import type { CardStage } from '#domain/reminder';
import type { Trouble } from '#domain/trouble';
import type { FieldChange, Update, UpdatedField } from '#domain/update';
import type { ItemView, PostView } from '#domain/view';
import { readItemParts, type Reading } from './read-plan.ts';

/** More rows than a card shows, and few enough to make for two thousand people. */
const mostRows = 30;

/**
 * What is told now, in its surroundings: a card shows the whole picture, not only the line that triggered it.
 *
 * @param stage whether it also has what others let slip, and what moved
 */
export function buildDigest(
  reading: Reading,
  outlook: Outlook,
  stage: CardStage,
  troubles: Trouble[],
): Digest {
  const view = viewer(reading);
  const stageOf = new Map(outlook.due.flatMap(({ action, stage }) => (action ? [[action.id, stage]] : [])));
  const withStage = (open: OpenAction): DigestItem[] => {
    const item = view(open.recommendation.id);
    const action = item?.actions.find(({ id }) => id === open.action.id);
    return item && action ? [{ item, action, stage: stageOf.get(action.id) ?? null }] : [];
  };
  const hearsOfOthers = stage === 'digest';
  return {
    person: reading.viewer.person,
    today: reading.today,
    mine: outlook.own.toSorted(earliestFirst).flatMap(withStage),
    theirs: hearsOfOthers ? byOwner(outlook.below, withStage) : [],
    updatesWanted: updatesWanted(reading, outlook.due, view),
    ...(hearsOfOthers ? moves(reading, outlook, view) : { moved: [], movedCount: 0 }),
    troubles,
  };
}

export function countItems({ mine, theirs, updatesWanted: wanted, troubles }: Digest): number {
  return mine.length + theirs.reduce((sum, { count }) => sum + count, 0) + wanted.length + troubles.length;
}

export function buildSlipNews(reading: Reading, due: readonly DueReminder[]): SlipNews {
  const view = viewer(reading);
  return {
    person: reading.viewer.person,
    today: reading.today,
    slips: due.flatMap(({ recommendation, slip }) => {
      const item = view(recommendation.id);
      if (!item || !slip) return [];
      const { before, after, at, note } = slip;
      return [{ ...{ item, before, after, at, note }, by: slip.by.name, asksForRecovery: item.mayUpdate }];
    }),
  };
}

type View = (recommendationId: string) => ItemView | null;

/** Each item once; null for one in a plan the person may not read. */
function viewer(reading: Reading): View {
  const known = new Map<string, ItemView | null>();
  const readable = new Set(reading.plans.map(({ id }) => id));
  return (id) => {
    const made = known.get(id);
    if (made !== undefined) return made;
    const planId = reading.snapshot.get('recommendations', id)?.value.planId ?? '';
    const item = readable.has(planId) ? itemView(readItemParts(reading, id)) : null;
    known.set(id, item);
    return item;
  };
}

function byOwner(below: readonly OpenAction[], withStage: (open: OpenAction) => DigestItem[]): OwnerGroup[] {
  const nobody: PostView = { id: '', title: 'No owner', holder: null };
  const counts = new Map<string, number>();
  for (const { action } of below) {
    const ownerId = action.ownerPostIds[0] ?? '';
    counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  }
  const groups = new Map<string, OwnerGroup>();
  for (const shown of below.toSorted(earliestFirst).slice(0, mostRows).flatMap(withStage)) {
    const owner = shown.action.owners[0] ?? nobody;
    const group = groups.get(owner.id);
    if (group) group.items.push(shown);
    else groups.set(owner.id, { owner, count: counts.get(owner.id) ?? 1, items: [shown] });
  }
  return [...groups.values()];
}

function updatesWanted(reading: Reading, due: readonly DueReminder[], view: View): UpdateWanted[] {
  return due.flatMap(({ stage, recommendation }) => {
    if (stage !== 'update-wanted') return [];
    const item = view(recommendation.id);
    const open = reading.snapshot
      .byPlan('periods', recommendation.planId)
      .find(({ value }) => value.closedAt === null && value.kind === 'current');
    return item && open?.value.cutOff ? [{ item, cutOff: open.value.cutOff }] : [];
  });
}

const fieldsThatMove: ReadonlySet<UpdatedField> = new Set<UpdatedField>(['rag', 'status', 'dueDate']);
const mostMoved = 10;

/** What others changed, newest first; all of it is counted, and the first few are shown. */
function moves(
  { snapshot, viewer: me, plans }: Reading,
  { newsSince, movedItemIds }: Outlook,
  view: View,
): Pick<Digest, 'moved' | 'movedCount'> {
  if (newsSince === null) return { moved: [], movedCount: 0 };
  const readable = new Set(plans.map(({ id }) => id));
  const news = [...movedItemIds]
    .filter((id) => readable.has(snapshot.get('recommendations', id)?.value.planId ?? ''))
    .flatMap((id) => snapshot.byRecommendation('updates', id).map((row) => row.value))
    .filter(({ at, by }) => at >= newsSince && by.id !== me.person.id)
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .flatMap((update) =>
      update.changes.flatMap((change) => (fieldsThatMove.has(change.field) ? [{ update, change }] : [])),
    );
  return {
    moved: news.slice(0, mostMoved).flatMap((each) => movedItem(each, view)),
    movedCount: news.length,
  };
}

function movedItem({ update, change }: { update: Update; change: FieldChange }, view: View): MovedItem[] {
  const item = view(update.recommendationId);
  if (!item) return [];
  const ref = item.actions.find(({ id }) => id === update.actionId)?.ref ?? item.ref;
  return [{ item, ref, change, by: update.by.name, at: update.at }];
}

function earliestFirst(one: OpenAction, other: OpenAction): number {
  const [end, otherEnd] = [one.action.due.end ?? '', other.action.due.end ?? ''];
  return end < otherEnd ? -1 : end > otherEnd ? 1 : 0; // ISO days sort as text
}
