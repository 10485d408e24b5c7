import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rags } from '#domain/rag';
import { statuses } from '#domain/status';
import { isIsoDate } from '#domain/dates';
import { longestMessage, readMessage } from '#bot/reading/read-message';
import type { ChangeReading, Message } from '#bot/reading/message';
import { inShort, valuesInShort } from './in-short.ts';
import {
  officerMessages,
  refsInTable as knownRefs,
  spellingsInTable as spellings,
} from './officer-messages.ts';

const read = (text: string): Message => readMessage(text, { today: '2026-03-02', knownRefs, spellings });

it.each(officerMessages)('%j', (text, meaning) => {
  expect(inShort(read(text))).toBe(meaning);
});

describe('however it is dressed', () => {
  const values = (text: string) => valuesInShort(read(text));
  // A lone "A" is a rating and an "a" a word; a name is known by its capitals.
  const needsCapitals = /\b[RAGB]\b|regards/;
  const dresses: readonly (readonly [string, (text: string) => string])[] = [
    ['in small letters', (text) => (needsCapitals.test(text) ? text : text.toLowerCase())],
    ['in capitals', (text) => text.toUpperCase()],
    ['with wide spaces', (text) => text.replaceAll(' ', '  ')],
    ['with a full stop', (text) => (/[?!.]$|https?:\S*$/.test(text) ? text : `${text}.`)],
    ['after a greeting', (text) => `Good morning Ruth, ${text}`],
    ['before a signature', (text) => (text.endsWith('?') ? text : `${text}\nMany thanks\nRuth Ellery`)],
    ['as rich text', (text) => `<div>${text.replaceAll('\n', '<br>')}</div>`],
  ];

  it.each(dresses)('means the same %s', (_, dress) => {
    const changed = officerMessages
      .filter(([text]) => !/^(?:\?|hello|thanks)$/.test(text) && values(dress(text)) !== values(text))
      .map(([text]) => `${text}: ${values(text)} / ${values(dress(text))}`);
    expect(changed).toEqual([]);
  });
});

it('names what is to be undone as it was typed, since “03” and “3” may be two items', () => {
  expect(read('undo 012')).toEqual({ kind: 'undo', ref: { ref: '12', typed: '012' } });
});

describe('what a doubtful message may mean', () => {
  const choices = (text: string) => {
    const message = read(text);
    const reading: ChangeReading =
      message.kind === 'updates' ? message.items[0].reading : { kind: 'nothing' };
    return reading.kind === 'doubt' ? reading.choices.map(({ change }) => change) : [];
  };

  it('carries the rest of what was said', () => {
    expect(choices('GT8 ambr all well')).toEqual([
      { rag: 'amber', note: 'all well' },
      { note: 'ambr all well' },
    ]);
    expect(choices('IA15 amber due 30 Nov or 7 Dec because the audit moved')).toEqual([
      { rag: 'amber', dueDate: '2026-11-30', reason: 'the audit moved' },
      { rag: 'amber', dueDate: '2026-12-07', reason: 'the audit moved' },
      { rag: 'amber', note: expect.stringContaining('due 30 Nov or 7 Dec because the audit moved') },
    ]);
  });

  it('never sets a date that is over', () => {
    expect(choices('ER8 due yesterday')).toEqual([{ note: 'due yesterday' }]);
  });
});

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    ...'GT8 GT39 gt 8 GT88 amber red purple done not started due 30 Nov 31 November because / . , : - – ? ! is to from was all same as last time undo overdue in https://a.example/b ) ( [ ] * _ < > & " \' \n \u00a0 \u202e \u200b &nbsp; &amp; <p> </p> <at>x</at> __proto__ constructor 1 2 9999 next week'.split(
      ' ',
    ),
  );
  const typed = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );

  it('answers, the same every time, and only ever names a known ref, colour, status and day', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const message = read(text);
        expect(read(text)).toEqual(message);
        for (const { ref, isKnown, change } of changesIn(message)) {
          if (isKnown) expect(knownRefs).toContain(ref.replace(/\/\d{1,3}$/, ''));
          const { rag, status, dueDate, note, reason } = change;
          if (rag !== undefined) expect(rags).toContain(rag);
          if (status !== undefined) expect(statuses).toContain(status);
          if (dueDate !== undefined) expect(isIsoDate(dueDate)).toBe(true);
          for (const words of [note, reason]) if (words !== undefined) expect(words.trim()).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('holds no colour that the words do not', () => {
    const words = {
      red: /red|🔴|🟥|❤|\bR\b|erd|rde|reed/iu,
      amber: /amber|🟠|🟧|🟡|🟨|\bA\b/iu,
      green: /green|🟢|🟩|💚|\bG\b/iu,
      blue: /blue|🔵|🟦|\bB\b/iu,
    };
    fc.assert(
      fc.property(typed, (text) => {
        for (const { change, isSure } of changesIn(read(text))) {
          if (isSure && change.rag) expect(text.replace(/[\u202e\u200b]/g, '')).toMatch(words[change.rag]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds no ref when none is known', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const message = readMessage(text, { today: '2026-03-02', knownRefs: new Set() });
        expect(changesIn(message).filter(({ isKnown }) => isKnown)).toEqual([]);
        expect(message.kind).not.toBe('about');
      }),
      { numRuns: 300 },
    );
  });

  function changesIn(message: Message) {
    if (message.kind !== 'updates') return [];
    return message.items.flatMap(({ ref, isKnown, reading }) => {
      if (reading.kind === 'change') return [{ ref, isKnown, change: reading.change, isSure: true }];
      if (reading.kind === 'nothing') return [];
      return reading.choices.map(({ change }) => ({ ref, isKnown, change, isSure: false }));
    });
  }
});

describe('long messages', () => {
  it('refuses a message longer than Teams sends at once', () => {
    expect(read(`GT8 amber ${'x'.repeat(longestMessage)}`)).toEqual({ kind: 'too-long' });
  });

  const repeated: [string, string][] = [
    ['words', 'waiting for legal '],
    ['refs', 'GT8 '],
    ['refs and colours', 'GT8 amber '],
    ['spaces', ' '],
    ['dashes', '- '],
    ['brackets', '(['],
    ['tags', '<p '],
    ['entities', '&amp;'],
    ['addresses', 'https://a.example/b '],
    ['one long word', 'a'],
    ['digits', '1'],
    ['dots', '1.'],
    ['commas', 'amber, '],
    ['to be or not', 'is now to '],
    ['due', 'due to from until '],
    ['lines', 'GT8 amber\n'],
    ['quotes', '\'"'],
    ['emoji', '👍'],
  ];

  it.each(repeated)('reads 28 KB of %s in time that grows with its length only', (_, piece) => {
    const of = (length: number) => `GT8 ${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length);
    const millisecondsFor = (length: number) => {
      // Of the processor, whatever else the machine is doing.
      const started = process.cpuUsage();
      read(of(length));
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1_000;
    };
    read(of(3_500));
    // The quickest of several, since the processor also compiles and tidies up meanwhile.
    const quickest = (length: number) => Math.min(...[1, 2, 3].map(() => millisecondsFor(length)));
    // Four times the length; a blow-up would be sixteen times or worse. Below 300 ms nobody minds.
    expect(quickest(28_000)).toBeLessThan(Math.max(300, quickest(7_000) * 9));
  });
});
