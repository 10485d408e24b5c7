import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { IsoDate } from '#domain/dates';
import type { DueReminder } from '#domain/reminders';
import type { Row } from '#sharepoint/store';
import type { Recommendation } from '#domain/recommendation';
import { councilWorkingDays } from '#domain/bank-holidays';
import { nextWorkingDay } from '#domain/working-days';
import { decideReminders } from '#workflows/decide-reminders';
import { bundled } from '#tests/helpers/bundled';
import { listen, type Listening } from '#tests/helpers/listen';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { tenantId } from '#tests/helpers/teams';
import { recordingConnector, type Arrival } from './connector.ts';
import { fillCouncil, personOf } from './council.ts';
import type { WorkerSettings, WorkerWord } from './worker-settings.ts';

export interface FaultOptions {
  /** How many processes are killed in all. */
  kills: number;
  killsPerDay: number;
  /** Of a quarter of an hour each: what one leaves behind, the next takes over. */
  roundsPerDay: number;
  processesAtOnce: number;
  people: number;
  /** Days after which the run ends, however few were killed by then. */
  mostDays: number;
  onDay?: (line: string) => void;
}

export interface FaultReport {
  kills: number;
  days: number;
  /** Stages that somebody had to hear, and cards and slip messages that arrived. */
  expected: number;
  arrived: number;
  /** Stages the ledger does not have, or has without a card that names them having arrived. */
  lost: string[];
  /** Second arrivals of the same after a process was killed between sending and confirming. */
  doublesAtKills: number;
  /** Second arrivals after a sweep left in peace said that it could not tell whether the first had arrived. */
  doublesAtFailures: number;
  /** Rounds of sweeps left in peace of which one did not get everything across, so that another had to follow. */
  roundsRepeated: number;
  /** Second arrivals with neither to explain them. */
  doublesUnexplained: string[];
}

const workingDays = councilWorkingDays('england-and-wales');
/** So much later that what was claimed before is up for taking over. */
const roundMinutes = 15;
/** Sweeps left in peace on a day: on a machine under load some requests time out, as with Teams on a bad day. */
const mostPeacefulRounds = 4;
/** Of a process that is to be killed, from its first decision: less than a whole sweep takes. */
const longestLifeMs = 800;

/**
 * Sweeps in several processes at once that are killed at random, day after day, and holds what arrived
 * against the ledger and against what had to be said.
 */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const run = await FaultRun.start(options);
  try {
    while (run.report.kills < options.kills && run.report.days < options.mostDays) await run.day();
    return run.report;
  } finally {
    await run.close();
  }
}

class FaultRun {
  readonly report: FaultReport = {
    ...{ kills: 0, days: 0, expected: 0, arrived: 0 },
    ...{ doublesAtKills: 0, doublesAtFailures: 0, roundsRepeated: 0 },
    ...{ lost: [], doublesUnexplained: [] },
  };
  readonly #options: FaultOptions;
  readonly #started: StartedStore;
  readonly #script: string;
  readonly #killed = new Set<string>();
  /** "worker person": what was sent may have arrived, and the worker said that it does not know. */
  readonly #failed = new Set<string>();
  readonly #arrivals: Arrival[] = [];
  #day: IsoDate = '2026-03-02';
  #workers = 0;
  #connector: Listening | null = null;

  private constructor(options: FaultOptions, started: StartedStore, script: string) {
    this.#options = options;
    this.#started = started;
    this.#script = script;
  }

  static async start(options: FaultOptions): Promise<FaultRun> {
    const [started, script] = await Promise.all([startStore(), bundled('tests/helpers/faults/worker.ts')]);
    const run = new FaultRun(options, started, script);
    run.#connector = await listen(express().use(recordingConnector(run.#arrivals, () => run.#day)));
    await fillCouncil(started.store, options.people, run.#day);
    return run;
  }

  async close(): Promise<void> {
    await this.#connector?.close();
    await this.#started.close();
  }

  /** One working day: some ratings fall, processes sweep and are killed, round by round; the last are left in peace. */
  async day(): Promise<void> {
    const { killsPerDay, kills, roundsPerDay, processesAtOnce, onDay } = this.#options;
    this.#started.clock.set(`${this.#day}T09:00:00Z`);
    await this.#slip();
    const expected = await this.#due();
    const wanted = Math.min(killsPerDay, kills - this.report.kills);
    for (let round = 0; round < roundsPerDay; round += 1) {
      await this.#round(
        Math.ceil((wanted * (round + 1)) / roundsPerDay) - Math.ceil((wanted * round) / roundsPerDay),
      );
      this.#later();
    }
    await this.#sweepInPeace(processesAtOnce);
    await this.#check(expected);
    this.report.days += 1;
    onDay?.(
      `${this.#day}: ${this.report.kills} killed, ${this.report.arrived} arrived, ${this.report.lost.length} lost, ${this.report.doublesAtKills} twice at a kill, ${this.report.doublesAtFailures} twice after a failure, ${this.report.doublesUnexplained.length} twice otherwise`,
    );
    this.#day = nextWorkingDay(this.#day, workingDays);
  }

