import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importDocument, previewImport } from '#workflows/import-document';
import { listPlans } from '#workflows/list-plans';
import { previewReimport, reimportDocument } from '#workflows/reimport-document';
import { recordUpdate } from '#workflows/record-update';
import { showItem } from '#workflows/show-item';
import { showPlan } from '#workflows/show-plan';
import { aPerson } from '#tests/helpers/builders';
import { startStore, type StartedStore } from '#tests/helpers/store';

const clerk = aPerson('Kit Bell');
const officer = aPerson('Olive Hart');

let started: StartedStore;
beforeEach(async () => {
  started = await startStore({ settings: { administratorIds: [clerk.id] } });
});
afterEach(() => started.close());

/** A plan of 30 recommendations as tab-separated text. */
function document(change: (row: string[], index: number) => string[] = (row) => row) {
  const rows = Array.from({ length: 30 }, (_, index) =>
    change(
      [
        `GT${index + 1}`,
        `Put arrangement number ${index + 1} for ${topics[index]} in writing.`,
        'Head of Audit',
        'June 2026',
        'H',
      ],
      index,
    ),
  );
  const head = ['No.', 'Recommendation', 'Responsible officer', 'Target date', 'Priority'];
  return {
    name: 'Governance plan.txt',
    bytes: new TextEncoder().encode(
      `Governance plan\n\n${[head, ...rows].map((row) => row.join('\t')).join('\n')}\n`,
    ),
  };
}
const topics = 'abcdefghijklmnopqrstuvwxyzABCD'
  .split('')
  .map((letter) => `${letter.repeat(5)} ${letter.repeat(7)}`);

