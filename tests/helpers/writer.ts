import type { Change } from '#domain/change';
import { AppError } from '#domain/errors';
import { rags } from '#domain/rag';
import { seeded } from '#infra/local/graph/seeded';
import { recordUpdate } from '#workflows/record-update';
import type { Services } from '#workflows/services';
import { showItem } from '#workflows/show-item';
import { aPerson } from './builders.ts';

export interface WriterTask {
  /** Unique among the writers of one run; part of every request id and of everything it writes. */
  name: string;
  seed: number;
  updates: number;
  recommendationIds: readonly string[];
}

/** Who all writers are; one person at several screens. */
export const writingPerson = aPerson('Olive Hart');

const statuses = ['in-progress', 'ongoing', 'not-started'] as const;

/**
 * Somebody who keeps updating the same few items, each time based on what they see, and who sends a request
 * again when the answer does not come.
 *
 * @returns ids of the requests that were answered with "kept"
 */
export async function keepWriting(services: Services, task: WriterTask): Promise<string[]> {
  const random = seeded(task.seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const acknowledged: string[] = [];
  for (let n = 0; acknowledged.length < task.updates; n += 1) {
    const recommendationId = pick(task.recommendationIds);
    const id = `${task.name}-${n}`;
    const item = await insisting(
      async () => (await showItem(services, writingPerson, recommendationId)).item,
    );
    const action = item.actions[0]!;
    const day = `2026-${pick(['05', '06', '07', '08'])}-${pick(['10', '11', '12', '13', '14'])}`;
    const change: Change = pick<Change>([
      { rag: pick(rags), note: `Narrative ${id}` },
      { status: pick(statuses), note: `Progress ${id}` },
      { dueDate: day, reason: `Because ${id}`, note: `Progress ${id}` },
    ]);
    const outcome = await insisting(() =>
      recordUpdate(services, {
        ...{ id, person: writingPerson, from: 'tab', recommendationId, actionId: action.id, change },
        basedOn: { item: item.eTag, action: action.eTag },
      }),
    );
    if (outcome.ok) acknowledged.push(id);
    else if (outcome.reason !== 'changed') throw new Error(`${id}: ${JSON.stringify(outcome)}`);
  }
  return acknowledged;
}

/** Whatever SharePoint does to a request, the person sends it again. */
async function insisting<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AppError) || attempt === 50) throw error;
    }
  }
}
