import { describe, expect, it } from 'vitest';
import type { ColumnMeanings } from '#domain/column-meaning';
import { recogniseTables } from '#documents/recognise/recognise-plan';
import type { Block } from '#documents/content';
import { aDocument, aHeading, aParagraph, aTable, digest, namesOf } from './documents.ts';

const read = (given: ColumnMeanings, ...blocks: Block[]) =>
  recogniseTables(aDocument(...blocks), 'plan.docx', given);

/** What each column was taken for, and why: "Owner: owner by heading". */
const columnsOf = ({ tables }: ReturnType<typeof read>, at = 0) =>
  tables[at]?.columns.map(({ heading, meaning, from }) => `${heading}: ${meaning} by ${from}`);

describe('what people say a column holds', () => {
  const misleading = aTable([
    ['No.', 'Owner', 'Recommendation', 'Status', 'By'],
    ['1', 'Publish the contracts register.', 'Head of Procurement', '30 June 2026', 'Not started'],
    ['2', 'Review the reserves policy.', 'Chief Finance Officer', '31 July 2026', 'In progress'],
  ]);
  const corrected = { owner: 'text', recommendation: 'owner', status: 'due', by: 'status' } as const;

  it('goes before what its heading and its cells suggest', () => {
    const understood = read(corrected, misleading);
    expect(digest(understood.plan)).toEqual([
      '1 | Publish the contracts register. | Head of Procurement | 2026-06-30 | not-started',
      '2 | Review the reserves policy. | Chief Finance Officer | 2026-07-31 | in-progress',
    ]);
    expect(columnsOf(understood)).toEqual([
      'No.: ref by heading',
      'Owner: text by given',
      'Recommendation: owner by given',
      'Status: due by given',
      'By: status by given',
    ]);
  });

  it('holds in every table with that heading, wherever the heading stands and however it is marked', () => {
    const other = aTable(
      [
        ['RECOMMENDATION*:', 'Owner (lead)', 'By'],
        ['Head of Parks', 'Mend the quay wall.', 'Not started'],
      ],
      'table 2',
    );
    const { plan } = read(corrected, misleading, other);
    expect(plan.recommendations.map(({ text }) => text)).toContain('Mend the quay wall.');
    expect(namesOf(plan.actions.at(-1)!.owners)).toEqual(['Head of Parks']);
  });

  it('can leave a column out', () => {
    const { plan } = read(
      { comments: 'ignore' },
      aTable([
        ['Ref', 'Recommendation', 'Owner', 'Comments'],
        ['A1', 'Appoint an independent member.', 'Monitoring Officer', 'Not for publication.'],
      ]),
    );
    expect(JSON.stringify(plan)).not.toContain('Not for publication');
  });

  it('joins an owner and a date that a heading seemed to hold together, and parts those it did not', () => {
    const table = (heading: string) =>
      aTable([
        ['Ref', 'Recommendation', heading],
        ['A1', 'Appoint an independent member.', 'Monitoring Officer, 31 May 2026'],
      ]);
    expect(columnsOf(read({}, table('Responsible officer and date')))?.[2]).toContain(
      'owner-and-due by heading',
    );
    const parted = read({ arrangements: 'owner-and-due' }, table('Arrangements'));
    expect(digest(parted.plan)).toEqual([
      'A1 | Appoint an independent member. | Monitoring Officer | 2026-05-31',
    ]);
    const whole = read({ 'responsible officer and date': 'progress' }, table('Responsible officer and date'));
    expect(whole.plan.actions[0]?.owners).toEqual([]);
    expect(whole.plan.recommendations[0]?.narrative).toBe('Monitoring Officer, 31 May 2026');
  });

  it('makes a plan of a table whose headings mean nothing to us', () => {
    const strange = aTable([
      ['Wot', 'Bod', 'Zeit'],
      ['Publish the contracts register.', 'Head of Procurement', '30 June 2026'],
      ['Review the reserves policy.', 'Chief Finance Officer', '31 July 2026'],
    ]);
    const before = read({}, aHeading('Notes'), strange);
    expect(before.tables).toMatchObject([{ columns: [{ key: 'wot' }, { key: 'bod' }, { key: 'zeit' }] }]);
    const { plan, tables } = read({ wot: 'text', bod: 'owner', zeit: 'due' }, aHeading('Notes'), strange);
    expect(tables).toMatchObject([{ isTaken: true, rows: [{ length: 3 }, { length: 3 }] }]);
    expect(digest(plan)).toEqual([
      'R1 | Publish the contracts register. | Head of Procurement | 2026-06-30',
      'R2 | Review the reserves policy. | Chief Finance Officer | 2026-07-31',
    ]);
  });

  it('reaches a column without heading by its place', () => {
    const table = aTable([
      ['Ref', 'Recommendation', '', 'Due'],
      ['A1', 'Appoint an independent member.', 'The finance team', '31 May 2026'],
    ]);
    const key = read({}, table).tables[0]?.columns[2]?.key ?? '';
    const { plan } = read({ [key]: 'owner' }, table);
    expect(namesOf(plan.actions[0]!.owners)).toEqual(['The finance team']);
  });

  it('names the label of a field where the headings stand at the side', () => {
    const { plan } = read(
      { comment: 'response' },
      aTable([
        ['Recommendation', 'Publish the contracts register.'],
        ['Lead', 'Head of Procurement'],
        ['Comment', 'Agreed in full.'],
        ['Due', '31 May 2026'],
      ]),
    );
    expect(plan.recommendations[0]).toMatchObject({ response: 'Agreed in full.', narrative: null });
  });

  it('finds the log in the minutes of a meeting by its columns', () => {
    const minutes = [
      'Minutes of the Harbour Board',
      'Apologies for absence: Councillor Reed.',
      'Declarations of interest: none.',
      'The meeting closed at 8 pm.',
    ].map((text) => aParagraph(text));
    const log = aTable([
      ['Thing', 'Bod'],
      ['Publish the contracts register.', 'Head of Procurement'],
    ]);
    expect(read({}, ...minutes, log)).toMatchObject({ plan: { actions: [] }, tables: [{ isTaken: false }] });
    expect(digest(read({ thing: 'action', bod: 'owner' }, ...minutes, log).plan)).toEqual([
      'R1 | Publish the contracts register. | Head of Procurement | none',
    ]);
  });

  it('is not confused by a heading that JavaScript knows', () => {
    const { plan } = read(
      {},
      aTable([
        ['Ref', 'Recommendation', 'Constructor', 'Due'],
        ['A1', 'Appoint an independent member.', 'x', '31 May 2026'],
      ]),
    );
    expect(plan.recommendations).toHaveLength(1);
  });
});