describe('importing a document', () => {
  it('turns it into a plan that everyone sees', async () => {
    const steps: number[] = [];
    const { planId } = await importDocument(started.services, clerk, document(), {
      title: 'Governance plan 2026',
      onProgress: ({ written, total }) => steps.push(written / total),
    });
    const { plan } = await showPlan(started.services, officer, planId);
    expect(plan).toMatchObject({ title: 'Governance plan 2026', figures: { items: 30, actions: 30 } });
    expect(plan.items[7]).toMatchObject({
      ref: 'GT8',
      priority: 'high',
      actions: [{ ownerIds: ['post-head-of-audit'], due: { end: '2026-06-30' } }],
    });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('shows nothing of a plan that was stopped half-way, and goes on from there', async () => {
    const stop = new AbortController();
    const half = importDocument(started.services, clerk, document(), {
      title: 'Plan',
      signal: stop.signal,
      onProgress: ({ written, total }) => written > total / 2 && stop.abort(),
    });
    await expect(half).rejects.toThrow();
    expect((await listPlans(started.services, clerk)).plans).toEqual([]);
    const { planId } = await importDocument(started.services, clerk, document(), { title: 'Plan' });
    const { plan } = await showPlan(started.services, clerk, planId);
    expect(plan.items).toHaveLength(30);
    expect(new Set(plan.items.map(({ ref }) => ref)).size).toBe(30);
  });

  it('happens once when two people import the same file at the same moment', async () => {
    const other = { ...started.services, store: started.anotherStore() };
    await Promise.all(
      [started.services, other].map((services) =>
        importDocument(services, clerk, document(), { title: 'Plan' }),
      ),
    );
    const { plans } = await listPlans(started.services, clerk);
    expect(plans.map(({ figures }) => figures.items)).toEqual([30]);
  });

  it('is refused to anyone but an administrator, and for a file that is a plan already', async () => {
    await expect(importDocument(started.services, officer, document(), { title: 'x' })).rejects.toThrow(
      'Only an administrator',
    );
    await importDocument(started.services, clerk, document(), { title: 'Plan' });
    await expect(importDocument(started.services, clerk, document(), { title: 'Again' })).rejects.toThrow(
      'already imported as "Plan"',
    );
    expect(await previewImport(started.services, clerk, document())).toMatchObject({
      alreadyImportedAs: { title: 'Plan' },
      posts: [{ title: 'Head of Audit', known: true }],
    });
  });

  it('is refused for a document that is no action plan, which leaves no trace', async () => {
    const menu = { name: 'menu.txt', bytes: new TextEncoder().encode('Lunch\n\nSoup\nBread\n') };
    await expect(importDocument(started.services, clerk, menu, { title: 'Menu' })).rejects.toThrow(
      /recommendations/,
    );
    expect((await started.store.snapshot()).all('plans')).toEqual([]);
  });
});

describe("importing next quarter's version", () => {
  const next = document((row, index) => {
    if (index === 0) return [...row.slice(0, 3), 'September 2026', 'H'];
    return index === 29
      ? ['GT31', 'Appoint an independent member of the audit committee.', 'Head of Audit', 'July 2026', 'M']
      : row;
  });

  it('is offered as such, shown as a difference first, and keeps the history', async () => {
    const { services } = started;
    const { planId } = await importDocument(services, clerk, document(), { title: 'Plan' });
    expect(await previewImport(services, clerk, next)).toMatchObject({
      alreadyImportedAs: null,
      nextVersionOf: { id: planId, title: 'Plan' },
    });
    const preview = await previewReimport(services, clerk, planId, next);
    expect(preview).toMatchObject({ planTitle: 'Plan', unchanged: 28, newPosts: [] });
    expect(preview.differences.map(({ id, kind }) => [id, kind])).toEqual([
      [`${planId}:GT1`, 'date-moved'],
      ['new:GT31', 'new'],
      [`${planId}:GT30`, 'missing'],
    ]);

    await reimportDocument(services, clerk, planId, next);
    const { plan } = await showPlan(services, clerk, planId);
    expect(plan.items).toHaveLength(31);
    const { item } = await showItem(services, clerk, plan.items[0]!.id);
    expect(item.actions[0]).toMatchObject({
      due: { end: '2026-09-30' },
      firstDueDate: '2026-06-30',
      timesMoved: 1,
    });
    expect(item.history).toMatchObject([{ by: 'Kit Bell', from: 'import' }]);

    await reimportDocument(services, clerk, planId, next);
    expect((await showPlan(services, clerk, planId)).plan.items[0]?.actions[0]?.timesMoved).toBe(1);
  });

  it('leaves alone what the administrator leaves out', async () => {
    const { services } = started;
    const { planId } = await importDocument(services, clerk, document(), { title: 'Plan' });
    await reimportDocument(services, clerk, planId, next, { skip: [`${planId}:GT1`] });
    const { plan } = await showPlan(services, clerk, planId);
    expect(plan.items[0]?.actions[0]?.due.end).toBe('2026-06-30');
    expect(plan.items).toHaveLength(31);
  });

  it('shows what an officer wrote beside what the document says, and keeps it', async () => {
    const { services } = started;
    const { planId } = await importDocument(services, clerk, document(), { title: 'Plan' });
    const { item } = await showItem(services, clerk, `${planId}:GT1`);
    const outcome = await recordUpdate(services, {
      id: crypto.randomUUID(),
      person: clerk,
      from: 'chat',
      recommendationId: item.id,
      actionId: item.actions[0]!.id,
      change: { dueDate: '2026-08-31', reason: 'The committee meets in August.' },
      basedOn: { item: item.eTag, action: item.actions[0]!.eTag },
    });
    expect(outcome.ok).toBe(true);

    const { differences } = await previewReimport(services, clerk, planId, next);
    const [change] = differences[0]?.actions[0]?.changes ?? [];
    expect(change).toMatchObject({
      before: '2026-08-31',
      after: '2026-09-30',
      written: { by: 'Kit Bell' },
      takenByDefault: false,
    });
    await reimportDocument(services, clerk, planId, next);
    expect((await showItem(services, clerk, item.id)).item.actions[0]?.due.end).toBe('2026-08-31');
    await reimportDocument(services, clerk, planId, next, { take: [change!.written!.id] });
    const after = (await showItem(services, clerk, item.id)).item;
    expect(after.actions[0]?.due.end).toBe('2026-09-30');
    expect(after.history.map(({ from }) => from)).toEqual(['import', 'chat']);
    expect(after.dateChanges.map(({ to }) => to)).toEqual(['2026-08-31', '2026-09-30']);
  });

  it('tells how far it is, stops when asked to or held up, and goes on from there to the same end', async () => {
    const { services } = started;
    const { planId } = await importDocument(services, clerk, document(), { title: 'Plan' });
    const every = document((row) => [...row.slice(0, 3), 'December 2026', 'M']);
    const heldUp = { ...services, store: started.anotherStore() };
    const refuse = { kind: 'refuse', status: 503, retryAfter: '900' } as const;
    started.graph.control.misbehave({ fault: refuse, match: '^PATCH', nth: 25, times: 1_000 });
    const refused = reimportDocument(heldUp, clerk, planId, every);
    await expect(refused).rejects.toThrow('SharePoint is asking us to wait, 15 minutes.');
    started.graph.control.behave();
    const stopped = reimportDocument(services, clerk, planId, every, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow();
    const { differences, unchanged } = await previewReimport(services, clerk, planId, every);
    expect(differences.length).toBeGreaterThan(0);
    expect(differences.length + unchanged).toBe(30);

    const steps: [number, number][] = [];
    await reimportDocument(services, clerk, planId, every, {
      onProgress: ({ written, total }) => steps.push([written, total]),
    });
    const shares = steps.map(([written, total]) => written / total);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const { plan } = await showPlan(services, clerk, planId);
    expect(new Set(plan.items.map(({ actions }) => actions[0]?.due.end))).toEqual(new Set(['2026-12-31']));
    expect(new Set(plan.items.map(({ actions }) => actions[0]?.timesMoved))).toEqual(new Set([1]));
    const { item } = await showItem(services, clerk, plan.items[0]!.id);
    expect(item.history.flatMap(({ changes }) => changes.map(({ field }) => field)).toSorted()).toEqual([
      'dueDate',
      'priority',
    ]);
  });

  it('is refused to anyone but an administrator', async () => {
    const { services } = started;
    const { planId } = await importDocument(services, clerk, document(), { title: 'Plan' });
    await expect(previewReimport(services, officer, planId, next)).rejects.toThrow('Only an administrator');
    await expect(reimportDocument(services, officer, planId, next)).rejects.toThrow('Only an administrator');
  });
});
