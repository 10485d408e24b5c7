import { expect, it } from 'vitest';
import { fixedToken } from '#sharepoint/client/token-provider';
import { links } from '#sharepoint/client/links';

it('lets a fixed token go nowhere but to this machine', async () => {
  expect(await fixedToken('secret', 'http://127.0.0.1:3978/local/graph').token(false)).toBe('secret');
  expect(await fixedToken('secret', 'http://[::1]:3978').token(false)).toBe('secret');
  expect(() => fixedToken('secret', 'https://graph.microsoft.com')).toThrow(
    'only for a Graph server on this machine',
  );
  expect(() => fixedToken('secret', 'http://127.0.0.1.example.org')).toThrow();
});

it('follows no link to another place, which would get our token', () => {
  const { base, relative } = links('https://graph.microsoft.com/v1.0/');
  expect(base).toBe('https://graph.microsoft.com');
  expect(relative('https://graph.microsoft.com/v1.0/sites/a,b,c/lists?$skiptoken=x%3D')).toBe(
    '/sites/a,b,c/lists?$skiptoken=x%3D',
  );
  expect(() => relative('https://graph.microsoft.com.example.org/v1.0/sites')).toThrow('another place');
});
