import express, { type Response, type Router } from 'express';
import type { z } from 'zod';
import type { PostRegister } from '#domain/registered-post';
import { changePosts, type PostOutcome } from '#workflows/change-posts';
import { mergePosts, previewMerge } from '#workflows/merge-posts';
import { findLeavers, matchHolders, searchPeople } from '#workflows/search-people';
import type { Services } from '#workflows/services';
import { showPosts } from '#workflows/show-posts';
import {
  matchRequest,
  peopleQuery,
  type LeaversView,
  type MatchAnswer,
  type PeopleFoundView,
} from './contract/directory.ts';
import {
  mergePreviewRequest,
  mergeRequest,
  postChangesRequest,
  type mergeDone,
  type MergePreviewAnswer,
  type PostChangesAnswer,
  type PostOutcomeBody,
} from './contract/posts.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendVersioned } from './send-versioned.ts';

/** Posts, who holds them, and the directory they are chosen from; for administrators. */
export function addPostRoutes(router: Router, services: Services): void {
  router.get('/posts', async (request, response: Response<PostRegister>) => {
    const { version, register } = await showPosts(services, personOf(response));
    sendVersioned(request, response, version, register);
  });

  router.post('/posts/changes', json, async (request, response: Response<PostChangesAnswer>) => {
    const { changes } = read(postChangesRequest, request.body);
    const outcomes = await changePosts(services, personOf(response), changes);
    response.json({ outcomes: outcomes.map(outcomeBody) });
  });

  router.post('/posts/merges/preview', json, async (request, response: Response<MergePreviewAnswer>) => {
    const asked = read(mergePreviewRequest, request.body);
    response.json(await previewMerge(services, personOf(response), asked));
  });

  router.post('/posts/merges', json, async (request, response: Response<z.infer<typeof mergeDone>>) => {
    await mergePosts(services, personOf(response), read(mergeRequest, request.body));
    response.json({ done: true });
  });

  router.get('/directory/people', async (request, response: Response<PeopleFoundView>) => {
    const { q } = read(peopleQuery, request.query);
    response.json(await searchPeople(services, personOf(response), q));
  });

  router.get('/directory/leavers', async (_request, response: Response<LeaversView>) => {
    response.json(await findLeavers(services, personOf(response)));
  });

  router.post('/directory/matches', json, async (request, response: Response<MatchAnswer>) => {
    const { lines } = read(matchRequest, request.body);
    response.json(await matchHolders(services, personOf(response), lines));
  });
}

const json = express.json({ limit: '256kb' });

function outcomeBody(outcome: PostOutcome): PostOutcomeBody {
  const { id, postId } = outcome;
  if (outcome.ok) return { id, postId, result: 'saved', problems: [], post: outcome.post };
  if (outcome.reason === 'problems') {
    return { id, postId, result: 'refused', problems: outcome.problems, post: null };
  }
  const by = outcome.post?.lastChange?.by;
  const sentence = !outcome.post
    ? 'The post is no longer there. Somebody else merged or removed it.'
    : `${by ?? 'Somebody'} changed it meanwhile.`;
  return { id, postId, result: 'changed', problems: [sentence], post: outcome.post };
}
