import type { Notice } from '#domain/notice';
import { mayNudge, mayRead, viewerFor } from '#domain/permissions';
import type { Person } from '#domain/post';
import { isClosed } from '#domain/status';
import { whoHears, type WhoHears } from '#domain/who-hears';
import { NotFoundError } from '#domain/errors';
import type { Row } from '#sharepoint/store';
import type { Reminder } from '#domain/reminder';
import { readDetail, readFor, readItemParts, type Reading } from './read-plan.ts';
import { openLedger, type Ledger } from './reminder-ledger.ts';
import type { Services } from './services.ts';
import type { NoticeMessenger } from './tell-people.ts';

export interface NudgeRequest {
  /** Who asks how it is going. */
  person: Person;
  /** What about; each owner gets one card for all that is theirs. */
  actions: readonly { recommendationId: string; actionId: string }[];
}

/** Every owner stands in one of these, whatever became of the others. */
export interface NudgeOutcome {
  told: string[];
  /** Somebody has asked them about all of it today. */
  already: string[];
  /** Teams did not take it; asking again tries again. */
  unreached: { name: string; reason: string }[];
  /** Something went wrong that passes; asking again reaches them and disturbs nobody who was told. */
  failed: string[];
  /** Actions about which nobody could be asked. */
  left: { actionId: string; why: 'nobody' | 'closed' | 'forbidden' | 'own' }[];
}

/**
 * Asks the owners of actions how it is going, at once and in the asker's name. They hear it at most once a day for
 * an action, whoever asks; what did not arrive may be asked again. What goes wrong with one owner keeps nobody else from being asked, and is reported.
 *
 * @throws {NotFoundError} when there is no such action, or not for this person; nobody was asked then
 */
export async function nudgeOwner(
  services: Services,
  messenger: NoticeMessenger,
  { person, actions }: NudgeRequest,
): Promise<NudgeOutcome> {
  const reading = await readFor(services, person);
  const { snapshot } = reading;
  const posts = snapshot.all('posts').map((row) => row.value);
  const who = whoHears(posts, (id) => snapshot.get('preferences', id)?.value, reading.today);
  const outcome: NudgeOutcome = { told: [], already: [], unreached: [], failed: [], left: [] };
  const asked = new Map<string, Asked>();
  for (const { recommendationId, actionId } of actions) {
    const found = ownersOf({ services, reading, who }, recommendationId, actionId);
    if (typeof found === 'string') outcome.left.push({ actionId, why: found });
    else {
      for (const owner of found) {
        const those = asked.get(owner.id) ?? { owner, about: [] };
        those.about.push({ recommendationId, actionId });
        asked.set(owner.id, those);
      }
    }
  }
  // Somebody asks: what Teams would not take earlier today is tried again.
  const ledger = openLedger(services, true);
  const keyOf = (owner: Person, actionId: string) => ['nudge', reading.today, actionId, owner.id].join('|');
  const rows = [...asked.values()].flatMap(({ owner, about }) =>
    about.map((action) => ledger.row(keyOf(owner, action.actionId), owner, 'nudge', action)),
  );
  const claimed = await ledger.claim(rows);
  for (const { owner, about } of asked.values()) {
    const ours = about.filter(({ actionId }) => claimed.has(keyOf(owner, actionId)));
    if (ours.length === 0) {
      outcome.already.push(owner.name);
      continue;
    }
    const claims = ours.flatMap(({ actionId }) => claimed.get(keyOf(owner, actionId)) ?? []);
    await tellOne({ services, messenger, ledger, by: person, outcome }, { owner, about: ours }, claims);
  }
  return outcome;
}

interface Asked {
  owner: Person;
  about: { recommendationId: string; actionId: string }[];
}

interface Telling {
  services: Services;
  messenger: NoticeMessenger;
  ledger: Ledger;
  by: Person;
  /** Told what became of it. */
  outcome: NudgeOutcome;
}

/** Never throws: what was told of the others has to be reported. */
async function tellOne(
  { services, messenger, ledger, by, outcome }: Telling,
  { owner, about }: Asked,
  claims: readonly Row<Reminder>[],
): Promise<void> {
  try {
    const notices = await noticesFor(services, owner, about, by);
    const delivery = await messenger.tell(owner, notices);
    if (delivery.delivered) outcome.told.push(owner.name);
    else outcome.unreached.push({ name: owner.name, reason: delivery.reason });
    // Without this row they might be asked once more today; they were told, so nothing has failed.
    await (delivery.delivered ? ledger.confirm(claims, []) : ledger.refuse(claims, delivery.reason)).catch(
      noting('could not keep that somebody was nudged'),
    );
  } catch (error) {
    outcome.failed.push(owner.name);
    noting('could not nudge somebody')(error);
    // Left as claimed, they could not be asked again for some minutes.
    await ledger.release(claims).catch(noting('could not give back the claim of a nudge'));
  }

  function noting(what: string): (error: unknown) => void {
    return (error) => services.onFault?.(what, error);
  }
}

function ownersOf(
  { services, reading, who }: { services: Services; reading: Reading; who: WhoHears },
  recommendationId: string,
  actionId: string,
): Person[] | NudgeOutcome['left'][number]['why'] {
  const { plan, recommendation, actions } = readItemParts(reading, recommendationId);
  const action = actions.find(({ value }) => value.id === actionId)?.value;
  if (!action) throw new NotFoundError('There is no such action, or you may not see it.');
  if (!mayNudge(reading.viewer, action, recommendation.value)) return 'forbidden';
  if (isClosed(action.status)) return 'closed';
  const posts = reading.snapshot.all('posts').map((row) => row.value);
  // A card shows the item, so an owner whom a restricted plan does not name is as good as nobody.
  const owners = who
    .people(action.ownerPostIds)
    .filter((owner) => mayRead(viewerFor(owner, posts, services.settings.administratorIds), plan));
  const others = owners.filter(({ id }) => id !== reading.viewer.person.id);
  if (others.length > 0) return others;
  return owners.length > 0 ? 'own' : 'nobody';
}

/** As the owner may see it. */
async function noticesFor(
  services: Services,
  owner: Person,
  about: Asked['about'],
  by: Person,
): Promise<Notice[]> {
  const reading = await readFor(services, owner);
  return about.map(({ recommendationId, actionId }) => {
    const item = readDetail(reading, recommendationId);
    const action = item.actions.find(({ id }) => id === actionId);
    if (!action) throw new NotFoundError('There is no such action any more.');
    return {
      ...{ kind: 'nudge', item, action, requestId: null, isInstead: false },
      ...{ by: by.name, at: services.clock.now().toISOString(), entryId: null, note: null, unreached: null },
    };
  });
}
