import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readContent } from '#documents/read-content';
import { recognisePlan } from '#documents/recognise/recognise-plan';
import { addDays, longDate } from '#domain/dates';
import { writtenAs } from '#tests/helpers/written-plans';

const heading = ['Ref', 'Recommendation', 'Action', 'Responsible officer', 'Target date', 'Status', 'RAG'];
const statuses = {
  'Not started': 'not-started',
  'In progress': 'in-progress',
  Complete: 'implemented',
} as const;
const rags = { Red: 'red', Amber: 'amber', Green: 'green' } as const;
const things = ['quay', 'register', 'forecast', 'rota', 'survey', 'ledger', 'lease', 'fence'];
const posts = ['Head of Parks', 'Section 151 Officer', 'Harbour Master', 'Director of Housing'];

const row = fc.record({
  thing: fc.constantFrom(...things),
  number: fc.integer({ min: 1, max: 999 }),
  owner: fc.constantFrom(...posts),
  due: fc.integer({ min: 0, max: 2_000 }).map((days) => addDays('2023-01-01', days)),
  status: fc.constantFrom(...(Object.keys(statuses) as (keyof typeof statuses)[])),
  rag: fc.constantFrom(...(Object.keys(rags) as (keyof typeof rags)[])),
});
const plan = fc.uniqueArray(row, {
  minLength: 2,
  maxLength: 45,
  selector: ({ thing, number }) => `${thing} ${number}`,
});

it.each(Object.entries(writtenAs))('a plan written as %s is read back equal', async (form, write) => {
  await fc.assert(
    fc.asyncProperty(plan, async (rows) => {
      const cells = rows.map(({ thing, number, owner, due, status, rag }, index) => {
        const name = `${thing} number ${number}`;
        return [
          `R${index + 1}`,
          `Put the ${name} in order.`,
          `Mend the ${name}`,
          owner,
          longDate(due),
          status,
          rag,
        ];
      });
      const name = `plan.${form}`;
      const bytes = await write([heading, ...cells]);
      const { recommendations, actions } = recognisePlan(await readContent({ name, bytes }), name);
      expect(
        recommendations.map(({ key, text, ratings }, index) => {
          const action = actions[index];
          return [
            key,
            text,
            action?.text,
            action?.owners,
            action?.due.end,
            action?.status,
            ratings.at(-1)?.rag,
          ];
        }),
      ).toEqual(
        rows.map(({ owner, due, status, rag }, index) => [
          ...(cells[index] ?? []).slice(0, 3),
          [{ post: owner, person: null }],
          due,
          statuses[status],
          rags[rag],
        ]),
      );
    }),
    { numRuns: 20 },
  );
});
