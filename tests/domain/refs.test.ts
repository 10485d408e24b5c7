import { describe, expect, it } from 'vitest';
import { actionRef, normalRef } from '#domain/refs';

describe('refs', () => {
  it.each([
    ['GT8.', 'gt 8'],
    ['01', '1'],
    ['GT-08', 'GT8'],
    ['1 c', '1C'],
    ['(4a)', '4a'],
    ['key-1.3', 'Key 1.3'],
  ])('%s and %s mean the same item', (a, b) => {
    expect(normalRef(a)).toBe(normalRef(b));
  });

  it.each([
    ['1.11', '11.1'],
    ['GT8', 'GT80'],
    ['10', '1'],
    ['1.10', '1.1'],
    ['key-1.1', 'key-11'],
  ])('%s and %s are two items', (a, b) => {
    expect(normalRef(a)).not.toBe(normalRef(b));
  });

  it('name the action only where an item has several', () => {
    expect(actionRef({ key: 'GT8' }, { order: 1 }, 1)).toBe('GT8');
    expect(actionRef({ key: '02' }, { order: 3 }, 4)).toBe('02/3');
  });
});
