import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalRef } from '#domain/refs';
import { rags } from '#domain/rag';
import { statuses } from '#domain/status';
import { isIsoDate } from '#domain/dates';
import { longestMessage, readMessage, type Message } from '#bot/activities/read-message';

const knownRefs = new Set(['GT8', 'GT39', 'GT40', 'IA10', 'key-1', 'key-1.3', '1c', '12'].map(normalRef));
const read = (text: string): Message => readMessage(text, { today: '2026-03-02', knownRefs });
const changeIn = (text: string) => {
  const message = read(text);
  if (message.kind !== 'update') throw new Error(`not an update: ${JSON.stringify(message)}`);
  return message.change;
};

describe('asking', () => {
  it.each(['my actions', 'My actions!', 'mine', "what's mine?"])('%j lists my actions', (text) => {
    expect(read(text)).toEqual({ kind: 'my-actions' });
  });

  it.each(['overdue', 'Overdue?', "What's late?"])('%j lists what is overdue', (text) => {
    expect(read(text)).toEqual({ kind: 'overdue' });
  });

  it.each(['help', 'Hello', '?', 'hi'])('%j gives help', (text) => {
    expect(read(text)).toEqual({ kind: 'help' });
  });

  it.each([
    'GT8',
    'gt8',
    'gt 8',
    'GT 8.',
    'how is GT8?',
    "How's gt 8 going?",
    'show me GT8',
    "what's the latest on GT8",
    'status of GT8',
    'GT8?',
    'GT8 done?',
    'update GT8',
    '“GT8”',
    'Could somebody tell me whether GT8 went to committee',
  ])('%j shows GT8', (text) => {
    expect(read(text)).toEqual({ kind: 'show', ref: 'GT8' });
  });

  it.each(['GT8/2', 'gt 8/2', 'GT8 action 2'])('%j shows the second action', (text) => {
    expect(read(text)).toEqual({ kind: 'show', ref: 'GT8/2' });
  });

  it('knows refs of every shape', () => {
    expect(read('key 1')).toEqual({ kind: 'show', ref: normalRef('key-1') });
    expect(read('key-1.3')).toEqual({ kind: 'show', ref: normalRef('key-1.3') });
    expect(read('1c')).toEqual({ kind: 'show', ref: '1C' });
    expect(read('recommendation 12')).toEqual({ kind: 'show', ref: '12' });
  });
});

describe('updating', () => {
  it('takes a colour and what was said', () => {
    expect(read('GT8 amber policy drafted, chair to sign')).toEqual({
      kind: 'update',
      ref: 'GT8',
      change: { rag: 'amber', note: 'policy drafted, chair to sign' },
    });
  });

  it.each([
    ['GT8: Amber - waiting for the chair', { rag: 'amber', note: 'waiting for the chair' }],
    ['GT8 is now green', { rag: 'green' }],
    ['mark GT8 as red, contractor withdrew', { rag: 'red', note: 'contractor withdrew' }],
    ['set gt 8 to blue', { rag: 'blue' }],
    ['GT8 from green to amber because the tender failed', { rag: 'amber', note: 'the tender failed' }],
    ['GT8 green spaces survey complete', { rag: 'green', note: 'spaces survey complete' }],
  ])('%j', (text, change) => {
    expect(changeIn(text)).toEqual(change);
  });

  it.each([
    ['GT8 done', 'implemented'],
    ['GT8 complete', 'implemented'],
    ['GT8 is finished', 'implemented'],
    ['GT8 started', 'in-progress'],
    ['GT8 in progress', 'in-progress'],
    ['GT8 under way', 'in-progress'],
    ['GT8 not started', 'not-started'],
    ['GT8 verified', 'verified'],
    ['GT8 no longer needed', 'no-longer-warranted'],
    ['GT8 ongoing', 'ongoing'],
  ])('%j says its status', (text, status) => {
    expect(changeIn(text)).toEqual({ status });
  });

  it('takes a colour and a status together', () => {
    expect(changeIn('GT8 green, in progress, testing begins on Monday')).toEqual({
      rag: 'green',
      status: 'in-progress',
      note: 'testing begins on Monday',
    });
  });

  it('keeps the verb when it is part of the sentence', () => {
    expect(changeIn('GT8 started drafting the policy')).toEqual({
      status: 'in-progress',
      note: 'started drafting the policy',
    });
  });

  it.each(['GT8 not done yet, chair away', 'GT8 complete the review by summer', 'GT8 nearly finished'])(
    '%j does not say that it is done',
    (text) => {
      expect(changeIn(text)).not.toHaveProperty('status');
    },
  );

  it('takes a note without a colour', () => {
    expect(changeIn('GT8 waiting for the chair to sign')).toEqual({ note: 'waiting for the chair to sign' });
    expect(changeIn('GT8 is waiting for the chair')).toEqual({ note: 'waiting for the chair' });
  });

  it('takes a link as evidence, named after its file', () => {
    expect(changeIn('GT8 done https://council.sharepoint.com/sites/gov/Signed%20policy.pdf')).toEqual({
      status: 'implemented',
      evidence: {
        title: 'Signed policy.pdf',
        url: 'https://council.sharepoint.com/sites/gov/Signed%20policy.pdf',
      },
    });
  });

  it('takes a reason when something is done without evidence', () => {
    expect(changeIn('GT8 done because the team closed')).toEqual({
      status: 'implemented',
      reason: 'the team closed',
    });
  });
});

