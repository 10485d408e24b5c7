import { setImmediate as turn } from 'node:timers/promises';
import pino from 'pino';
import type { Digest, SlipNews } from '#domain/digest';
import type { Person } from '#domain/post';
import { councilWorkingDays } from '#domain/bank-holidays';
import type { Nation } from '#domain/working-days';
import { createMetrics } from '#server/metrics';
import { createSchedule } from '#server/schedule';
import { createSweep } from '#server/sweep';
import type { Delivery, Messenger } from '#workflows/messenger';
import { rememberConversation } from '#workflows/remember-conversation';
import { showDeliveries } from '#workflows/show-deliveries';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { chanceOf, type Chance } from './chance.ts';
import { befall, fillCouncil, firstDay, people, type Reach } from './council.ts';
import { dayAfter, daysTo, isOpen, isWorked, london, maySee, peopleOf, whatIsBefore } from './rules.ts';
import type { Before, World } from './rules.ts';

export interface YearOptions {
  seed: number;
  nation: Nation;
  days: number;
  onEvent?: (line: string) => void;
}

export interface YearReport {
  cards: number;
  slips: number;
  refused: number;
  daysOut: number;
  /** What did not go as the rules have it, each as a sentence. */
  faults: string[];
}

const clerk: Person = { id: 'person-clerk', name: 'Owen Tarrant' };
/** Working days within which whoever can hear has heard of what is late. */
const longestWait = 2;

interface Attempt {
  person: Person;
  arrived: boolean;
  digest: Digest | null;
  news: SlipNews | null;
}

/** A council's year, hour by hour: the product sweeps, and what arrives is held against the rules. */
export async function runYear(options: YearOptions): Promise<YearReport> {
  const started = await startStore({
    now: `${firstDay}T06:05:00Z`,
    settings: { workingDays: councilWorkingDays(options.nation), administratorIds: [clerk.id] },
    store: { freshnessMs: 400 * 86_400_000 }, // nobody else writes
  });
  try {
    const chance = chanceOf(options.seed);
    await fillCouncil(started.store, chance);
    return await new CouncilYear(started, chance, options).run();
  } finally {
    await started.close();
  }
}

class CouncilYear {
  readonly report: YearReport = { cards: 0, slips: 0, refused: 0, daysOut: 0, faults: [] };
  readonly #started: StartedStore;
  readonly #chance: Chance;
  readonly #options: YearOptions;
  readonly #reach = new Map<string, Reach>();
  #attempts: Attempt[] = [];
  #sweeping: Promise<void> = Promise.resolve();

  /** What arrived, as the rules' keys. */
  readonly #told = new Set<string>();
  /** Day of the newest card tried, and of the newest that failed, by person. */
  readonly #tried = new Map<string, string>();
  readonly #failed = new Map<string, string>();
  /** Day of the newest card that arrived, by person. */
  readonly #arrived = new Map<string, string>();
  /** Day on which a slip was refused, by key. */
  readonly #slipFailed = new Map<string, string>();
  /** People whom Teams has said not to reach. */
  readonly #out = new Set<string>();
  /** Working days for which somebody who could have heard has not, by person, action and date. */
  readonly #waits = new Map<string, number>();

  constructor(started: StartedStore, chance: Chance, options: YearOptions) {
    this.#started = started;
    this.#chance = chance;
    this.#options = options;
  }

