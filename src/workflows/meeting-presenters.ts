import type { Plan } from '#domain/plan';
import type { Person } from '#domain/post';
import { postsThatRun } from './read-meeting.ts';
import type { Reading } from './read-plan.ts';

/** People who may run a meeting about these plans, by name: holders and deputies of the posts that do. */
export function presentersOf(reading: Reading, plans: readonly Plan[]): Person[] {
  const running = postsThatRun(reading, plans);
  const posts = reading.snapshot.all('posts').map(({ value }) => value);
  const people = posts
    .filter((post) => running.has(post.id) || post.isAdministrator)
    .flatMap(({ holder, deputies }) => [...(holder ? [holder] : []), ...deputies]);
  const byId = new Map([...people, reading.viewer.person].map((person) => [person.id, person]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
}
