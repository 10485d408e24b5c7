import { leavers, peopleFound } from '#api/contract/directory';
import {
  postChangesAnswer,
  postChangesRequest,
  postRegister,
  type PostOutcomeBody,
} from '#api/contract/posts';
import type { RegisteredPost } from '#domain/registered-post';
import type { TabState } from './tab-host.ts';

/** Posts and who may hold them, in memory, as the API answers about them. */

export function aRegisteredPost(given: Partial<RegisteredPost> = {}): RegisteredPost {
  return {
    ...{ id: 'finance', eTag: '"1"', title: 'Head of Finance', holder: null, deputies: [] },
    ...{ managerPostId: null, isVerifier: false, isAdministrator: false, open: 0, overdue: 0 },
    ...{ plans: [], references: 0, problems: [], lastChange: null },
    ...given,
  };
}

/** @returns undefined for what is not about posts */
export function answerPosts(state: TabState, path: string, body: string): unknown {
  switch (path) {
    case '/posts':
      return postRegister.parse({ posts: state.posts, administratorIds: [state.me.id] });
    case '/posts/changes': {
      const { changes } = postChangesRequest.parse(JSON.parse(body));
      return postChangesAnswer.parse({ outcomes: changes.map((change) => changed(state, change)) });
    }
    case '/directory/leavers':
      return leavers.parse({ isKnown: true, ids: [] });
    case '/directory/people':
      return peopleFound.parse({ people: [], from: 'directory' });
  }
}

type Asked = ReturnType<(typeof postChangesRequest)['parse']>['changes'][number];

function changed(state: TabState, { id, postId, basedOn, values }: Asked): PostOutcomeBody {
  const before = state.postChanges.get(id);
  const saved = (post: RegisteredPost | null): PostOutcomeBody => ({
    ...{ id, postId: post?.id ?? postId, result: 'saved', problems: [], post },
  });
  if (before !== undefined) return saved(state.posts.find((post) => post.id === before) ?? null);
  const standing = state.posts.find((post) => post.id === postId) ?? null;
  if (postId !== null && standing?.eTag !== basedOn) {
    const problems = ['Sunita Rao changed it meanwhile.'];
    return { id, postId, result: 'changed', problems, post: standing };
  }
  const { isRemoved, ...given } = values;
  const post = aRegisteredPost({
    ...(standing ?? { id: `post-${state.postChanges.size + 1}` }),
    ...given,
    eTag: `"${state.postChanges.size + 2}"`,
  });
  state.postChanges.set(id, post.id);
  state.posts = [...state.posts.filter((other) => other.id !== post.id), ...(isRemoved ? [] : [post])];
  return saved(isRemoved ? null : post);
}
