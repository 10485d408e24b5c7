import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#domain/action';
import { ListCopy, type Seen } from '#sharepoint/copy/list-copy';
import { PersistentMap } from '#sharepoint/copy/persistent-map';
import { isOlder } from '#sharepoint/copy/row-order';
import type { Row } from '#sharepoint/store';
import { anAction } from '#tests/helpers/builders';

function seen(itemId: string, version: number, values: Partial<Action>): [string, Seen<Action>] {
  const row: Row<Action> = {
    value: anAction({ id: `a-${itemId}`, ...values }),
    itemId,
    eTag: `"guid-${itemId},${version}"`,
    modifiedAt: '2026-03-02T09:30:00Z',
    modifiedBy: null,
    isUnlogged: false,
    loggedFrom: null,
  };
  return [itemId, { row, problems: [], id: row.value.id }];
}

const empty = ListCopy.empty<Action>();

describe('a list in memory', () => {
  it('gives rows in the order they were created, however they came', () => {
    const copy = empty.with(new Map([seen('10', 1, {}), seen('9', 1, {}), seen('100', 1, {})]));
    expect(copy.by('planId', 'p-1').map((row) => row.itemId)).toEqual(['9', '10', '100']);
    expect(copy.all().map((row) => row.itemId)).toEqual(['9', '10', '100']);
  });

  it('does not let an older answer undo a newer write', () => {
    const copy = empty.with(new Map([seen('1', 3, { progress: 'ours' })]));
    expect(copy.with(new Map([seen('1', 2, { progress: 'older' })]))).toBe(copy);
    expect(copy.with(new Map([seen('1', 3, { progress: 'ours' })]))).toBe(copy);
  });

  it('finds a row under its new place only, once it moved', () => {
    const copy = empty
      .with(new Map([seen('1', 1, { planId: 'p-1' })]))
      .with(new Map([seen('1', 2, { planId: 'p-2' })]));
    expect(copy.by('planId', 'p-1')).toEqual([]);
    expect(copy.by('planId', 'p-2')).toHaveLength(1);
  });

  it('forgets a deleted row everywhere', () => {
    const before = empty.with(new Map([seen('1', 1, {})]));
    const after = before.with(new Map([['1', null]]));
    expect(after.size).toBe(0);
    expect(after.by('actionId', 'a-1')).toEqual([]);
    expect(after.by('planId', 'p-1')).toEqual([]);
    expect(before.get('a-1')).toBeDefined();
  });
});

/** What a list in memory has to give, found by looking through plain rows. */
function asRead(copy: ListCopy<Action>) {
  const ids = (rows: readonly Row<Action>[]) => rows.map(({ itemId, eTag }) => `${itemId} ${eTag}`);
  return {
    all: ids(copy.all()),
    byPlan: plans.map((planId) => ids(copy.by('planId', planId))),
    byKey: keys.map((id) => copy.get(id)?.itemId),
    size: copy.size,
    digests: [copy.digest, ...plans.map((planId) => copy.planDigest(planId))],
  };
}

const plans = ['p-1', 'p-2', 'p-3'];
const keys = Array.from({ length: 700 }, (_, number) => `a-${number}`);

it('gives what was seen last of every row, however many come and go, and never changes what it gave before', () => {
  // Far more rows than stand together in one piece, so that pieces are made, split and taken away.
  const item = fc.record({
    number: fc.nat({ max: keys.length - 1 }),
    planId: fc.constantFrom(...plans),
    isDeleted: fc.boolean(),
  });
  const many = fc.array(item, { maxLength: 500, size: 'max' });
  fc.assert(
    fc.property(fc.array(many, { maxLength: 4 }), fc.boolean(), (edits, isInOrder) => {
      const standing = new Map<string, [string, Seen<Action>]>();
      const handedOut: { copy: ListCopy<Action>; read: ReturnType<typeof asRead> }[] = [];
      let copy = empty;
      for (const [version, edit] of edits.entries()) {
        const seenNow = isInOrder ? edit.toSorted((one, other) => one.number - other.number) : edit;
        const changes = new Map<string, Seen<Action>>();
        for (const { number, planId, isDeleted } of seenNow) {
          const itemId = String(number);
          const [, now] = isDeleted ? [itemId, null] : seen(itemId, version, { planId });
          changes.set(itemId, now);
          if (now) standing.set(itemId, [itemId, now]);
          else standing.delete(itemId);
        }
        copy = copy.with(changes);
        handedOut.push({ copy, read: asRead(copy) });
        const fresh = [...standing.values()].toSorted(([one], [other]) => Number(one) - Number(other));
        expect(asRead(copy)).toEqual(asRead(empty.with(new Map(fresh))));
        expect(copy.all().map(({ itemId }) => itemId)).toEqual(fresh.map(([itemId]) => itemId));
        for (const planId of plans) {
          const ofPlan = copy.all().filter(({ value }) => value.planId === planId);
          expect(copy.by('planId', planId)).toEqual(ofPlan);
        }
        for (const [id] of standing.values()) expect(copy.get(`a-${id}`)?.itemId).toBe(id);
        expect(copy.size).toBe(standing.size);
      }
      for (const each of handedOut) expect(asRead(each.copy)).toEqual(each.read);
    }),
    { numRuns: 30 },
  );
});

it('compares eTags by their number, not as text', () => {
  expect(isOlder('"g,9"', '"g,10"')).toBe(true);
  expect(isOlder('"g,10"', '"g,9"')).toBe(false);
  expect(isOlder('"g,10"', '"g,10"')).toBe(false);
  expect(isOlder('"other,1"', '"g,10"')).toBe(false);
});

it('behaves like an ordinary map, and leaves every earlier one as it was', () => {
  const change = fc.tuple(fc.string({ maxLength: 3 }), fc.option(fc.nat(), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 20 }), { maxLength: 10 }), (edits) => {
      const expected = new Map<string, number>();
      let map = PersistentMap.empty<number>();
      for (const edit of edits) {
        const before = map;
        const content = [...before.values()];
        map = map.with(edit);
        for (const [key, value] of edit) {
          if (value === undefined) expected.delete(key);
          else expected.set(key, value);
        }
        expect([...before.values()]).toEqual(content);
      }
      expect(map.size).toBe(expected.size);
      for (const [key, value] of expected) expect(map.get(key)).toBe(value);
    }),
  );
});
