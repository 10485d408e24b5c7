import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '#domain/change';
import { longDate } from '#domain/dates';
import type { Rag } from '#domain/rag';
import type { Status } from '#domain/status';
import { readMessage } from '#bot/reading/read-message';
import { refsInTable as knownRefs } from './officer-messages.ts';

/** What somebody wants to say about one item. */
interface Intent {
  ref: string;
  rag: Rag | null;
  status: Status | null;
  dueDate: string | null;
  note: string | null;
  reason: string | null;
  link: string | null;
}

const intents: fc.Arbitrary<Intent> = fc
  .record({
    ref: fc.constantFrom('GT8', 'GT39', 'IA10', 'KEY1.3', '1C', '7C'),
    rag: fc.option(fc.constantFrom<Rag>('red', 'amber', 'green', 'blue')),
    status: fc.option(fc.constantFrom<Status>('not-started', 'in-progress', 'implemented', 'ongoing')),
    dueDate: fc.option(fc.constantFrom('2026-03-31', '2026-11-30', '2027-01-05', '2028-02-29')),
    note: fc.option(
      fc.constantFrom(
        'policy drafted',
        'chair to sign next week',
        'legal have the draft (v2), we wait',
        'training booked for 40 members',
        "the team's plan was agreed",
        'green spaces team is on board',
        'nearly done',
      ),
    ),
    reason: fc.option(fc.constantFrom('the audit moved', 'staff left in May', 'leave and illness')),
    link: fc.option(fc.constantFrom('https://council.example/a/Signed%20policy.pdf', 'http://x.example')),
  })
  .filter(({ rag, status, dueDate, note, link }) => Boolean(rag ?? status ?? dueDate ?? note ?? link))
  .map((intent) => ({
    ...intent,
    // Only a date or a status has reasons; a date with other words beside it says which of them is one.
    reason:
      (intent.dueDate ?? intent.status) ? (intent.reason ?? (intent.note ? 'the audit moved' : null)) : null,
  }));

const ways = {
  ref: ['{}', '#{}', '({})', 're {}', 'update {}'],
  rag: ['{}', 'now {}', 'rag {}', 'is {}', 'RAG: {}', 'rated {}', '{} now', 'still {}', 'moved to {}'],
  due: ['due {}', 'deadline {}', 'new date {}', 'due by {}', 'moved to {}', 'extended to {}'],
  reason: ['because {}', 'because of {}', 'due to {}', 'as a result of {}'],
  status: {
    'not-started': ['not started', 'not yet started', "hasn't started"],
    'in-progress': ['in progress', 'started', 'under way'],
    implemented: ['done', 'completed', 'is finished', '✅'],
    ongoing: ['ongoing', 'on-going'],
  } as Record<Status, string[]>,
} as const;

const written = intents.chain((intent) =>
  fc
    .record({
      order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
      pick: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
      separator: fc.constantFrom(', ', ' – ', '; ', ' - ', '. ', '\n', ' — ', ' | '),
      disguise: fc.constantFrom(...disguises),
      tail: fc.constantFrom('', '.', ', thanks', '. Many thanks!'),
      dayForm: fc.constantFrom<(day: string) => string>(
        longDate,
        (day) => day,
        (day) => day.split('-').toReversed().join('/'),
        (day) => longDate(day).replace(/ (\w{3})\w* /, ' $1 '),
      ),
    })
    .map(({ order, pick, separator, disguise, tail, dayForm }) => {
      const one = (choices: readonly string[], at: number) =>
        choices[(pick[at] ?? 0) % choices.length] ?? '{}';
      const put = (form: string, word: string) => form.replace('{}', word);
      const due = intent.dueDate && put(one(ways.due, 1), dayForm(intent.dueDate));
      const pieces = [
        put(
          one(ways.ref, 0),
          intent.ref === '1C' || intent.ref === '7C' ? intent.ref : spaced(intent.ref, pick[0] ?? 0),
        ),
        intent.rag && put(one(ways.rag, 2), intent.rag),
        intent.status && one(ways.status[intent.status], 3),
        due,
        intent.link,
        intent.note,
        intent.reason && put(one(ways.reason, 4), intent.reason),
      ];
      const placed = pieces
        .map((piece, index) => ({ piece, at: order[index] ?? 0, index }))
        .filter(({ piece }) => piece !== null);
      // A reason runs on until the next value, so words of another kind come before it.
      const [note, reason] = [5, 6].map((index) => placed.find((one_) => one_.index === index));
      if (note && reason && note.at > reason.at) [note.at, reason.at] = [reason.at, note.at];
      const text = placed
        .toSorted((a, b) => a.at - b.at)
        .map(({ piece }) => piece)
        .join(separator);
      return { intent, text: disguise(text) + tail };
    }),
);

/** "gt 8" for "GT8". */
function spaced(ref: string, pick: number): string {
  const apart = ref.replace(/^([A-Z]+)(\d)/, '$1 $2');
  return [ref, ref.toLowerCase(), apart, apart.toLowerCase()][pick % 4] ?? ref;
}

/** What Teams and keyboards make of a text. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', '&nbsp;'),
  (text) => `<p>${text.replaceAll('\n', '</p><p>')}</p>`,
  (text) => text.replaceAll("'", '’'),
  (text) => text.replaceAll("'", '&#39;'),
  (text) => `\u202b${text}\u202c`,
  (text) => text.replaceAll(' ', ' \u200b'),
  (text) => `<at>Golden Thread</at> ${text}`,
  (text) => `👋 ${text}`,
];

it('reads back whatever somebody wants to say, in any order and dress', () => {
  fc.assert(
    fc.property(written, ({ intent, text }) => {
      const message = readMessage(text, { today: '2026-03-02', knownRefs });
      if (message.kind !== 'updates') throw new Error(`${JSON.stringify(text)} was read as ${message.kind}`);
      const [item, ...others] = message.items;
      expect(others).toEqual([]);
      expect(item.ref).toBe(intent.ref);
      if (item.reading.kind !== 'change') throw new Error(`${JSON.stringify(text)} is ${item.reading.kind}`);
      const { evidence, ...said } = item.reading.change;
      expect(evidence?.url ?? null).toBe(intent.link && new URL(intent.link).href.replace(/\/$/, ''));
      expect(said).toEqual(expected(intent));
    }),
    { numRuns: 400 },
  );
});

function expected({ rag, status, dueDate, note, reason }: Intent): Omit<Change, 'evidence'> {
  return {
    ...(rag ? { rag } : {}),
    ...(status ? { status } : {}),
    ...(dueDate ? { dueDate } : {}),
    ...(note ? { note } : {}),
    ...(reason ? { reason } : {}),
  };
}
