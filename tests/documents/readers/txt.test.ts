import { describe, expect, it } from 'vitest';
import { gridOf, gridOfTable, proseOf, read, tablesOf } from './reading.ts';

describe('text extracted from a document', () => {
  it('has a table wherever lines with tabs stand together', async () => {
    const content = await read(
      'plan.txt',
      'Our plan\n\nRef\tAction\n1\tMend the roof\n\nNotes\n2\tPaint it\n',
    );
    expect(tablesOf(content).map(gridOfTable)).toEqual([
      [
        ['Ref', 'Action'],
        ['1', 'Mend the roof'],
      ],
      [['2', 'Paint it']],
    ]);
    expect(proseOf(content)).toEqual(['Our plan', 'Notes']);
  });

  it('keeps headings and their depth', async () => {
    const { blocks } = await read('plan.txt', '# Improvement plan\n\n### **Risk**\n');
    expect(blocks).toMatchObject([
      { type: 'heading', level: 1, text: 'Improvement plan' },
      { type: 'heading', level: 3, text: 'Risk' },
    ]);
  });

  it('turns markup in a cell into lines, bullets and plain characters', async () => {
    const grid = gridOf(
      await read(
        'plan.txt',
        '1\t<p>Train &amp; brief:</p> <ul><li>staff</li><li>members</li></ul> the 2<sup>nd</sup> time, < 5 days\n',
      ),
    );
    expect(grid).toEqual([['1', 'Train & brief:\n• staff\n• members\nthe 2nd time, < 5 days']]);
  });

  it('parts bullets typed one after another', async () => {
    expect(gridOf(await read('plan.txt', '1\tWe will: • listen; • act\n'))).toEqual([
      ['1', 'We will:\n• listen;\n• act'],
    ]);
  });

  it('knows bold cells and bold paragraphs', async () => {
    const { blocks } = await read(
      'plan.txt',
      '<p><b>a. Openness</b></p> <p>Going well.</p>\n\n<b>1. Risk</b>\tG\n',
    );
    expect(blocks).toMatchObject([
      { text: 'a. Openness', isBold: true },
      { text: 'Going well.', isBold: false },
      { rows: [{ cells: [{ isBold: true }, { isBold: false }] }] },
    ]);
  });

  it('reads tables ruled with bars', async () => {
    expect(gridOf(await read('plan.md', '| Ref | Due |\n|---|:--:|\n| 1 | May 2026 |\n'))).toEqual([
      ['Ref', 'Due'],
      ['1', 'May 2026'],
    ]);
  });

  it('fills short rows up to the width of their table', async () => {
    expect(gridOf(await read('plan.txt', 'a\tb\tc\nd\te\n'))).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', ''],
    ]);
  });

  it.each([
    ['UTF-8 with a mark', '\ufeffRef\t£5 café\n', 'utf8'],
    ['UTF-16 with a mark', '\ufeffRef\t£5 café\n', 'utf16le'],
    ['UTF-16 without a mark', 'Ref\t£5 café and more\n', 'utf16le'],
    ['Windows-1252', 'Ref\t£5 café\n', 'latin1'],
  ] as const)('may be written in %s', async (_, text, encoding) => {
    const [row] = gridOf(await read('plan.txt', Buffer.from(text, encoding)));
    expect(row).toEqual(['Ref', text.split('\t')[1]!.trim()]);
  });

  it('keeps the dashes and quotation marks that Word and Excel write in Windows-1252', async () => {
    const bytes = Buffer.from('Who\x92s leading \x96 \x93when\x94 \x80\n', 'latin1');
    expect(proseOf(await read('plan.txt', bytes))).toEqual(['Who’s leading – “when” €']);
  });

  it('loses invisible characters, odd spaces and ligatures, and keeps typographic quotes', async () => {
    const content = await read('plan.txt', 'A\u00a0“ﬁne”\u200b plan\u00ad\u202e – re\u2011use\0\n');
    expect(proseOf(content)).toEqual(['A “fine” plan – re-use']);
  });
});
