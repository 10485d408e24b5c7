import { NotFoundError } from '#domain/errors';
import { mayNudge, mayRead, viewerFor } from '#domain/permissions';
import type { Person } from '#domain/post';
import { isClosed } from '#domain/status';
import { whoHears } from '#domain/who-hears';
import { readDetail, readFor, readItemParts } from './read-plan.ts';
import { openLedger } from './reminder-ledger.ts';
import type { Services } from './services.ts';
import type { NoticeMessenger } from './tell-people.ts';

export interface NudgeRequest {
  /** Who asks how it is going. */
  person: Person;
  recommendationId: string;
  actionId: string;
}

export type NudgeOutcome =
  | { kind: 'told'; names: string[] }
  /** Somebody has asked today. */
  | { kind: 'already'; names: string[] }
  | { kind: 'unreached'; names: string[]; reason: string }
  | { kind: 'nobody' | 'closed' | 'forbidden' | 'own' };

/**
 * Asks an action's owner how it is going, at once and in the asker's name; at most once a day for an action,
 * whoever asks.
 *
 * @throws {NotFoundError} when there is no such action, or not for this person
 */
export async function nudgeOwner(
  services: Services,
  messenger: NoticeMessenger,
  { person, recommendationId, actionId }: NudgeRequest,
): Promise<NudgeOutcome> {
  const reading = await readFor(services, person);
  const { plan, recommendation, actions } = readItemParts(reading, recommendationId);
  const action = actions.find(({ value }) => value.id === actionId)?.value;
  if (!action) throw new NotFoundError('There is no such action, or you may not see it.');
  if (!mayNudge(reading.viewer, action, recommendation.value)) return { kind: 'forbidden' };
  if (isClosed(action.status)) return { kind: 'closed' };

  const { snapshot } = reading;
  const posts = snapshot.all('posts').map((row) => row.value);
  const who = whoHears(posts, (id) => snapshot.get('preferences', id)?.value, reading.today);
  // A card shows the item, so an owner whom a restricted plan does not name is as good as nobody.
  const owners = who
    .people(action.ownerPostIds)
    .filter((owner) => mayRead(viewerFor(owner, posts, services.settings.administratorIds), plan));
  const others = owners.filter(({ id }) => id !== person.id);
  if (others.length === 0) return { kind: owners.length > 0 ? 'own' : 'nobody' };

  const ledger = openLedger(services);
  const keyOf = ({ id }: Person) => ['nudge', reading.today, actionId, id].join('|');
  const claimed = await ledger.claim(
    others.map((owner) => ledger.row(keyOf(owner), owner, 'nudge', { recommendationId, actionId })),
  );
  const told: string[] = [];
  const refused: string[] = [];
  let reason = '';
  for (const owner of others) {
    const row = claimed.get(keyOf(owner));
    if (!row) continue;
    const delivery = await tellOwner(services, messenger, owner, { person, recommendationId, actionId });
    if (delivery.delivered) {
      await ledger.confirm([row], []);
      told.push(owner.name);
    } else {
      await ledger.refuse([row], delivery.reason);
      refused.push(owner.name);
      reason = delivery.reason;
    }
  }
  if (told.length > 0) return { kind: 'told', names: told };
  if (refused.length > 0) return { kind: 'unreached', names: refused, reason };
  return { kind: 'already', names: others.map(({ name }) => name) };
}

async function tellOwner(
  services: Services,
  messenger: NoticeMessenger,
  owner: Person,
  { person, recommendationId, actionId }: NudgeRequest,
) {
  const item = readDetail(await readFor(services, owner), recommendationId);
  const action = item.actions.find(({ id }) => id === actionId);
  if (!action) throw new NotFoundError('There is no such action any more.');
  return messenger.tell(owner, [
    { kind: 'nudge', item, action, requestId: null, by: person.name, isInstead: false, unreached: null },
  ]);
}
