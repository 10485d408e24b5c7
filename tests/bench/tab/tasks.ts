import type { Browser, Page } from 'playwright-core';

/** One event of Chromium's tracing; times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Processor time of its thread. */
  tdur?: number;
}

/**
 * The longest task of the page's own thread while something is done, in milliseconds of that thread: what other
 * programs on the machine take does not count.
 */
export async function longestTaskMs(
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const events = trace.traceEvents.filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined);
  const thread = busiest(events.filter(({ name }) => name === 'FunctionCall'));
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && threadOf(event) === thread);
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}

function busiest(events: readonly TraceEvent[]): string | null {
  const busy = new Map<string, number>();
  for (const event of events) busy.set(threadOf(event), (busy.get(threadOf(event)) ?? 0) + (event.tdur ?? 0));
  return [...busy].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}
