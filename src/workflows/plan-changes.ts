import { createHash } from 'node:crypto';
import type { PlanChanges, PlanFrame, PlanView } from '#domain/view';

/**
 * What of a plan somebody has to be sent who has it as of some version. The version itself says what the plan
 * looked like: it holds a digest of every run of rows. So any replica can tell what differs from a version it
 * never saw, and nobody has to remember who was sent what.
 */

/** At most this many runs, so that a version stays short enough for an address. */
const mostRuns = 100;
const fewestRowsInRun = 25;

export type UnversionedPlan = Omit<PlanView, 'version'>;

export function versioned(plan: UnversionedPlan): PlanView {
  return { ...plan, version: stampOf(plan) };
}

/** @returns null when the version is not one this plan could have had: then all of it is news */
export function planChanges(plan: PlanView, since: string): PlanChanges | null {
  const [before, now] = [readStamp(since), readStamp(plan.version)];
  if (!before || !now || before.rowsInRun !== now.rowsInRun) return null;
  const changed = now.runs.flatMap((digest, run) => (digest === before.runs[run] ? [] : [run]));
  if (changed.length === now.runs.length) return null;
  return {
    version: plan.version,
    figures: plan.figures,
    frame: before.frame === now.frame ? null : frameOf(plan),
    size: plan.items.length,
    runs: changed.map((run) => ({
      from: run * now.rowsInRun,
      items: plan.items.slice(run * now.rowsInRun, (run + 1) * now.rowsInRun),
    })),
  };
}

interface Stamp {
  rowsInRun: number;
  frame: string;
  runs: string[];
}

function stampOf(plan: UnversionedPlan): string {
  const rowsInRun = Math.max(fewestRowsInRun, Math.ceil(plan.items.length / mostRuns));
  const runs: string[] = [];
  for (let from = 0; from < plan.items.length; from += rowsInRun) {
    runs.push(digest(plan.items.slice(from, from + rowsInRun)));
  }
  return [rowsInRun, digest(frameOf(plan)), runs.join('')].join('.');
}

function readStamp(version: string): Stamp | null {
  const [, rowsInRun, frame, runs] = /^(\d+)\.([\w-]+)\.([\w-]*)$/.exec(version) ?? [];
  if (rowsInRun === undefined || frame === undefined || runs === undefined) return null;
  return { rowsInRun: Number(rowsInRun), frame, runs: runs.match(everyDigest) ?? [] };
}

function frameOf({ version, figures, items, ...frame }: UnversionedPlan & { version?: string }): PlanFrame {
  return frame;
}

const digestLength = 6; // 36 bits: two states of one run look alike once in 69 thousand million
const everyDigest = new RegExp(`.{${digestLength}}`, 'g');

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, digestLength);
}
