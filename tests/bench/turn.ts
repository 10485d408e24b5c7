/**
 * How long a turn with the bot takes, from the activity's arrival over HTTP until the answer is with Teams and
 * the request is over, beside a bot that only says back what it hears, on the same adapter in the same process.
 * The council has 300 items in 5 plans; SharePoint is the local Graph server in a process of its own, and Teams
 * takes every message at once. Both bots are warm and take turns at being measured, in short rounds and each
 * first in every other one, so that whatever else the machine does slows both. Beside the ratio of p95 stands
 * how far it may be off.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { verbs } from '#bot/cards/verbs';
import { startProcess, type StartedProcess } from '#tests/helpers/child-process';
import { button } from '#tests/helpers/teams';
import type { ServedSite } from './served-site.ts';
import type { CouncilSize } from './sweep/rows.ts';
import type { BotsSetUp } from './turn/bots-process.ts';
import {
  compareCpu,
  comparePercentile,
  percentile,
  spreadOfRatio,
  type Compared,
  type Round,
} from './turn/compare.ts';
import { Chat, startConnector, tenantId } from './turn/people.ts';

const today = '2026-03-02';
const size: CouncilSize = { actions: 300, people: 60, plans: 5 };
/** The first posts manage the others; everybody else owns actions. */
const firstOwner = 6;
const rounds = 16;
/** By how many people take part. */
const turnsARound: Record<number, number> = { 1: 25, 50: 100 };

interface Kind {
  name: string;
  take(chat: Chat, person: number): Promise<number>;
}

const kinds: Kind[] = [
  { name: '“my actions”', take: (chat) => chat.say('my actions') },
  { name: '“how is R8?”', take: (chat, person) => chat.say(`how is ${refOf(person)}?`) },
  { name: 'open an item (button)', take: (chat, person) => chat.press(verbs.open, itemOf(person)) },
  {
    name: 'an update, shown back',
    take: (chat, person) => chat.say(`${refOf(person)} amber – policy drafted, with legal`),
  },
];

const processes: StartedProcess<unknown>[] = [];
let saved = 0;
const connector = await startConnector();
try {
  const { ready: site } = await start<ServedSite>('sweep/site-process.ts', { size, today });
  const teamsUrl = `${connector.origin}/teams/`;
  const setUp: BotsSetUp = { site, tenantId, teamsUrl, today };
  const bots = await start<{ origin: string }>('turn/bots-process.ts', setUp);
  const { origin } = bots.ready;
  const chats = (path: string) =>
    Array.from({ length: 50 }, (_, index) => new Chat(`${origin}${path}`, firstOwner + index, teamsUrl));
  const [ours, echo] = [chats('/api/messages'), chats('/echo')];

  console.log(
    'people  turn                     p50 ms  echo  ratio    p95 ms  echo  ratio (nine in ten)  CPU ms  echo  ratio',
  );
  for (const kind of kinds) await Promise.all([round(kind, ours, 100), round(kind, echo, 100)]); // warm
  for (const people of [1, 50]) {
    for (const kind of kinds) {
      const measured: { ours: Round[]; echo: Round[] } = { ours: [], echo: [] };
      const measure = async (bot: 'ours' | 'echo') => {
        const before = await cpuMsOf(bots.child);
        const asking = (bot === 'ours' ? ours : echo).slice(0, people);
        const times = await round(kind, asking, turnsARound[people] ?? 1);
        measured[bot].push({ times, cpuMs: (await cpuMsOf(bots.child)) - before });
      };
      for (let turn = 0; turn < rounds; turn += 1) {
        for (const bot of turn % 2 === 0 ? (['echo', 'ours'] as const) : (['ours', 'echo'] as const))
          await measure(bot);
      }
      print(people, kind.name, measured.ours, measured.echo);
    }
  }
  for (const people of [1, 50]) {
    const saves: Kind = { name: 'save (writes to Graph)', take: saveAgain };
    const times = await round(saves, ours.slice(0, people), people === 1 ? 30 : 100);
    const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
    console.log(`${lineStart(people, saves.name)} ${ms(p50, 7)} ${' '.repeat(12)} ${ms(p95, 9)}`);
  }
} finally {
  await Promise.all(processes.map((each) => each.close()));
  await connector.close();
}

async function start<Ready>(file: string, setUp: object): Promise<StartedProcess<Ready>> {
  const started = await startProcess<Ready>(new URL(`./${file}`, import.meta.url), setUp);
  processes.push(started);
  return started;
}

/** What the bots' process has used so far. */
async function cpuMsOf(bots: ChildProcess): Promise<number> {
  bots.send('cpu');
  const [usage] = (await once(bots, 'message')) as [NodeJS.CpuUsage];
  return (usage.user + usage.system) / 1000;
}

/** Everybody at once, each asking again as soon as they have their answer. */
async function round(kind: Kind, chats: readonly Chat[], count: number): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  await Promise.all(
    chats.map(async (chat, index) => {
      while (left > 0) {
        left -= 1;
        times.push(await kind.take(chat, firstOwner + index));
      }
    }),
  );
  return times;
}

/** Only the press is measured, not the message before it. */
async function saveAgain(chat: Chat, person: number): Promise<number> {
  saved += 1;
  await chat.say(`${refOf(person)} amber – step ${saved} is done`);
  const card = (connector.last(chat.conversation) as { attachments: { content: unknown }[] }).attachments[0];
  const { verb, data } = button(card?.content, 'Save');
  return chat.press(verb, data);
}

function refOf(person: number): string {
  return `R${person - firstOwner}`;
}

function itemOf(person: number): { item: string; action: string } {
  const index = person - firstOwner;
  const item = `p-${index % (size.plans ?? 1)}:R${index}`;
  return { item, action: `${item}:1` };
}

function print(people: number, name: string, ours: Round[], echo: Round[]): void {
  const column = ({ ours, echo, ratio }: Compared, width: number) =>
    `${ms(ours, width)} ${ms(echo, 5)} ${ratio.toFixed(2).padStart(6)}`;
  const { from, to } = spreadOfRatio(ours, echo, 95);
  console.log(
    [
      lineStart(people, name),
      column(comparePercentile(ours, echo, 50), 7),
      column(comparePercentile(ours, echo, 95), 9),
      `(${from.toFixed(2)}–${to.toFixed(2)})`.padEnd(13),
      column(compareCpu(ours, echo), 7),
    ].join(' '),
  );
}

function lineStart(people: number, name: string): string {
  return `${String(people).padStart(6)}  ${name.padEnd(23)}`;
}

function ms(time: number, width: number): string {
  return time.toFixed(1).padStart(width);
}
