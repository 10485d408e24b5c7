import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GivenColumns } from '#workflows/remembered-columns';
import { importDocument, previewImport } from '#workflows/import-document';
import { reimportDocument } from '#workflows/reimport-document';
import { listPlans } from '#workflows/list-plans';
import { showPlan } from '#workflows/show-plan';
import { aPerson } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const clerk = aPerson('Kit Bell');
let started: StartedStore;
beforeEach(async () => {
  started = await startStore({ settings: { administratorIds: [clerk.id] } });
});
afterEach(() => started.close());

/** Its headings mislead: what is asked stands under "Owner", who does it under "Recommendation". */
function document(quarter: string, by = 'June 2026') {
  const rows = [
    ['No.', 'Owner', 'Recommendation', 'Status', 'Where we stand'],
    ['1', `Publish the contracts register for ${quarter}.`, 'Head of Procurement', by, 'Drafted.'],
    ['2', `Review the reserves policy for ${quarter}.`, 'Chief Finance Officer', by, 'Begun.'],
  ];
  const text = `Plan of ${quarter}\n\n${rows.map((row) => row.join('\t')).join('\n')}\n`;
  return { name: `${quarter}.txt`, bytes: new TextEncoder().encode(text) };
}
const columns = { owner: 'text', recommendation: 'owner', status: 'due' } satisfies GivenColumns;

const preview = (name: string, given?: GivenColumns) =>
  previewImport(started.services, clerk, document(name), given);

/** "owner: text by given" for every column. */
async function columnsOf(name: string, given?: GivenColumns) {
  const { tables } = await preview(name, given);
  return tables[0]?.columns.map(({ key, meaning, from }) => `${key}: ${meaning} by ${from}`);
}

describe('what an administrator says columns hold', () => {
  it('shows in the preview, which writes nothing', async () => {
    const { plan } = await preview('spring', columns);
    expect(plan.actions[0]).toMatchObject({
      text: 'Publish the contracts register for spring.',
      owners: [{ post: 'Head of Procurement' }],
      due: { end: '2026-06-30' },
    });
    expect((await started.store.snapshot()).all('headings')).toEqual([]);
    expect(await columnsOf('spring')).not.toContain('owner: text by remembered');
  });

  it('is remembered when the document is imported, and goes for the next one', async () => {
    const { planId } = await importDocument(started.services, clerk, document('spring'), {
      title: 'Spring',
      columns,
    });
    const { plan } = await showPlan(started.services, clerk, planId);
    expect(plan.items[0]).toMatchObject({
      text: 'Publish the contracts register for spring.',
      actions: [{ ownerIds: ['post-head-of-procurement'] }],
    });
    expect((await started.store.snapshot()).get('headings', 'owner')?.value).toMatchObject({
      heading: 'owner',
      meaning: 'text',
      setBy: clerk,
    });
    expect(await columnsOf('summer')).toEqual([
      'no: ref by heading',
      'owner: text by remembered',
      'recommendation: owner by remembered',
      'status: due by remembered',
      'where we stand: ignore by nothing',
    ]);
    const next = await importDocument(started.services, clerk, document('summer'), { title: '' });
    expect(next.plan.actions[0]?.owners).toEqual([{ post: 'Head of Procurement', person: null }]);
  });

  it('can be said otherwise for the next document, or taken back', async () => {
    await importDocument(started.services, clerk, document('spring'), { title: 'Spring', columns });
    const changed: GivenColumns = { owner: 'action', recommendation: null };
    expect(await columnsOf('summer', changed)).toEqual([
      'no: ref by heading',
      'owner: action by given',
      'recommendation: text by heading',
      'status: due by remembered',
      'where we stand: ignore by nothing',
    ]);
    await importDocument(started.services, clerk, document('summer'), { title: 'Summer', columns: changed });
    const rows = (await started.store.snapshot()).all('headings').map((row) => row.value);
    expect(rows.map(({ heading, meaning }) => [heading, meaning])).toEqual([
      ['owner', 'action'],
      ['recommendation', null],
      ['status', 'due'],
    ]);
  });

  it('is remembered only for headings that the document has', async () => {
    const more: GivenColumns = { ...columns, budget: 'impact', '@5 no | owner': 'progress' };
    await importDocument(started.services, clerk, document('spring'), { title: 'Spring', columns: more });
    const rows = (await started.store.snapshot()).all('headings');
    expect(rows.map(({ value }) => value.heading)).toEqual(['owner', 'recommendation', 'status']);
  });

  it('goes for the next version of a plan as well', async () => {
    const { planId } = await importDocument(started.services, clerk, document('spring'), {
      title: 'Spring',
      columns,
    });
    await reimportDocument(started.services, clerk, planId, document('spring', 'July 2026'));
    const { plan } = await showPlan(started.services, clerk, planId);
    expect(plan.items.map(({ actions }) => actions[0]?.due.end)).toEqual(['2026-07-31', '2026-07-31']);
  });

  it('does not mix with what was written before an import stopped and its columns were corrected', async () => {
    const stop = new AbortController();
    const half = importDocument(started.services, clerk, document('spring'), {
      title: 'Spring',
      signal: stop.signal,
      onProgress: ({ written, total }) => written > total / 2 && stop.abort(),
    });
    await expect(half).rejects.toThrow();
    const { planId } = await importDocument(started.services, clerk, document('spring'), {
      title: 'Spring',
      columns,
    });
    const { plans } = await listPlans(started.services, clerk);
    expect(plans.map(({ id }) => id)).toEqual([planId]);
    const { plan } = await showPlan(started.services, clerk, planId);
    expect(plan.items[0]?.text).toBe('Publish the contracts register for spring.');
    expect(await preview('spring')).toMatchObject({ alreadyImportedAs: { id: planId } });
  });

  it('is kept when somebody else says something about the same heading at the same moment', async () => {
    const other = { ...started.services, store: started.anotherStore() };
    await Promise.all([
      importDocument(started.services, clerk, document('spring'), { title: 'Spring', columns }),
      importDocument(other, clerk, document('summer'), { title: 'Summer', columns: { owner: 'action' } }),
    ]);
    const rows = (await started.store.snapshot()).all('headings').filter(({ value }) => value.id === 'owner');
    expect(rows).toHaveLength(1);
  });
});
