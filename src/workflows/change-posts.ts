import { changePost, lastAdministrator, namesakeOf, type PostValues } from '#domain/post-change';
import { countReferences } from '#domain/post-register';
import type { RegisteredPost } from '#domain/registered-post';
import { isInUse, newPost, type Person, type Post } from '#domain/post';
import { freePostId } from '#domain/post-titles';
import type { Row, Snapshot, Write } from '#sharepoint/store';
import { creating, replacing } from '#sharepoint/writes';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import { logPostChanges } from './log-post-changes.ts';
import { readAsAdministrator } from './read-as-administrator.ts';
import { readFor, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';
import { registerOf } from './show-posts.ts';

/** One change of one post. */
export interface PostRequest {
  /** Made by the client; a repeat of the same request is kept once. */
  id: string;
  /** Null for a new post. */
  postId: string | null;
  /** The eTag the person saw; null for a new post. */
  basedOn: string | null;
  values: PostValues;
}

export type PostOutcome = { id: string; postId: string | null } &
  /** `post` is null once it is removed. */
  (
    | { ok: true; post: RegisteredPost | null }
    | { ok: false; reason: 'problems'; problems: string[] }
    /** Somebody else was first, and this is how it stands; null when it is gone. Nothing was written. */
    | { ok: false; reason: 'changed'; post: RegisteredPost | null }
  );

type Settled =
  { kind: 'kept'; postId: string } | { kind: 'problems'; problems: string[] } | { kind: 'changed' };

/**
 * Changes posts, each of which stands or falls by itself. What a change may not do is judged as if those before
 * it were made, so that a right can be handed on in one go. The log has every change; should this end before,
 * the entry stands on its post and whoever comes next brings up the log.
 *
 * @returns one outcome a request, in their order
 * @throws {ForbiddenError} unless the person administers
 */
export async function changePosts(
  services: Services,
  person: Person,
  requests: readonly PostRequest[],
): Promise<PostOutcome[]> {
  await readAsAdministrator(services, person, 'change posts');
  const touched = new Set(requests.flatMap(({ postId }) => postId ?? []));
  await logPostChanges(services, touched);
  const reading = await readAsAdministrator(services, person, 'change posts');
  const settled = new Map<string, Settled>();
  const writes = new Map<PostRequest, Write>();
  let posts = reading.snapshot.all('posts').map(({ value }) => value);
  for (const request of requests) {
    const decision = decide(services, reading, posts, request);
    if (decision.kind !== 'write') {
      settled.set(request.id, decision);
      continue;
    }
    const { post, eTag } = decision;
    posts = [...posts.filter(({ id }) => id !== post.id), post];
    writes.set(request, eTag === null ? creating('posts', [post])[0]! : replacing('posts', post, eTag));
  }
  const written = await write(services, writes, settled);
  const changed = [...written.values()].flatMap((after) => {
    const before = reading.snapshot.get('posts', after.value.id)?.value;
    return before ? [{ before, after }] : [];
  });
  const takenBack = await keepAnAdministrator(services, person, changed);
  for (const [{ id }, { value }] of written) {
    if (takenBack.has(value.id)) settled.set(id, { kind: 'problems', problems: [lastAdministrator] });
  }
  await logPostChanges(services);
  return outcomes(services, person, requests, settled);
}

type Decision = Settled | { kind: 'write'; post: Post; eTag: string | null };

function decide(
  { clock, settings }: Services,
  { snapshot, viewer }: Reading,
  posts: readonly Post[],
  { id, postId, basedOn, values }: PostRequest,
): Decision {
  const kept = keptBefore(snapshot, id);
  if (kept) return { kind: 'kept', postId: kept };
  const standing = postId === null ? null : posts.find((post) => post.id === postId);
  const row = postId === null ? null : snapshot.get('posts', postId);
  if (postId !== null && (!standing || !row || !isInUse(standing))) {
    return { kind: 'changed' };
  }
  if (row && row.eTag !== basedOn) return { kind: 'changed' };
  const title = values.title?.trim() ?? '';
  const post = standing ?? newPost(freePostId(title, new Set(posts.map((other) => other.id))), '');
  const namesake = standing ? undefined : namesakeOf({ id: post.id, title }, posts);
  if (namesake)
    return { kind: 'problems', problems: [`There is a post called “${namesake.title}” already.`] };
  const decided = changePost(post, standing ? values : { ...values, title }, {
    posts,
    administratorIds: settings.administratorIds,
    references: values.isRemoved ? referencesTo(snapshot, post.id) : 0, // looks at every row there is
    entry: { id, at: clock.now().toISOString(), by: viewer.person },
  });
  if (decided.kind === 'problems') return decided;
  if (decided.kind === 'same') {
    return standing
      ? { kind: 'kept', postId: post.id }
      : { kind: 'problems', problems: ['Give the post a title.'] };
  }
  return { kind: 'write', post: decided.post, eTag: row?.eTag ?? null };
}

/** The post that this very request changed or made before. */
function keptBefore(snapshot: Snapshot, requestId: string): string | null {
  const logged = snapshot.get('postChanges', requestId)?.value.postId;
  return (
    logged ?? snapshot.all('posts').find(({ value }) => value.lastChange?.id === requestId)?.value.id ?? null
  );
}

function referencesTo(snapshot: Snapshot, postId: string): number {
  const values = <T>(rows: readonly { value: T }[]): T[] => rows.map(({ value }) => value);
  const naming = {
    plans: values(snapshot.all('plans')),
    themes: values(snapshot.all('themes')),
    recommendations: values(snapshot.all('recommendations')),
    actions: values(snapshot.all('actions')),
  };
  return countReferences(naming, values(snapshot.all('posts'))).get(postId) ?? 0;
}

async function write(
  { store }: Services,
  writes: ReadonlyMap<PostRequest, Write>,
  settled: Map<string, Settled>,
): Promise<Map<PostRequest, Row<Post>>> {
  const kept = new Map<PostRequest, Row<Post>>();
  const written = await store.writeMany([...writes.values()], { priority: 'foreground' });
  for (const [index, [request, { value }]] of [...writes].entries()) {
    const outcome = written[index]!;
    if (outcome.ok) {
      // Another post of that title was made at this very moment, and has the key.
      const row = outcome.row as Row<Post>;
      const isOurs = row.value.lastChange?.id === request.id;
      if (isOurs) kept.set(request, row);
      settled.set(request.id, isOurs ? { kind: 'kept', postId: value.id } : { kind: 'changed' });
    } else if (outcome.error.code === 'item-changed' || outcome.error.code === 'not-found') {
      settled.set(request.id, { kind: 'changed' });
    } else {
      throw outcome.error;
    }
  }
  return kept;
}

async function outcomes(
  services: Services,
  person: Person,
  requests: readonly PostRequest[],
  settled: ReadonlyMap<string, Settled>,
): Promise<PostOutcome[]> {
  // Whoever gave their own right away has kept the change all the same, and is told of it.
  const register = registerOf(services, await readFor(services, person));
  const postOf = (postId: string | null) => register.posts.find(({ id }) => id === postId) ?? null;
  return requests.map(({ id, postId }): PostOutcome => {
    const what = settled.get(id) ?? { kind: 'changed' };
    switch (what.kind) {
      case 'kept':
        return { id, postId: what.postId, ok: true, post: postOf(what.postId) };
      case 'problems':
        return { id, postId, ok: false, reason: 'problems', problems: what.problems };
      case 'changed':
        return { id, postId, ok: false, reason: 'changed', post: postOf(postId) };
    }
  });
}
