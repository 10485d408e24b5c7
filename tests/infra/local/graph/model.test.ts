import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aList, graphCalls } from './client.ts';
import type { GraphCalls } from './client.ts';

/** A list as simple as it can be thought of: what the server must agree with whatever happens. */
interface Model {
  rows: Map<string, { fields: Fields; eTag: string }>;
}

interface Fields {
  Key: string;
  Count: number;
}

type Step =
  | { kind: 'create'; fields: Fields }
  | { kind: 'change'; pick: number; fields: Partial<Fields>; stale: boolean }
  | { kind: 'remove'; pick: number; stale: boolean }
  | { kind: 'find'; key: string; count: number }
  | { kind: 'sync' };

const keys = ['a', 'A', 'b', "O'Brien", 'é', ' x&y=z#1 '];
const key = fc.constantFrom(...keys);
const count = fc.integer({ min: -2, max: 3 });
const pick = fc.nat(20);
const stale = fc.boolean();
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('create'), fields: fc.record({ Key: key, Count: count }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constant('change'), pick, stale },
      fields: fc.record({ Key: key, Count: count }, { requiredKeys: [] }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), pick, stale }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('find'), key, count }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sync') }) },
);

let graph: GraphCalls;
beforeAll(async () => {
  graph = await graphCalls();
});
afterAll(() => graph.close());

describe('a list', () => {
  it('agrees with a simple model of itself after any run of operations', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        run += 1;
        const list = await aList(graph, `Run ${run}`, [
          { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
          { name: 'Count', number: {}, indexed: true },
        ]);
        const model: Model = { rows: new Map() };
        const mirror = deltaMirror(list);
        for (const one of steps) await take(list, model, mirror, one);
        await take(list, model, mirror, { kind: 'sync' });
      }),
      { numRuns: 15, seed: 20260302 },
    );
  }, 60_000);
});

async function take(list: string, model: Model, mirror: () => Promise<unknown>, step: Step): Promise<void> {
  const { rows } = model;
  const taken = (Key: string, except?: string) =>
    [...rows].some(([id, row]) => id !== except && row.fields.Key.toLowerCase() === Key.toLowerCase());
  const [id = 'none', row] = [...rows][('pick' in step ? step.pick : 0) % Math.max(1, rows.size)] ?? [];
  const ifMatch = { 'if-match': 'stale' in step && step.stale ? '"other,1"' : (row?.eTag ?? '*') };

  switch (step.kind) {
    case 'create': {
      const answer = await graph.post(`${list}/items`, { fields: step.fields });
      expect(answer.status).toBe(taken(step.fields.Key) ? 400 : 201);
      if (answer.status !== 201) return;
      rows.set(answer.body.id, { fields: step.fields, eTag: answer.body.eTag });
      return;
    }
    case 'change': {
      const answer = await graph.patch(`${list}/items/${id}`, { fields: step.fields }, ifMatch);
      const clash = step.fields.Key !== undefined && taken(step.fields.Key, id);
      expect(answer.status).toBe(!row ? 404 : step.stale ? 412 : clash ? 400 : 200);
      if (!row || answer.status !== 200) return;
      expect(answer.body.eTag).not.toBe(row.eTag);
      rows.set(id, { fields: { ...row.fields, ...step.fields }, eTag: answer.body.eTag });
      return;
    }
    case 'remove': {
      const answer = await graph.delete(`${list}/items/${id}`, ifMatch);
      expect(answer.status).toBe(!row ? 404 : step.stale ? 412 : 204);
      if (answer.status === 204) rows.delete(id);
      return;
    }
    case 'find': {
      const byKey = encodeURIComponent(`fields/Key eq '${step.key.replaceAll("'", "''")}'`);
      const same = ({ Key }: Fields) => Key.toLowerCase() === step.key.toLowerCase();
      expect(await ids(`${list}/items?$filter=${byKey}`)).toEqual(matching(model, same));
      const byCount = await ids(`${list}/items?$filter=fields/Count ge ${step.count}&$top=2`);
      expect(byCount).toEqual(matching(model, ({ Count }) => Count >= step.count));
      return;
    }
    case 'sync': {
      const wanted = Object.fromEntries(
        [...rows].map(([rowId, { fields, eTag }]) => [rowId, { ...fields, eTag }]),
      );
      expect(await mirror()).toEqual(wanted);
    }
  }
}

/** Keeps a copy of the list by delta alone. */
function deltaMirror(list: string): () => Promise<Record<string, unknown>> {
  const copy: Record<string, unknown> = {};
  let link = `${list}/items/delta?$top=3&$expand=fields(select=Key,Count)`;
  return async () => {
    for (let more = true; more;) {
      const { body } = await graph.get(link);
      for (const { id, eTag, fields, deleted } of body.value) {
        if (deleted) delete copy[id];
        else copy[id] = { Key: fields['Key'], Count: fields['Count'], eTag };
      }
      more = '@odata.nextLink' in body;
      link = more ? body['@odata.nextLink'] : body['@odata.deltaLink'];
    }
    return copy;
  };
}

async function ids(path: string): Promise<string[]> {
  const { body } = await graph.get(path);
  const found = body.value.map(({ id }) => id);
  const next: string | undefined = body['@odata.nextLink'];
  return next ? [...found, ...(await ids(next))] : found;
}

function matching({ rows }: Model, test: (fields: Fields) => boolean): string[] {
  const found = [...rows].filter(([, { fields }]) => test(fields)).map(([id]) => id);
  return found.sort((left, right) => Number(left) - Number(right));
}
