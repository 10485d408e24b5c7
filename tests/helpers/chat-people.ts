import type { Person } from '#domain/post';

/** The people who talk to the bot, whatever posts a test gives them. */
export const priya = person(1, 'Priya Anand');
export const martin = person(2, 'Martin Osei');
export const ruth = person(3, 'Ruth Ellery');
export const ben = person(4, 'Ben Adeyemi');
export const helena = person(5, 'Helena Marsh');
export const tom = person(8, 'Tom Brackley');

function person(number: number, name: string): Person {
  return { id: `00000000-0000-4000-8000-00000000000${number}`, name };
}
