import type { FaultRule } from '#infra/local/graph/faults';
import type { Services } from '#workflows/services';
import { startStore, type StartedStore } from './store.ts';

/** A workflow that is to end the same however often it is interrupted and done again. */
export interface Scenario {
  name: string;
  /** What stands before it starts. */
  prepare(started: StartedStore): Promise<void>;
  /** Done from the start every time, by a process that knows nothing of the one before it. */
  run(services: Services): Promise<unknown>;
  /** What has to hold between the crash and the next try. */
  meanwhile?(services: Services): Promise<void>;
  /** When it is done again; the same instant unless the scenario waits for something to be abandoned. */
  againAt?: string;
}

export interface CrashReport {
  /** Writes of one clean run, those inside batches counted one by one. */
  writes: number;
  /** How often it was interrupted. */
  interruptions: number;
  /** What ended otherwise than the clean run, one sentence each. */
  differences: string[];
}

/** Crashes before and after a write change nothing by themselves: only writes have to be told apart. */
const anyWrite = '^(POST|PATCH|DELETE) (?!/\\$batch)';

/** The process is gone: nothing it asks is answered any more. */
export const crashes = {
  before: { kind: 'kill', when: 'before' },
  after: { kind: 'kill', when: 'after' },
} as const satisfies Record<string, FaultRule['fault']>;

/** The process goes on, and finds out by itself. */
export const lostAnswers = {
  'gateway timeout after the write': { kind: 'gateway-timeout' },
  'dropped before the write': { kind: 'drop', when: 'before' },
  'dropped after the write': { kind: 'drop', when: 'after' },
  'cut short within the answer': { kind: 'drop', when: 'in-answer' },
} as const satisfies Record<string, FaultRule['fault']>;

export interface InterruptOptions {
  faults: readonly FaultRule['fault'][];
  /** 1 for every write, 3 for every third. */
  step?: number;
}

/**
 * Runs a workflow once without trouble; then, for every write of that run and every kind of interruption, from
 * the same start: interrupted there, and once more by a new process. All have to end as the clean run did.
 */
export async function interruptEverywhere(
  scenario: Scenario,
  { faults, step = 1 }: InterruptOptions,
): Promise<CrashReport> {
  const started = await startStore({
    settings: { administratorIds: ['person-kit-bell'] },
    store: { freshnessMs: 10_000 },
  });
  try {
    const { clock, graph } = started;
    await scenario.prepare(started);
    const startAt = clock.now().toISOString();
    const restore = graph.checkpoint();
    await scenario.run(newProcess(started));
    const clean = contents(started);
    const report: CrashReport = { writes: 0, interruptions: 0, differences: [] };
    for (const fault of faults) {
      for (let nth = 1; ; nth += step) {
        restore();
        clock.set(startAt);
        graph.control.misbehave({ fault, match: anyWrite, nth, times: 1 });
        const isCrash = fault.kind === 'kill';
        const failure = await scenario.run(newProcess(started, isCrash)).catch((error: unknown) => error);
        const hasStruck = graph.control.struck() > 0;
        graph.control.behave();
        if (!hasStruck) break;
        report.interruptions += 1;
        report.writes = Math.max(report.writes, nth);
        const where = `${JSON.stringify(fault)} at write ${nth}`;
        if (!isCrash && failure instanceof Error) report.differences.push(`${where}: ${failure.message}`);
        await scenario.meanwhile?.(newProcess(started));
        if (scenario.againAt) clock.set(scenario.againAt);
        await scenario.run(newProcess(started));
        for (const text of differences(clean, contents(started))) {
          report.differences.push(`${where}: ${text}`);
        }
      }
    }
    return report;
  } finally {
    await started.close();
  }
}

/** A process that crashes does not try again. */
function newProcess(started: StartedStore, isDoomed = false): Services {
  return { ...started.services, store: started.anotherStore({}, isDoomed ? { maxAttempts: 1 } : {}) };
}

/** Every list's rows, without what differs from run to run: item ids, eTags, instants and who swept. */
function contents({ graph }: StartedStore): string[] {
  return graph
    .rows()
    .map(({ list, fields }) => {
      const named = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
      return `${list}: ${JSON.stringify(named)}`
        .replace(instants, '<instant>')
        .replace(eTags, '<eTag>')
        .replace(sweeps, '"<sweep>"');
    })
    .toSorted();
}

const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const eTags = /\\"[0-9a-f-]{36},\d+\\"/g;
const sweeps = /(?<="ClaimedBy",)"[0-9a-f-]{36}"/g;

function differences(clean: readonly string[], found: readonly string[]): string[] {
  const left = [...found];
  const missing = clean.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...missing.map((row) => `lacking ${row}`), ...left.map((row) => `too much ${row}`)];
}