describe('the tables of a document', () => {
  it('stand once for all that have the same headings, with their first rows', () => {
    const table = (number: number) =>
      aTable(
        [
          ['Ref', 'Recommendation', 'Due'],
          ...Array.from({ length: 6 }, (_, row) => [
            `T${number}.${row}`,
            `Put arrangement ${number} ${row} in writing.`,
            'May 2026',
          ]),
        ],
        `table ${number}`,
      );
    const { tables } = read({}, table(1), aHeading('Next'), table(2), aHeading('Last'), table(3));
    expect(tables).toMatchObject([{ where: 'table 1', alike: 2, isTaken: true }]);
    expect(tables[0]?.rows).toHaveLength(10);
    expect(tables[0]?.rows[6]).toEqual(['T2.0', 'Put arrangement 2 0 in writing.', 'May 2026']);
  });

  it('are shown when they are no part of the plan, so that they can be made one', () => {
    const { tables } = read(
      {},
      aTable([
        ['Ref', 'Recommendation', 'Due'],
        ['A1', 'Appoint an independent member.', 'May 2026'],
      ]),
      aTable(
        [
          ['Grade', 'Salary'],
          ['G7', '£40,000'],
        ],
        'table 2',
      ),
    );
    expect(tables.map(({ where, isTaken }) => [where, isTaken])).toEqual([
      ['table 1', true],
      ['table 2', false],
    ]);
  });
});