  /** So many processes, some at once, each killed at a moment of its own. */
  async #round(kills: number): Promise<void> {
    let left = kills;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await this.#sweepAndKill();
      }
    };
    await Promise.all(Array.from({ length: this.#options.processesAtOnce }, lane));
  }

  #later(): void {
    const { clock } = this.#started;
    clock.set(new Date(clock.now().getTime() + roundMinutes * 60_000).toISOString());
  }

  /** Two ratings get worse, so that slips are told at once among the cards. */
  async #slip(): Promise<void> {
    const snapshot = await this.#started.store.snapshot();
    const green = snapshot.all('recommendations').filter(({ value }) => value.rag === 'green');
    for (const row of green.slice(0, 2)) await this.#worsen(row);
  }

  async #worsen({ value, eTag }: Row<Recommendation>): Promise<void> {
    await this.#started.store.update(
      'recommendations',
      {
        ...value,
        rag: 'red',
        lastUpdate: {
          ...{ id: `slip-${value.id}`, at: `${this.#day}T08:30:00.000Z`, by: { id: 'x', name: 'Auditor' } },
          ...{ postId: null, from: 'tab', note: 'It fell behind.', evidence: null },
          changes: [{ field: 'rag', before: 'green', after: 'red' }],
        },
      },
      eTag,
    );
  }

  /** What somebody has to hear now, as of what stands in SharePoint. */
  async #due(): Promise<DueReminder[]> {
    const { store, clock } = this.#started;
    await store.refresh();
    const { people } = decideReminders(await store.snapshot(), clock.now(), this.#started.services.settings);
    return [...people.values()].flatMap(({ due }) => due);
  }

  async #sweepAndKill(): Promise<void> {
    const { child, id } = this.#fork();
    const began = once(child, 'message');
    const ended = once(child, 'exit');
    await Promise.race([began, ended]);
    await Promise.race([this.#worstMoment(id), ended]);
    child.kill('SIGKILL');
    await ended;
    if (child.signalCode !== 'SIGKILL') return; // it was done before
    this.#killed.add(id);
    this.report.kills += 1;
  }

  /** At any time, or as soon as some of its messages have arrived: that is when most can go wrong. */
  async #worstMoment(worker: string): Promise<void> {
    const until = Date.now() + Math.random() * longestLifeMs;
    const messages = Math.random() < 0.5 ? Infinity : Math.ceil(Math.random() * 8);
    const arrived = () => this.#arrivals.filter((each) => each.worker === worker).length;
    while (Date.now() < until && arrived() < messages) await sleep(2);
    await sleep(Math.random() * 20);
  }

  /** So many at once; what they could not get across is taken over a quarter of an hour later, as it would be. */
  async #sweepInPeace(atOnce: number): Promise<void> {
    for (let round = 1; ; round += 1) {
      const rounds = await Promise.all(Array.from({ length: atOnce }, () => this.#sweepOnce()));
      const troubles = rounds.flat();
      if (troubles.length === 0) return;
      if (round === mostPeacefulRounds) {
        throw new Error(`Sweeps left in peace did not get everything across: ${troubles.join('; ')}`);
      }
      this.report.roundsRepeated += 1;
      this.#later();
    }
  }

  /** @returns what went wrong, as sentences */
  async #sweepOnce(): Promise<string[]> {
    const { child, id } = this.#fork();
    const words: WorkerWord[] = [];
    child.on('message', (word) => words.push(word as WorkerWord));
    const [code] = (await once(child, 'exit')) as [number | null];
    const done = words.find((word) => word.kind === 'done');
    // What one that fell over had sent stays unexplained when it arrives again.
    if (code !== 0 || !done) return [`${id} ended with ${code}`];
    for (const { personId } of done.failed) this.#failed.add(`${id} ${personId}`);
    return done.failed.map(({ personId, reason }) => `${id} to ${personId}: ${reason}`);
  }

  #fork(): { child: ChildProcess; id: string } {
    const id = `worker-${(this.#workers += 1)}`;
    const { graph } = this.#started;
    const settings: WorkerSettings = {
      graph: { url: graph.url, token: graph.token, siteId: graph.siteId },
      teamsUrl: `${this.#connector?.origin}/`,
      worker: id,
      ...{ tenantId, now: this.#started.clock.now().toISOString() },
    };
    return { child: fork(this.#script, [JSON.stringify(settings)], { execArgv: [] }), id };
  }

  async #check(expected: readonly DueReminder[]): Promise<void> {
    await this.#started.store.refresh();
    const snapshot = await this.#started.store.snapshot();
    this.report.expected += expected.length;
    for (const { key, person, stage, recommendation } of expected) {
      const row = snapshot.get('reminders', key)?.value;
      const kind = stage === 'slipped' ? 'slips' : 'card';
      const arrived = this.#arrivals.some(
        (each) =>
          each.personId === person.id &&
          each.day === this.#day &&
          each.kind === kind &&
          each.refs.includes(recommendation.key),
      );
      if (!row?.sentAt || !arrived) this.report.lost.push(`${this.#day} ${key}`);
    }
    this.#countDoubles();
  }

  #countDoubles(): void {
    const today = this.#arrivals.filter(({ day }) => day === this.#day);
    this.report.arrived += today.length;
    for (let index = 0; index < this.#options.people; index += 1) {
      for (const kind of ['card', 'slips'] as const) {
        const own = today.filter((each) => each.personId === personOf(index).id && each.kind === kind);
        // A person with two slips may be told of each by another sweep; the same one twice is a double.
        const seen = new Set<string>();
        for (const [place, arrival] of own.entries()) {
          const isAgain = kind === 'card' ? place > 0 : arrival.refs.some((ref) => seen.has(ref));
          for (const ref of arrival.refs) seen.add(ref);
          if (!isAgain) continue;
          const earlier = own.slice(0, place);
          const isOpen = ({ worker, personId }: Arrival) => this.#failed.has(`${worker} ${personId}`);
          if (earlier.every(({ worker }) => this.#killed.has(worker))) this.report.doublesAtKills += 1;
          else if (earlier.every((each) => this.#killed.has(each.worker) || isOpen(each)))
            this.report.doublesAtFailures += 1;
          else this.report.doublesUnexplained.push(`${this.#day} ${kind} ${personOf(index).name}`);
        }
      }
    }
  }
}
