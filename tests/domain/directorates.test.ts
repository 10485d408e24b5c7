import { describe, expect, it } from 'vitest';
import { directorates } from '#domain/directorates';
import { aPost } from '#tests/helpers/builders';

const under = (title: string, manager: string | null) =>
  aPost(title, { managerPostId: manager && aPost(manager).id });
const headOf = (title: string, posts: ReturnType<typeof aPost>[]) =>
  directorates(posts).get(aPost(title).id)?.replace('post-', '');

describe('a directorate', () => {
  it('is named after the top-most manager', () => {
    const posts = [
      under('Director of Place', null),
      under('Head of Parks', 'Director of Place'),
      under('Park Keeper', 'Head of Parks'),
      under('Director of Finance', null),
      under('Head of Tax', 'Director of Finance'),
    ];
    expect(headOf('Park Keeper', posts)).toBe('director-of-place');
    expect(headOf('Director of Place', posts)).toBe('director-of-place');
    expect(headOf('Head of Tax', posts)).toBe('director-of-finance');
  });

  it('begins beneath a chief executive who is over everybody', () => {
    const posts = [
      under('Chief Executive', null),
      under('Director of Place', 'Chief Executive'),
      under('Head of Parks', 'Director of Place'),
      under('Director of Finance', 'Chief Executive'),
      under('Clerk', null),
    ];
    expect(headOf('Head of Parks', posts)).toBe('director-of-place');
    expect(headOf('Director of Finance', posts)).toBe('director-of-finance');
    expect(headOf('Chief Executive', posts)).toBe('chief-executive');
    expect(headOf('Clerk', posts)).toBe('clerk');
  });

  it('is its own where managers go round in a circle or do not exist', () => {
    const posts = [under('Egg', 'Hen'), under('Hen', 'Egg'), under('Orphan', 'Nobody')];
    expect(headOf('Egg', posts)).toBe('egg');
    expect(headOf('Orphan', posts)).toBe('orphan');
  });
});
