import { expect, it } from 'vitest';
import { keepToken } from '../../tab/api/access-token.ts';

const nowMs = Date.parse('2026-03-02T09:30:00Z');

function hostOf(livesMs: number) {
  let asked = 0;
  const token = () => {
    asked += 1;
    const payload = btoa(JSON.stringify({ exp: (nowMs + livesMs) / 1000, n: asked }));
    return Promise.resolve(`h.${payload}.s`);
  };
  return { token, asked: () => asked };
}

it('asks Teams once for a token that is good for an hour, however many ask at once', async () => {
  const host = hostOf(3_600_000);
  const token = keepToken(host.token, () => nowMs);
  await Promise.all([token.get(), token.get()]);
  await token.get();
  expect(host.asked()).toBe(1);
});

it('asks again for a token that is about to run out', async () => {
  const host = hostOf(30_000);
  const token = keepToken(host.token, () => nowMs);
  await token.get();
  await token.get();
  expect(host.asked()).toBe(2);
});

it('asks again after a refusal by Teams', async () => {
  let isRefusing = true;
  const token = keepToken(() =>
    isRefusing ? Promise.reject(new Error('consent needed')) : Promise.resolve('h.e30.s'),
  );
  await expect(token.get()).rejects.toThrow('consent needed');
  isRefusing = false;
  await expect(token.get()).resolves.toBe('h.e30.s');
});
