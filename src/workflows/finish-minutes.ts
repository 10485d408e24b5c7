import { ItemChangedError } from '#domain/errors';
import type { Meeting } from '#domain/meeting';
import type { Minute } from '#domain/minute';
import { carryOutMinutes, isCarriedOut } from './carry-out-minutes.ts';
import type { Services } from './services.ts';

/**
 * Carries out every minute of a meeting that a crash left undone; those that came to nothing are marked with why.
 *
 * @returns those, by their id
 */
export async function finishMinutes(
  services: Services,
  meetingId: string,
): Promise<ReadonlyMap<string, string>> {
  const row = await services.store.latest('meetings', meetingId, 1_000);
  if (!row) return new Map();
  const problems = await carryOutMinutes(services, row.value);
  if (problems.size > 0) await mark(services, meetingId, problems);
  return problems;
}

/**
 * The same for every meeting there is: what a crash left that nobody has come back to.
 *
 * @throws at the end, when those of some meeting could not be carried out; no other waits for it
 */
export async function finishAllMinutes(services: Services): Promise<void> {
  const snapshot = await services.store.snapshot();
  const unfinished = snapshot
    .all('meetings')
    .filter(({ value }) => !value.minutes.every((minute) => isCarriedOut(snapshot, minute)));
  const finished: PromiseSettledResult<unknown>[] = [];
  for (const { value } of unfinished) {
    finished.push(...(await Promise.allSettled([finishMinutes(services, value.id)])));
  }
  for (const done of finished) if (done.status === 'rejected') throw done.reason;
}

async function mark(
  services: Services,
  meetingId: string,
  problems: ReadonlyMap<string, string>,
): Promise<void> {
  const row = await services.store.latest('meetings', meetingId, 0);
  if (!row) return;
  const marked = (minute: Minute): Minute => ({
    ...minute,
    problem: problems.get(minute.id) ?? minute.problem,
  });
  const meeting: Meeting = { ...row.value, minutes: row.value.minutes.map(marked) };
  try {
    await services.store.update('meetings', meeting, row.eTag);
  } catch (error) {
    if (!(error instanceof ItemChangedError)) throw error;
    await mark(services, meetingId, problems);
  }
}
