import { newPost, type Post } from '#domain/post';
import { fingerprint, importDocument } from '#workflows/import-document';
import { recordUpdate } from '#workflows/record-update';
import type { Services } from '#workflows/services';
import { showItem } from '#workflows/show-item';
import type { Channel } from '../chat/channel.ts';
import { samplePeople, samplePostId, samplePosts, type SamplePerson, type SamplePost } from '../people.ts';
import { readSampleDocument, sampleDocuments, type SampleDocumentKey } from './documents.ts';
import { sampleHistory, type SampleUpdate } from './history.ts';

export interface SeedOptions {
  services: Services;
  channel: Channel;
  /** Told what is being done, one short line each. */
  say: (line: string) => void;
}

/**
 * Puts the sample council in place through the product's own workflows, each thing at the moment it is
 * said to have happened. Every step is recognised when it was done before, so that a start that was
 * killed half-way is simply started again.
 */
export async function seedSample({ channel, say, ...product }: SeedOptions): Promise<void> {
  // What happened long ago is no news, and nobody has the app yet in which to hear it.
  const services: Services = { ...product.services, onNews: () => undefined };
  say('Sample council: people and posts…');
  for (const post of samplePosts) await services.store.create('posts', postRow(post));
  const planIds = await importDocuments(services, say);
  say('Sample council: what they did so far…');
  for (const [index, update] of sampleHistory.entries()) {
    const planId = planIds[update.document]; // none where somebody has archived the plan
    if (planId) await repeatUpdate(services, planId, update, index + 1);
  }
  say('Sample council: installing the app for everybody…');
  for (const person of samplePeople) {
    await channel.install(person);
    channel.markRead(person); // greetings were read long ago; what is new on the first morning is news
  }
}

function postRow({ title, reportsTo, isVerifier = false, isAdministrator = false }: SamplePost): Post {
  const holder = samplePeople.find(({ post }) => post === title);
  return {
    ...newPost(samplePostId(title), title),
    holder: holder ? { id: holder.id, name: holder.name } : null,
    managerPostId: reportsTo && samplePostId(reportsTo),
    isVerifier,
    isAdministrator,
  };
}

async function importDocuments(
  services: Services,
  say: SeedOptions['say'],
): Promise<Partial<Record<SampleDocumentKey, string>>> {
  const administrator = holderOf('Democratic Services Manager');
  const planIds: Partial<Record<SampleDocumentKey, string>> = {};
  for (const [key, document] of Object.entries(sampleDocuments)) {
    say(`Sample council: importing “${document.title}”…`);
    const file = await readSampleDocument(document);
    const sha256 = fingerprint(file);
    const plans = (await services.store.snapshot()).all('plans').map(({ value }) => value);
    const known = plans.find(
      ({ state, sourceFile }) => state !== 'importing' && sourceFile?.sha256 === sha256,
    );
    const { planId } = known
      ? { planId: known.id }
      : await importDocument(at(document.importedAt, services), administrator, file, {
          title: document.title,
        });
    if (known?.state !== 'archived') planIds[key as SampleDocumentKey] = planId;
  }
  return planIds;
}

async function repeatUpdate(
  services: Services,
  planId: string,
  update: SampleUpdate,
  number: number,
): Promise<void> {
  const then = at(update.at, services);
  const person = holderOf(update.by);
  const recommendationId = `${planId}:${update.key}`;
  const { item } = await showItem(then, person, recommendationId);
  const action = update.action === null ? null : (item.actions[update.action - 1] ?? null);
  const outcome = await recordUpdate(then, {
    id: `5eed0000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    person,
    from: update.from,
    recommendationId,
    actionId: action?.id ?? null,
    change: update.change,
    basedOn: { item: item.eTag, action: action?.eTag ?? null },
  });
  if (outcome.ok) return;
  const why = outcome.reason === 'problems' ? outcome.problems.join(' ') : outcome.message;
  throw new Error(`The sample update ${number} to ${update.key} was refused: ${why}`);
}

/** The same services at another moment. */
function at(instant: string, services: Services): Services {
  return { ...services, clock: { now: () => new Date(instant) } };
}

function holderOf(post: string): SamplePerson {
  const person = samplePeople.find((candidate) => candidate.post === post);
  if (!person) throw new Error(`Nobody in the sample council is ${post}.`);
  return person;
}
