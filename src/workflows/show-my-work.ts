import type { Action } from '#domain/action';
import { itemView, postView } from '#domain/build-view';
import { standingPosition } from '#domain/change';
import { doneBy, latestFirst, type FoundWork } from '#domain/my-work';
import type { DoneEntry, MyWorkView, TeamOwner, WorkRow } from '#domain/my-work-view';
import { openPeriodBegan } from '#domain/no-update';
import { mayNudge } from '#domain/permissions';
import type { Person } from '#domain/post';
import type { Recommendation } from '#domain/recommendation';
import { isYoungEnoughToUndo, speaksOfPosition, undoEntryId } from '#domain/undo';
import type { UpdateEntry } from '#domain/update';
import type { ItemView, PostView } from '#domain/view';
import { findMyWork } from './find-my-work.ts';
import { readFor, readItemParts, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';
import { mayTakeBack } from './undo-update.ts';

/** More rows of one owner than somebody reads; the plan's list has the rest. */
const mostRowsOfOwner = 20;

/** More than anybody does by hand in a period and wants to look through. */
const mostDone = 50;

/** What waits for a person, what they have done, and how those below them stand. Built when it is looked at. */
export async function showMyWork(
  services: Services,
  person: Person,
): Promise<{ version: string; readonly work: MyWorkView }> {
  const reading = await readFor(services, person);
  return {
    // A day after it was recorded, an entry is no longer to be taken back, with nothing else having changed.
    version: `${reading.versionOf(reading.plans)} ${youngEntries(services, reading)}`,
    get work() {
      const { own, team } = findMyWork(services, reading);
      const dress = dresser(reading);
      return {
        rows: own.map(dress),
        team: byOwner(reading, team, dress),
        done: doneOf(services, reading),
      };
    },
  };
}

function youngEntries({ clock }: Services, { snapshot, viewer }: Reading): number {
  const now = clock.now();
  return snapshot.updatesBy(viewer.person.id).filter(({ value }) => isYoungEnoughToUndo(value, now)).length;
}

type Dress = (found: FoundWork) => WorkRow;

/** Each item's view is made once, however many of its actions are shown. */
function dresser(reading: Reading): Dress {
  const views = new Map<string, ItemView>();
  const viewOf = (id: string) => {
    const view = views.get(id) ?? itemView(readItemParts(reading, id));
    views.set(id, view);
    return view;
  };
  return ({ group, recommendation, action, lacksUpdate, updateBy, wantsRating }) => {
    const view = viewOf(recommendation.id);
    const { id, planId, planTitle, ref, text, rag, previousRag, movement, mayUpdate, eTag } = view;
    const said = whoSaid(reading, recommendation, action, view.actions.length);
    const isProgress = said?.changes.some(({ field }) => field === 'progress') ?? false;
    return {
      id: action?.id ?? recommendation.id,
      ...{ group, lacksUpdate, updateBy, wantsRating },
      item: { id, planId, planTitle, ref, text, rag, previousRag, movement, mayUpdate, eTag },
      action: view.actions.find((candidate) => candidate.id === action?.id) ?? null,
      position:
        (isProgress ? action?.progress : null) ??
        standingPosition(recommendation, action, view.actions.length),
      lastSaid: said && { by: said.by.name, at: said.at },
      evidence: group === 'to-verify' ? evidenceOf(reading, recommendation.id) : [],
      mayNudge: action !== null && mayNudge(reading.viewer, action, recommendation),
    };
  };
}

/**
 * Who wrote the position that stands, or confirmed it since; asking for a date, say, is neither. An only action and
 * its recommendation speak for each other, the newest word first; one of several speaks for itself once it has.
 */
function whoSaid(
  { snapshot }: Reading,
  recommendation: Recommendation,
  action: Action | null,
  actionCount: number,
): UpdateEntry | null {
  const speaksAlone = actionCount > 1 && action !== null && action.progress !== null;
  const logged = snapshot
    .byRecommendation('updates', recommendation.id)
    .map((row) => row.value)
    .filter(({ actionId }) => (actionId === null ? !speaksAlone : actionId === action?.id));
  const carried = [speaksAlone ? null : recommendation.lastUpdate, action?.lastUpdate ?? null].filter(
    (entry) => entry !== null,
  );
  return [...logged, ...carried]
    .filter((entry) => speaksOfPosition(entry) && !snapshot.get('updates', undoEntryId(entry.id)))
    .reduce<UpdateEntry | null>((latest, entry) => (latest && latest.at >= entry.at ? latest : entry), null);
}

function evidenceOf({ snapshot }: Reading, recommendationId: string): WorkRow['evidence'] {
  return snapshot
    .byRecommendation('evidence', recommendationId)
    .map(({ value: { id, title, url, addedBy, addedAt } }) => ({
      ...{ id, title, url },
      by: addedBy.name,
      at: addedAt,
    }));
}

function byOwner(reading: Reading, team: readonly FoundWork[], dress: Dress): TeamOwner[] {
  const found = new Map<string, FoundWork[]>();
  for (const work of team) {
    // Of several owners, one who is below the person comes first: that is whom they ask.
    const owners = work.action?.ownerPostIds ?? [];
    const ownerId = owners.find((id) => reading.viewer.areaPostIds.has(id)) ?? owners[0] ?? '';
    found.set(ownerId, [...(found.get(ownerId) ?? []), work]);
  }
  return [...found]
    .map(([ownerId, works]): TeamOwner => {
      const pressing = works.filter(({ group }) => group !== 'later').toSorted(latestFirst(reading.today));
      const countOf = (group: FoundWork['group']) => works.filter((work) => work.group === group).length;
      return {
        owner: ownerView(reading, ownerId),
        open: works.length,
        overdue: countOf('overdue'),
        dueSoon: countOf('due-soon'),
        noUpdate: works.filter(({ lacksUpdate }) => lacksUpdate).length,
        rows: pressing.slice(0, mostRowsOfOwner).map(dress),
        more: Math.max(0, pressing.length - mostRowsOfOwner),
      };
    })
    .toSorted(
      (one, other) =>
        other.overdue - one.overdue ||
        other.dueSoon - one.dueSoon ||
        one.owner.title.localeCompare(other.owner.title),
    );
}

/** Without an id, for what nobody owns. */
function ownerView({ snapshot }: Reading, ownerId: string): PostView {
  const post = snapshot.get('posts', ownerId)?.value;
  return post ? postView(post) : { id: ownerId, title: ownerId, holder: null };
}

function doneOf({ clock }: Services, reading: Reading): DoneEntry[] {
  const { snapshot, viewer, plans } = reading;
  const began = new Map(
    plans.map((plan) => [
      plan.id,
      openPeriodBegan(
        plan,
        snapshot.byPlan('periods', plan.id).map((row) => row.value),
      ),
    ]),
  );
  const found = doneBy({
    now: clock.now(),
    entries: snapshot.updatesBy(viewer.person.id).map((row) => row.value),
    has: (entryId) => snapshot.get('updates', entryId) !== undefined,
    beganIn: (planId) => began.get(planId) ?? null,
    mayTakeBack: (entry) => mayTakeBack(reading, entry),
  });
  return found.slice(0, mostDone).flatMap(({ planId, actionId, ...entry }) => {
    const recommendation = snapshot.get('recommendations', entry.itemId)?.value;
    const plan = plans.find(({ id }) => id === planId);
    if (!recommendation || !plan) return [];
    const { actions } = readItemView(reading, entry.itemId);
    const ref = actions.find(({ id }) => id === actionId)?.ref ?? recommendation.key;
    return [{ ...entry, planTitle: plan.title, ref }];
  });
}

function readItemView(reading: Reading, itemId: string): ItemView {
  return itemView(readItemParts(reading, itemId));
}
