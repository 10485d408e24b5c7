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
