import { leavers, matchAnswer, matchRequest, peopleFound, peopleQuery } from '../contract/directory.ts';
import {
  mergeDone,
  mergePreview,
  mergePreviewRequest,
  mergeRequest,
  postChangesAnswer,
  postChangesRequest,
  postRegister,
  registeredPost,
} from '../contract/posts.ts';
import { inQuery, type Area } from './operation.ts';

export const postsArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/posts',
      summary: 'Every post of the council, those with something to mend first. Administrators only.',
      answers: { 200: { description: 'The posts.', schema: postRegister } },
    },
    {
      method: 'post',
      path: '/posts/changes',
      summary:
        'Changes, makes and removes posts, each of which stands or falls by itself. Repeats are kept once. ' +
        'Administrators only.',
      body: postChangesRequest,
      answers: { 200: { description: 'One outcome a change, in their order.', schema: postChangesAnswer } },
    },
    {
      method: 'post',
      path: '/posts/merges/preview',
      summary: 'What merging two posts would change. Writes nothing. Administrators only.',
      body: mergePreviewRequest,
      answers: { 200: { description: 'What would change.', schema: mergePreview } },
    },
    {
      method: 'post',
      path: '/posts/merges',
      summary:
        'Merges a post into another, in everything that names it. Repeating it goes on from where it stopped. ' +
        'Administrators only.',
      body: mergeRequest,
      answers: { 200: { description: 'Nothing names the first post any more.', schema: mergeDone } },
    },
    {
      method: 'get',
      path: '/directory/people',
      summary: 'People of the council by parts of a name or address. Administrators only.',
      parameters: [inQuery(peopleQuery)],
      answers: { 200: { description: 'A few dozen at most.', schema: peopleFound } },
    },
    {
      method: 'get',
      path: '/directory/leavers',
      summary: 'People who act for a post and have left the directory. Administrators only.',
      answers: { 200: { description: 'Their object ids.', schema: leavers } },
    },
    {
      method: 'post',
      path: '/directory/matches',
      summary:
        'Which post and person each line of a list of holders means. Writes nothing. Administrators only.',
      body: matchRequest,
      answers: { 200: { description: 'The lines, in their order.', schema: matchAnswer } },
    },
  ],
  schemas: { Post: registeredPost, PostRegister: postRegister, MergePreview: mergePreview },
};
