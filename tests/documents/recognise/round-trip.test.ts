import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longDate, addDays } from '#domain/dates';
import { aTable, namesOf, planIn } from './documents.ts';

const headings = {
  ref: ['No.', 'Ref', 'Rec No', 'Recommendation number', 'ID'],
  text: ['Recommendation', 'Governance issue', 'Area for improvement', 'Issue identified', 'Weakness'],
  action: ['Action', 'Required action', 'Agreed management action', 'What we will do', 'Planned actions'],
  owner: ['Owner', 'Lead officer', 'Responsible Officer(s)', 'By whom', 'Who'],
  due: ['By when', 'Target date', 'Deadline', 'Timescale', 'To be delivered by'],
  status: ['Status', 'Current status', 'Implementation status'],
} as const;
type Field = keyof typeof headings;
const fields = Object.keys(headings) as Field[];

const posts = [
  'Head of Parks',
  'Director of Finance',
  'Monitoring Officer',
  'Procurement Manager',
  'Assistant Director, Legal & Governance',
  'Chief Executive',
];
const verbs = ['Review', 'Publish', 'Agree', 'Replace', 'Record'];
const objects = [
  'the scheme of delegation',
  'the asset register',
  'the training programme for members',
  'the contracts over the threshold',
];
const statuses = {
  'Not started': 'not-started',
  'In progress': 'in-progress',
  Completed: 'implemented',
} as const;

const sentence = fc
  .tuple(fc.constantFrom(...verbs), fc.constantFrom(...objects), fc.integer({ min: 1, max: 999 }))
  .map(([verb, object, number]) => `${verb} ${object} in ward ${number}.`);
const row = fc.record({
  text: sentence,
  action: sentence,
  owner: fc.constantFrom(...posts),
  due: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days)),
  status: fc.constantFrom(...(Object.keys(statuses) as (keyof typeof statuses)[])),
});

it('a plan written as a table is read back equal, whatever its columns are called and however they stand', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { minLength: 2, maxLength: 6, selector: ({ text }) => text }),
      fc.shuffledSubarray(fields, { minLength: fields.length }),
      fc.record(
        Object.fromEntries(fields.map((field) => [field, fc.constantFrom(...headings[field])])) as Record<
          Field,
          fc.Arbitrary<string>
        >,
      ),
      (rows, order, names) => {
        const plan = planIn(
          aTable([
            order.map((field) => names[field]),
            ...rows.map((one, index) => {
              const cells: Record<Field, string> = { ...one, ref: `A${index + 1}`, due: longDate(one.due) };
              return order.map((field) => cells[field]);
            }),
          ]),
        );
        expect(
          plan.recommendations.map(({ key, text }, index) => {
            const action = plan.actions[index];
            return {
              key,
              text,
              action: action?.text,
              owner: namesOf(action?.owners ?? []),
              due: action?.due.end,
              status: action?.status,
            };
          }),
        ).toEqual(
          rows.map((one, index) => ({
            key: `A${index + 1}`,
            text: one.text,
            action: one.action,
            owner: [one.owner],
            due: one.due,
            status: statuses[one.status],
          })),
        );
      },
    ),
  );
});