  async run(): Promise<YearReport> {
    const { days, nation } = this.#options;
    const { clock, services } = this.#started;
    const sweep = createSweep({
      services,
      messenger: { ...this.#messenger(), tell: () => Promise.resolve({ delivered: true }) },
      ...{ metrics: createMetrics(), logger: pino({ level: 'silent' }) },
    });
    const schedule = createSchedule({
      ...{ clock, workingDays: services.settings.workingDays, tickMs: 2 ** 30 },
      sweep: (signal) => (this.#sweeping = sweep(signal)),
      onFailure: (error) => this.#fault(`a sweep failed: ${String(error)}`),
    });
    schedule.start();
    let outUntil = '';
    for (let day = firstDay; day < dayAfter(firstDay, days); day = dayAfter(day, 1)) {
      if (day >= outUntil && this.#chance.percent(1)) {
        outUntil = dayAfter(day, 1 + this.#chance.below(40));
        this.#options.onEvent?.(`${day} server out until ${outUntil}`);
      }
      const isOut = day < outUntil;
      if (isOut) this.report.daysOut += 1;
      for (let hour = 6; hour <= 18; hour += 1) {
        const now = new Date(`${day}T${String(hour).padStart(2, '0')}:05:00Z`);
        clock.set(now.toISOString());
        if (this.#chance.percent(5)) await this.#befall(now);
        if (isOut) continue;
        const before = whatIsBefore(await this.#world(), day, nation);
        this.#attempts = [];
        schedule.wake();
        await this.#sweeping;
        await turn();
        await this.#check(now, before);
      }
      if (!isOut && isWorked(day, nation)) await this.#checkDay(day);
    }
    await schedule.stop();
    return this.report;
  }

  async #befall(now: Date): Promise<void> {
    const { store, services } = this.#started;
    const event = await befall(store, this.#chance, now, this.#reach);
    this.#options.onEvent?.(`${now.toISOString()} ${event}`);
    const [, who, reach] = /^reach (\S+) (\S+)$/.exec(event) ?? [];
    const person = people.find(({ id }) => id === who);
    // They put the app back, or wrote to it; otherwise nobody knows until a card is tried again.
    if (!person || reach !== 'reachable' || this.#chance.percent(50)) return;
    const updatedAt = now.toISOString();
    this.#out.delete(person.id);
    await rememberConversation(services, {
      ...{ id: person.id, personName: person.name, reference: '{}', state: 'reachable', updatedAt },
    });
  }

  #messenger(): Messenger {
    const take = async (attempt: Omit<Attempt, 'arrived'>): Promise<Delivery> => {
      const { id, name: personName } = attempt.person;
      const reach = this.#reach.get(id) ?? 'reachable';
      this.#attempts.push({ ...attempt, arrived: reach === 'reachable' });
      const state = reach === 'left' ? 'reachable' : reach;
      const updatedAt = this.#started.clock.now().toISOString();
      if (reach !== 'left') {
        await rememberConversation(this.#started.services, {
          ...{ id, personName, reference: '{}', state, updatedAt },
        });
      }
      return reach === 'reachable' ? { delivered: true } : { delivered: false, reason: `Teams: ${reach}.` };
    };
    return {
      send: (person, digest) => take({ person, digest, news: null }),
      tellSlips: (person, news) => take({ person, digest: null, news }),
    };
  }

  async #world(): Promise<World> {
    const snapshot = await this.#started.store.snapshot();
    const all = <L extends Parameters<typeof snapshot.all>[0]>(list: L) =>
      snapshot.all(list).map(({ value }) => value);
    return {
      ...{ plans: all('plans'), periods: all('periods'), items: all('recommendations') },
      ...{ actions: all('actions'), posts: all('posts'), preferences: all('preferences') },
    };
  }

  async #check(now: Date, before: ReadonlyMap<string, Before>): Promise<void> {
    const { day, hour } = london(now);
    const world = await this.#world();
    const isTime = isWorked(day, this.#options.nation) && hour >= 8 && hour < 18;
    for (const attempt of this.#attempts) {
      if (!isTime) this.#fault(`${now.toISOString()}: ${attempt.person.name} is written to out of hours`);
      this.#checkVisible(world, attempt);
    }
    if (!isTime) return;
    const asked = new Map([...before].map(([id, { person }]) => [id, person]));
    for (const { person } of this.#attempts) asked.set(person.id, person);
    for (const person of asked.values()) this.#checkPerson(now, world, person, before.get(person.id));
  }

  #checkPerson(now: Date, world: World, person: Person, before: Before | undefined): void {
    const { day, hour } = london(now);
    const prefers = world.preferences.find(({ id }) => id === person.id);
    const isPaused = (prefers?.pausedUntil ?? '') > day;
    const failed = this.#failed.get(person.id);
    const isLeftAlone = this.#out.has(person.id) && failed !== undefined && day < dayAfter(failed, 7);
    const mayHear = !isPaused && !isLeftAlone;
    const fresh = this.#fresh(day, world, person, before);
    const slips = [...(before?.slips.keys() ?? [])].filter(
      (key) => !this.#told.has(key) && this.#slipFailed.get(key) !== day,
    );
    const cards = this.#attempts.filter((each) => each.person.id === person.id && each.digest);
    const told = this.#attempts.filter((each) => each.person.id === person.id && each.news);
    const at = `${day} ${hour}:00 ${person.name}`;

    const isCardTime = mayHear && hour >= (prefers?.hour ?? 9) && this.#tried.get(person.id) !== day;
    if (cards.length > 1) this.#fault(`${at}: ${cards.length} cards at once`);
    const [card] = cards;
    if (card && this.#tried.get(person.id) === day) this.#fault(`${at}: a second card on one day`);
    if (card && !isCardTime) this.#fault(`${at}: a card they were not to have now`);
    if (card && fresh.length === 0 && card.digest!.troubles.length === 0) this.#fault(`${at}: nothing new`);
    if (!card && isCardTime && fresh.length > 0) this.#fault(`${at}: no card, but ${fresh.join(', ')}`);
    if (card) this.#checkCard(at, card.digest!, typeof prefers?.digestWeekday === 'string', before, fresh);

    if (told.length > 1) this.#fault(`${at}: slips told in ${told.length} messages`);
    const saidSlips = told[0]?.news?.slips.map(({ item }) => item.id).toSorted() ?? [];
    const wantedSlips = mayHear ? slips.map((key) => key.split('|')[0]!).toSorted() : [];
    if (saidSlips.join() !== wantedSlips.join()) {
      this.#fault(`${at}: slips of ${saidSlips.join()} instead of ${wantedSlips.join()}`);
    }
    this.#remember(person, day, card, fresh, told[0], slips);
  }

  /**
   * What they would be told now. What is said again, a week on, waits while a card of the last week had it.
   */
  #fresh(day: string, world: World, { id }: Person, before: Before | undefined): string[] {
    const fresh = [...(before?.stages.entries() ?? [])].filter(([key]) => !this.#told.has(key));
    const arrived = this.#arrived.get(id);
    const waits = ([key, stage]: [string, string]): boolean => {
      const planId = world.actions.find((action) => action.id === key.split('|')[0])?.planId;
      const stages = world.plans.find((plan) => plan.id === planId)?.reminderStages;
      const [, kind, days] = /^(late|escalated)-(\d+)$/.exec(stage) ?? [];
      if (!stages || !arrived || Number(days) <= (kind === 'late' ? 1 : stages.escalateAfterDays))
        return false;
      const heard = [...this.#told].some(
        (known) =>
          known.startsWith(key.slice(0, key.indexOf(`|${kind}-`) + 1) + kind) && known.endsWith(`|${id}`),
      );
      return heard && daysTo(arrived, day) < stages.daysBetweenLate;
    };
    return fresh.every(waits) ? [] : fresh.map(([key]) => key);
  }

  #remember(
    { id }: Person,
    day: string,
    card: Attempt | undefined,
    fresh: readonly string[],
    told: Attempt | undefined,
    slips: readonly string[],
  ): void {
    for (const attempt of [told, card]) {
      if (!attempt) continue;
      const reach = this.#reach.get(id) ?? 'reachable';
      if (reach === 'reachable') this.#out.delete(id);
      else if (reach !== 'left') this.#out.add(id);
      if (!attempt.arrived) this.report.refused += 1;
    }
    if (card) {
      this.#tried.set(id, day);
      if (!card.arrived) this.#failed.set(id, day);
      else for (const key of fresh) this.#tell(key);
      if (card.arrived) this.#arrived.set(id, day);
      if (card.arrived) this.report.cards += 1;
      if (card.arrived) for (const each of card.digest!.mine) this.#waits.delete(`${id} ${each.action.id}`);
    }
    if (told?.arrived) {
      this.report.slips += 1;
      for (const key of slips) this.#tell(key);
    } else if (told) for (const key of slips) this.#slipFailed.set(key, day);
  }

  #tell(key: string): void {
    if (this.#told.has(key)) this.#fault(`${key} is told twice`);
    this.#told.add(key);
  }

  #checkCard(
    at: string,
    digest: Digest,
    isWeekly: boolean,
    before: Before | undefined,
    fresh: readonly string[],
  ): void {
    const stages = fresh.map((key) => ({ id: key.split('|')[0]!, stage: before!.stages.get(key)! }));
    const aboutOwn = stages.filter(({ stage }) => /^(before|due|late)/.test(stage));
    const aboutOthers = stages.filter(({ stage }) => /^(escalated|sponsor)/.test(stage));
    const own = new Set([...(before?.own ?? []), ...aboutOwn.map(({ id }) => id)]);
    this.#same(`${at}: of their own`, digest.mine, own);
    const below = isWeekly && aboutOthers.length === 0 ? [] : (before?.below ?? []);
    const theirs = digest.theirs.flatMap(({ items }) => items);
    this.#same(`${at}: of others`, theirs, new Set(below));
    const said = [...digest.mine, ...theirs]
      .filter(({ stage }) => stage !== null)
      .map(({ action }) => action.id);
    const toSay = new Set([...aboutOwn, ...aboutOthers].map(({ id }) => id));
    if (said.toSorted().join() !== [...toSay].toSorted().join()) {
      this.#fault(`${at}: says ${said.join()} instead of ${[...toSay].join()}`);
    }
    const wanted = stages.filter(({ stage }) => stage === 'update-wanted').map(({ id }) => id);
    const asked = digest.updatesWanted.map(({ item }) => item.id);
    if (asked.toSorted().join() !== wanted.toSorted().join()) {
      this.#fault(`${at}: asks for updates on ${asked.join()} instead of ${wanted.join()}`);
    }
    const days = digest.mine.map(({ action }) => action.due.end ?? '');
    if (days.join() !== days.toSorted().join()) this.#fault(`${at}: not the most urgent first`);
  }

  #same(at: string, shown: Digest['mine'], wanted: ReadonlySet<string>): void {
    const ids = shown
      .map(({ action }) => action.id)
      .toSorted()
      .join();
    const expected = [...wanted].toSorted().join();
    if (ids !== expected) this.#fault(`${at}, the card has ${ids} instead of ${expected}`);
  }

  /** Nothing closed, archived, or of a plan they may not see. */
  #checkVisible(world: World, { person, digest, news }: Attempt): void {
    const own = [...(digest?.mine ?? []), ...(digest?.theirs.flatMap(({ items }) => items) ?? [])];
    for (const { action } of own) {
      const known = world.actions.find(({ id }) => id === action.id);
      if (!known || !isOpen(known)) this.#fault(`${person.name} is told of ${action.id}, which is closed`);
    }
    const items = [
      ...own.map(({ item }) => item),
      ...(digest?.moved ?? []).map(({ item }) => item),
      ...(digest?.updatesWanted ?? []).map(({ item }) => item),
      ...(news?.slips ?? []).map(({ item }) => item),
    ];
    for (const { id, planId } of items) {
      const plan = world.plans.find((each) => each.id === planId)!;
      if (!maySee(world, plan, person))
        this.#fault(`${person.name} is told of ${id}, which they may not see`);
    }
  }

