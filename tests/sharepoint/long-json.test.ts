import { describe, expect, it } from 'vitest';
import { EntryTooLongError, longJson } from '#sharepoint/lists/long-json';

const codec = longJson<string[]>('Changes', 'Changes', Array.isArray, []);
const report = () => undefined;
const ideographs = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('');

describe('an entry that one column may not hold', () => {
  it('stands in clear while it fits', () => {
    expect(codec.write(['Short'])).toEqual({
      ...{ Changes: '["Short"]', ChangesPart2: null, ChangesPart3: null, ChangesPart4: null },
    });
  });

  it('comes back as it was from several columns', () => {
    const value = [ideographs(80_000)];
    const fields = codec.write(value);
    expect(Object.values(fields).filter((text) => text !== null).length).toBeGreaterThan(1);
    expect(Object.values(fields).every((text) => text === null || (text as string).length <= 63_999)).toBe(
      true,
    );
    expect(codec.read(fields, report)).toEqual(value);
  });

  it('is refused with what to do when it fits nowhere', () => {
    expect(() => codec.write([ideographs(400_000)])).toThrow(EntryTooLongError);
  });

  it('is told of when a hand spoilt it', () => {
    const problems: string[] = [];
    const fields = { ...codec.write([ideographs(80_000)]), ChangesPart2: 'x' };
    expect(codec.read(fields, (_, problem) => problems.push(problem))).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
