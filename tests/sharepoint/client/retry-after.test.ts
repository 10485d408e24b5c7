import { expect, it } from 'vitest';
import { toldAllowance, waitSeconds } from '#sharepoint/client/retry-after';

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

it('reads a date by the clock of whoever sent it', () => {
  const headers = {
    'Retry-After': 'Mon, 02 Mar 2026 09:31:30 GMT',
    Date: 'Mon, 02 Mar 2026 09:31:00 GMT',
  };
  expect(waitSeconds(new Headers(headers), Date.parse('2026-03-02T07:00:00Z'))).toBe(30);
});

it('takes what lies in the past for no wait', () => {
  expect(waitSeconds(new Headers({ 'Retry-After': '-5' }))).toBe(0);
  expect(waitSeconds(new Headers({ 'Retry-After': 'Mon, 02 Mar 2020 09:31:30 GMT' }))).toBe(0);
});

it('knows the allowance only where all of it was told', () => {
  const told = { 'RateLimit-Limit': '1250', 'RateLimit-Remaining': '125', 'RateLimit-Reset': '20' };
  expect(toldAllowance(new Headers(told))).toEqual({ limit: 1250, remaining: 125, resetSeconds: 20 });
  expect(toldAllowance(new Headers({ ...told, 'RateLimit-Reset': 'soon' }))).toBeNull();
  expect(toldAllowance(new Headers({ 'RateLimit-Limit': '0', 'RateLimit-Remaining': '0' }))).toBeNull();
});