  /** At the end of a working day: who has not heard of what is late, and whether an administrator can know. */
  async #checkDay(day: string): Promise<void> {
    const world = await this.#world();
    const before = whatIsBefore(world, day, this.#options.nation);
    const { report } = await showDeliveries(this.#started.services, clerk);
    const { unreached, troubles } = report();
    const sentences = troubles.map(({ sentence }) => sentence);

    for (const { person, stages } of before.values()) {
      const waits = [...stages.keys()].some((key) => !this.#told.has(key));
      const isTriedAndFailed =
        this.#failed.get(person.id) !== undefined && this.#reach.get(person.id) !== 'reachable';
      const isNamed = unreached.some((each) => each.person.id === person.id);
      if (
        waits &&
        isTriedAndFailed &&
        this.#tried.get(person.id) === this.#failed.get(person.id) &&
        !isNamed
      ) {
        this.#fault(`${day}: ${person.name} was not reached and the report does not say so`);
      }
    }
    for (const plan of world.plans) this.#checkUnheard(world, day, plan, sentences);
    for (const action of world.actions) this.#checkAction(world, day, action, before, sentences);
  }

  /** Whoever should have heard above the owners, and nobody is there: an administrator can know. */
  #checkUnheard(world: World, day: string, plan: World['plans'][number], sentences: readonly string[]): void {
    const { escalateAfterDays } = plan.reminderStages;
    const late = world.actions.filter((action) => {
      if (action.planId !== plan.id || !isOpen(action) || !action.due.end) return false;
      const item = world.items.find(({ id }) => id === action.recommendationId)!;
      const managers = world.posts.filter(({ id }) => action.ownerPostIds.includes(id));
      const above = [
        ...[...action.accountablePostIds, ...item.accountablePostIds],
        ...managers.flatMap(({ managerPostId }) => managerPostId ?? []),
      ];
      const hearing = peopleOf(world, above, day).filter((person) => maySee(world, plan, person));
      return daysTo(action.due.end, day) >= escalateAfterDays && hearing.length === 0;
    });
    const isSaid = sentences.some(
      (line) => /Nobody but (its|their) owners/.test(line) && line.includes(plan.title),
    );
    if (plan.state === 'live' && late.length > 0 !== isSaid) {
      this.#fault(
        `${day}: nobody above hears of ${late.map(({ id }) => id).join()}; the report says ${isSaid}`,
      );
    }
  }

