import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#domain/action';
import type { Entities, ListName } from '#sharepoint/entities';
import type { Fields } from '#sharepoint/lists/codec';
import { ValueRefusedError, type List } from '#sharepoint/lists/define-list';
import { listNames, lists } from '#sharepoint/lists/lists';
import { anAction, aPlan, aPost, aRecommendation } from '#tests/helpers/builders';
import { arbitraryRows } from './arbitrary-rows.ts';

describe.each(listNames)('the list %s', (name) => {
  const list = lists[name] as List<Entities[ListName]>;

  it('gives back every value as it was written', () => {
    fc.assert(
      fc.property(arbitraryRows[name] as fc.Arbitrary<Entities[ListName]>, (value) => {
        expect(list.fromFields(asGraphReturns(list.toFields(value)))).toEqual({
          value,
          problems: [],
          unreadable: {},
        });
      }),
    );
  });

  it('reads whatever stands in a row without failing', () => {
    const names = ['Title', ...list.columns.map((column) => column.name)];
    const anything = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant('{"'));
    const fields = fc.record(Object.fromEntries(names.map((column) => [column, anything])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fields, (row) => {
        const { problems } = list.fromFields(row);
        expect(problems.every((problem) => problem !== '')).toBe(true);
      }),
    );
  });

  it('has columns SharePoint takes as they are', () => {
    for (const { name: internal } of list.columns) expect(internal).toMatch(/^[A-Z][A-Za-z0-9]{0,31}$/);
    const shown = ['Title', ...list.columns.map((column) => column.displayName)];
    expect(new Set(shown).size).toBe(shown.length);
    expect(list.columns.filter((column) => column.indexed).length).toBeLessThanOrEqual(20);
    expect(list.columns.filter((column) => column.unique).map((column) => column.name)).toEqual(['Key']);
  });
});

describe('a value SharePoint cannot hold', () => {
  it('is refused by name and length, never cut', () => {
    expect(() => lists.actions.toFields(anAction({ progress: 'x'.repeat(64_000) }))).toThrow(
      '"Progress" in the list "Actions" is 64,000 characters long; SharePoint holds 63,999. Nothing was saved.',
    );
    expect(() => lists.recommendations.toFields(aRecommendation({ key: 'x'.repeat(256) }))).toThrow(
      ValueRefusedError,
    );
  });

  it('is refused when XML has no way to write a character', () => {
    expect(() => lists.actions.toFields(anAction({ text: 'Page\u000cbreak' }))).toThrow('(U+000C)');
    expect(() => lists.actions.toFields(anAction({ text: 'half \ud83d' }))).toThrow('(U+D83D)');
  });
});

describe('the title of a row', () => {
  it('is the whole title while it fits', () => {
    expect(lists.posts.toFields(aPost('Head of Parks'))).toMatchObject({
      Title: 'Head of Parks',
      FullTitle: null,
    });
  });

  it('is shortened at a word when it does not fit, and the whole stands beside it', () => {
    const long = 'Director of everything and more '.repeat(12).trim();
    const fields = lists.posts.toFields({ ...aPost('x'), title: long });
    expect(fields).toMatchObject({ FullTitle: long });
    expect(String(fields['Title']).length).toBeLessThanOrEqual(255);
    expect(fields['Title']).toMatch(/[a-z]…$/);
  });

  it('can be changed by hand in SharePoint', () => {
    const fields = { ...lists.posts.toFields(aPost('Head of Parks')), Title: 'Head of Green Spaces' };
    expect(lists.posts.fromFields(fields).value?.title).toBe('Head of Green Spaces');
  });
});

describe('a row edited by hand', () => {
  const row = (values: Fields) =>
    lists.actions.fromFields({ ...lists.actions.toFields(anAction()), ...values });

  it('counts as not started while its status is no known word, and says so', () => {
    const { value, problems } = row({ Status: 'Done' });
    expect(value?.status).toBe('not-started');
    expect(problems).toEqual([
      expect.stringMatching(/^column "Status" holds "Done", which is none of "Not started", /),
    ]);
  });

  it('takes a known word however it is spaced or spelt in capitals', () => {
    expect(row({ Status: ' in PROGRESS ' })).toMatchObject({
      value: { status: 'in-progress' },
      problems: [],
    });
  });

  it('has no due date while the date is not one, and says how to write it', () => {
    const { value, problems } = row({ DueDate: '31/03/2026' });
    expect(value?.due.end).toBeNull();
    expect(problems).toEqual([
      'column "Due date" holds "31/03/2026", which is not a day written like 2026-03-31',
    ]);
  });

  it('may separate posts with semicolons', () => {
    expect(row({ OwnerPostIds: 'post-a; post-b' }).value?.ownerPostIds).toEqual(['post-a', 'post-b']);
  });

  it('is left out, and reported, when it has no key', () => {
    const { value, problems } = lists.actions.fromFields({ Title: 'Typed by hand' });
    expect(value).toBeNull();
    expect(problems).toHaveLength(1);
  });

  it('does not open a restricted plan by emptying its readers', () => {
    const fields = lists.plans.toFields(aPlan({ readerPostIds: ['post-a'] }));
    expect(lists.plans.fromFields({ ...fields, ReaderPostIds: '' }).value?.readerPostIds).toEqual([]);
  });

  it('reads lines the way people type them', () => {
    const fields: Fields = {
      ...lists.plans.toFields(aPlan()),
      RagKey: 'Red: off track\r\nGreen: on track',
      RemindDaysBefore: '7; 28',
    };
    expect(lists.plans.fromFields(fields).value).toMatchObject({
      ragKey: [
        { rag: 'red', meaning: 'off track' },
        { rag: 'green', meaning: 'on track' },
      ],
      reminderStages: { daysBefore: [28, 7] },
    });
  });
});

it('names the column of a status whose word is missing altogether', () => {
  const fields = lists.actions.toFields(anAction() satisfies Action);
  const { problems } = lists.actions.fromFields({ ...fields, Status: undefined });
  expect(problems).toEqual(['column "Status" is empty; it counts as "Not started" until it is filled']);
});

/** Graph leaves out what has no value. */
function asGraphReturns(fields: Fields): Fields {
  const kept = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  return JSON.parse(JSON.stringify(Object.fromEntries(kept))) as Fields;
}
