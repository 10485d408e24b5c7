import { expect, it } from 'vitest';
import type { RegisteredPost } from '#domain/registered-post';
import { collides, valuesOf } from '../../tab/components/people/post-draft.ts';
import { undoOf } from '../../tab/components/people/undo-posts.ts';

const priya = { id: 'priya', name: 'Priya Anand' };
const chloe = { id: 'chloe', name: 'Chloe Nightingale' };

function aPost(values: Partial<RegisteredPost> = {}): RegisteredPost {
  return {
    ...{ id: 'finance', eTag: '"1"', title: 'Head of Finance', holder: priya, deputies: [] },
    ...{ managerPostId: null, isVerifier: false, isAdministrator: false, open: 0, overdue: 0 },
    ...{ plans: [], references: 0, problems: [], lastChange: null },
    ...values,
  };
}

const saved = (post: RegisteredPost) => ({
  ...{ id: 'change', postId: post.id, result: 'saved' as const, problems: [], post },
});

it('takes a save back upon how it stands now, whoever the new holder displaced as deputy included', () => {
  const before = aPost({ deputies: [chloe] });
  const after = aPost({ eTag: '"2"', holder: chloe });
  expect(undoOf([saved(after)], [before])).toMatchObject([
    { postId: 'finance', basedOn: '"2"', values: { holder: priya, deputies: [chloe] } },
  ]);
});

it('takes a new post back by removing it, and nothing of what was not saved', () => {
  const made = aPost({ id: 'new', eTag: '"1"' });
  const refused = { ...saved(aPost()), result: 'refused' as const, post: null };
  expect(undoOf([saved(made), refused], [])).toMatchObject([
    { postId: 'new', basedOn: '"1"', values: { isRemoved: true } },
  ]);
});

it('asks which version holds only where two people changed the same thing into different ones', () => {
  const base = aPost();
  const rename = { title: 'Director of Finance' };
  expect(collides(rename, base, aPost({ holder: chloe }))).toBe(false);
  expect(collides(rename, base, aPost({ title: 'Director of Finance' }))).toBe(false);
  expect(collides(rename, base, aPost({ title: 'Chief Finance Officer' }))).toBe(true);
});

it('takes a space at the end of a title for no change', () => {
  expect(valuesOf(aPost({ title: 'Head of Finance ' }), aPost())).toEqual({});
});