  #checkAction(
    world: World,
    day: string,
    action: World['actions'][number],
    before: ReadonlyMap<string, Before>,
    sentences: readonly string[],
  ): void {
    const plan = world.plans.find(({ id }) => id === action.planId)!;
    const due = action.due.end;
    if (plan.state !== 'live' || !isOpen(action) || due === null) return;
    const owners = peopleOf(world, action.ownerPostIds, day);
    if (owners.length === 0) {
      const titles = action.ownerPostIds.map((id) => world.posts.find((post) => post.id === id)!.title);
      const isSaid = sentences.some(
        (line) => titles.some((title) => line.includes(title)) || line.includes('no owner'),
      );
      if (!isSaid) this.#fault(`${day}: nobody owns ${action.id} and the report does not say so`);
    }
    if (due >= day) return;
    for (const owner of owners) {
      const wait = `${owner.id} ${action.id}`;
      const prefers = world.preferences.find(({ id }) => id === owner.id);
      const mayHear =
        maySee(world, plan, owner) &&
        before.get(owner.id)?.own.has(action.id) === true &&
        (prefers?.pausedUntil ?? '') <= day &&
        (this.#reach.get(owner.id) ?? 'reachable') === 'reachable' &&
        !this.#out.has(owner.id);
      const hasHeard = [...this.#told].some(
        (key) => key.startsWith(`${action.id}|${due}|late`) && key.endsWith(`|${owner.id}`),
      );
      if (!mayHear || hasHeard) this.#waits.delete(wait);
      else this.#waits.set(wait, (this.#waits.get(wait) ?? 0) + 1);
      if ((this.#waits.get(wait) ?? 0) > longestWait) {
        this.#fault(`${day}: ${owner.name} has not heard for days that ${action.id} is late`);
      }
    }
  }

  #fault(sentence: string): void {
    this.report.faults.push(sentence);
  }
}
