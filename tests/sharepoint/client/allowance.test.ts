import { describe, expect, it } from 'vitest';
import { Allowance } from '#sharepoint/client/allowance';

/** A full batch of writes. */
const batch = 40;
const write = { priority: 'background', units: batch } as const;

/** Sends batches until it is told to wait; SharePoint answers each before the next, from 80 % on with its count. */
function sendAll(allowance: Allowance, from: number, limit: number, usedBefore = 0): number {
  let used = usedBefore;
  while (allowance.waitMs(batch, from) === 0) {
    allowance.spend(write, 0);
    used += batch;
    const told = { limit, remaining: Math.max(0, limit - used), resetSeconds: 60 };
    allowance.answered(used >= limit * 0.8 ? told : null, from, from);
    allowance.settle(write);
  }
  return used;
}

describe('the allowance', () => {
  it.each([1_250, 2_500, 6_250])(
    'is used to within a tenth of %i units a minute, and no further',
    (limit) => {
      const allowance = new Allowance();
      for (const minute of [0, 60_000, 120_000]) {
        const used = sendAll(allowance, minute, limit);
        expect(used).toBeLessThanOrEqual(limit);
        expect(used).toBeGreaterThan(limit * 0.9);
        expect(allowance.waitMs(batch, minute + 20_000)).toBe(40_000);
      }
    },
  );

  it('is not overdrawn by what is under way when SharePoint first speaks up', () => {
    const allowance = new Allowance();
    let underWay = 0;
    while (allowance.waitMs(batch, 0) === 0) {
      allowance.spend(write, 0);
      underWay += batch;
    }
    expect(underWay).toBeLessThanOrEqual(0.2 * 1_250);
  });

  it('is tried by one request alone in a new minute, since others may use it too', () => {
    const allowance = new Allowance();
    allowance.answered({ limit: 1_250, remaining: 0, resetSeconds: 30 }, 0, 0);
    expect(allowance.waitMs(batch, 30_000)).toBe(0);
    allowance.spend(write, 0);
    expect(allowance.waitMs(batch, 30_000)).toBe(Infinity);
    allowance.answered(null, 30_000, 30_100);
    allowance.settle(write);
    allowance.spend(write, 0);
    expect(allowance.waitMs(batch, 30_100)).toBe(0);
  });

  it('believes the least of what answers tell that overtook one another', () => {
    const allowance = new Allowance();
    allowance.answered({ limit: 1_250, remaining: 60, resetSeconds: 30 }, 5, 100);
    allowance.answered({ limit: 1_250, remaining: 200, resetSeconds: 30 }, 0, 110);
    allowance.answered(null, 0, 120);
    expect(allowance.waitMs(batch, 200)).toBeGreaterThan(0);
  });

  it('is found out from two refusals where SharePoint never tells it, and kept to from then on', () => {
    const allowance = new Allowance();
    const sendUntilRefused = (from: number): number => {
      let used = 0;
      while (used < 1_250 && allowance.waitMs(batch, from) === 0) {
        allowance.spend(write, from);
        used += batch;
        if (used >= 1_250) allowance.refused(batch, from);
        allowance.settle(write);
      }
      return used;
    };
    expect(sendUntilRefused(0)).toBe(1_280);
    expect(sendUntilRefused(60_000)).toBe(1_280);
    for (const minute of [120_000, 180_000, 240_000]) {
      const used = sendUntilRefused(minute);
      expect(used).toBeLessThan(1_250);
      expect(used).toBeGreaterThan(0.85 * 1_250);
      expect(allowance.waitMs(batch, minute + 20_000)).toBe(40_000);
    }
  });

  it('keeps more back where people use more', () => {
    const usedBesidePeople = (units: number): number => {
      const allowance = new Allowance();
      const save = { priority: 'foreground', units } as const;
      allowance.spend(save, 0);
      allowance.settle(save);
      return sendAll(allowance, 1, 1_250);
    };
    expect(usedBesidePeople(20)).toBeGreaterThan(0.9 * 1_250);
    expect(usedBesidePeople(200)).toBeLessThanOrEqual(1_050);
    expect(usedBesidePeople(2_000)).toBeGreaterThan(0.6 * 1_250);
  });

  it('is not taken for small because requests were refused once, however many were sent before', () => {
    const allowance = new Allowance();
    for (let sent = 0; sent < 50; sent += 1) {
      allowance.spend(write, 0);
      if (sent > 40) allowance.refused(batch, 10);
      allowance.settle(write);
    }
    expect(allowance.waitMs(batch, 20)).toBe(0);
  });

  it('lets a piece larger than any allowance through alone, rather than never', () => {
    const allowance = new Allowance();
    allowance.answered({ limit: 20, remaining: 20, resetSeconds: 30 }, 0, 0);
    expect(allowance.waitMs(batch, 10_000)).toBe(20_000);
    expect(allowance.waitMs(batch, 30_000)).toBe(0);
  });
});
