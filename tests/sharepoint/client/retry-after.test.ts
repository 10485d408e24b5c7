import { expect, it } from 'vitest';
import { scarceForSeconds, waitSeconds } from '#sharepoint/client/retry-after';

it('reads decimals, since Graph sends them', () => {
  expect(waitSeconds(new Headers({ 'Retry-After': '2.128' }))).toBe(2.128);
});

it('honours the greater of Retry-After and RateLimit-Reset', () => {
  expect(waitSeconds(new Headers({ 'Retry-After': '5', 'RateLimit-Reset': '31' }))).toBe(31);
  expect(waitSeconds(new Headers({ 'Retry-After': '40', 'RateLimit-Reset': '31' }))).toBe(40);
});

it('reads a date', () => {
  const now = Date.parse('2026-03-02T09:30:00Z');
  expect(waitSeconds(new Headers({ 'Retry-After': 'Mon, 02 Mar 2026 09:31:30 GMT' }), now)).toBe(90);
});

it('knows nothing where nothing was said', () => {
  expect(waitSeconds(new Headers({ 'Retry-After': 'soon' }))).toBeNull();
  expect(waitSeconds(new Headers())).toBeNull();
});

it('calls the allowance scarce when a tenth is left', () => {
  const headers = (remaining: string) =>
    new Headers({ 'RateLimit-Limit': '1250', 'RateLimit-Remaining': remaining, 'RateLimit-Reset': '20' });
  expect(scarceForSeconds(headers('125'))).toBe(20);
  expect(scarceForSeconds(headers('126'))).toBeNull();
});
