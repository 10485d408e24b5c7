import { expect, it } from 'vitest';
import { errorFacts } from '#server/logger';

it('names the failures behind one that is made of several, and nothing libraries hang on them', () => {
  const refused = Object.assign(new Error('Teams answered 503'), { request: { authorization: 'Bearer x' } });
  const facts = errorFacts(new AggregateError([refused], '1 could not be told.'));
  expect(facts).toMatchObject({
    message: '1 could not be told.',
    errors: [{ message: 'Teams answered 503' }],
  });
  expect(JSON.stringify(facts)).not.toContain('Bearer');
});

it('names where a request to SharePoint failed, and not whom somebody was looking for', () => {
  const facts = { method: 'GET', path: '/users?$search="displayName:olive"', status: 503 };
  expect(errorFacts(Object.assign(new Error('No answer.'), { facts })).facts).toEqual({
    ...{ method: 'GET', path: '/users', status: 503 },
  });
});