describe('moving a date', () => {
  it.each([
    ['GT8 due 30 Nov because the audit moved', '2026-11-30', 'the audit moved'],
    ['GT8 due 1 March because the audit moved', '2027-03-01', 'the audit moved'],
    ['GT8 due 2 March, the audit moved', '2026-03-02', 'the audit moved'],
    ['GT8 now due by 30th of November 2027 since staff left', '2027-11-30', 'staff left'],
    ['GT8 moved to 30/11/2026 as the audit moved', '2026-11-30', 'the audit moved'],
    ['GT8 extended to 30.11.26: audit moved', '2026-11-30', 'audit moved'],
    ['GT8 deadline Nov 30', '2026-11-30', undefined],
    ['GT8 due end of June because of leave', '2026-06-30', 'of leave'],
    ['GT8 due Friday because the chair is away', '2026-03-06', 'the chair is away'],
    ['GT8 due tomorrow', '2026-03-03', undefined],
    ['GT8 due in 2 weeks', '2026-03-16', undefined],
    ['GT8 due 29 February because it leaps', '2028-02-29', 'it leaps'],
  ])('%j', (text, dueDate, reason) => {
    expect(changeIn(text)).toEqual({ dueDate, ...(reason === undefined ? {} : { reason }) });
  });

  it('takes a colour with it', () => {
    expect(changeIn('GT8 amber due 30 Nov because the audit moved')).toEqual({
      rag: 'amber',
      dueDate: '2026-11-30',
      reason: 'the audit moved',
    });
  });

  it('does not take "due diligence" for a date', () => {
    expect(changeIn('GT8 due diligence completed')).toEqual({ note: 'due diligence completed' });
  });

  it('says when there is no such day, or it could be several', () => {
    expect(read('GT8 due 31 November')).toEqual({ kind: 'no-such-day', typed: '31 November' });
    expect(read('GT8 due 30/2/2026')).toEqual({ kind: 'no-such-day', typed: '30/2/2026' });
    expect(read('GT8 due next week')).toEqual({ kind: 'unclear-day', typed: 'next week' });
  });
});

describe('what it refuses to guess', () => {
  it.each(['purple', 'ambr', 'gren', 'bleu', 'redd', 'yellow', 'amber/green'])(
    'GT8 %s is no colour',
    (word) => {
      expect(read(`GT8 ${word} policy drafted`)).toEqual({ kind: 'unknown-colour', word });
    },
  );

  it('takes "read" for a word, not for red', () => {
    expect(changeIn('GT8 read the draft policy')).toEqual({ note: 'read the draft policy' });
  });

  it.each(['GT88', 'gt 88 amber policy drafted', 'how is IA11?', 'XY1'])('%j names nothing known', (text) => {
    expect(read(text).kind).toBe('unknown-ref');
  });

  it('shows, never changes, an item named later in a sentence', () => {
    expect(read('the policy for GT8 is done')).toEqual({ kind: 'show', ref: 'GT8' });
    expect(read('amber for now, see GT8')).toEqual({ kind: 'show', ref: 'GT8' });
  });

  it('says so when it understands nothing', () => {
    expect(read('what a lovely day')).toEqual({ kind: 'not-understood' });
    expect(read('')).toEqual({ kind: 'not-understood' });
  });

  it('takes a number in a sentence for a number', () => {
    expect(read('lovely: 12 of us were there')).toEqual({ kind: 'not-understood' });
  });

  it('refuses a message as long as a document at once', () => {
    expect(read(`GT8 amber ${'x'.repeat(50_000)}`)).toEqual({ kind: 'too-long' });
    expect(read('GT8 amber'.padEnd(longestMessage, '!')).kind).toBe('update');
  });
});

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    ...'GT8 GT39 gt 8 GT88 amber red purple done not started due 30 Nov 31 November because / . , : - ? ! is to from https://a.example/b ) ( [ ] * _ < > & " \' \n \u00a0 \u202e __proto__ constructor 1 2 9999 next week'.split(
      ' ',
    ),
  );
  const typed = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );

  it('answers, the same every time, and only ever names a known ref, colour, status and day', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const message = read(text);
        expect(read(text)).toEqual(message);
        if (message.kind !== 'show' && message.kind !== 'update') return;
        expect(knownRefs).toContain(message.ref.replace(/\/\d{1,3}$/, ''));
        if (message.kind !== 'update') return;
        const { rag, status, dueDate, note, reason } = message.change;
        if (rag !== undefined) expect(rags).toContain(rag);
        if (status !== undefined) expect(statuses).toContain(status);
        if (dueDate !== undefined) expect(isIsoDate(dueDate)).toBe(true);
        for (const words of [note, reason]) if (words !== undefined) expect(words.trim()).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds no ref when none is known', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { kind } = readMessage(text, { today: '2026-03-02', knownRefs: new Set() });
        expect(['show', 'update']).not.toContain(kind);
      }),
    );
  });
});
