import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { meetingRecordDocx } from '#reports/meeting-record-docx';
import { meetingRecordHtml } from '#reports/meeting-record-html';
import { aMeetingRecord } from '#tests/helpers/meetings';

/** What a reader reads, a line a paragraph. */
async function wordsOf(record = aMeetingRecord()): Promise<string> {
  const xml = strFromU8(unzipSync(await meetingRecordDocx(record))['word/document.xml']!);
  return xml
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n');
}

describe('a decision record', () => {
  it('says in Word what was decided, who does it by when, and what was left over', async () => {
    const words = await wordsOf();
    for (const said of [
      'Decision record, 2 March 2026',
      '09:30 to 11:10',
      '2 items were discussed: 1 decision, 1 new action and 1 new date. 2 items were left over.',
      'Decision: Bring the contract in house by the summer',
      'Head of Procurement (Tom Brackley), by 29 May 2026',
      'New date: GT8/2 is now due 30 June 2026, not 31 January 2026: The supplier could not start before April.',
      'Minuted by Ruth Amos at 09:42.',
      'GT8   R   Red, worse than last period (amber)',
      'Discussed; nothing was minuted.',
      'On the agenda and not reached.',
    ]) {
      expect(words).toContain(said);
    }
  });

  it('is a page that stands alone, where nobody’s words become markup', () => {
    const nasty = '<script>alert(1)</script> & "quotes"';
    const page = meetingRecordHtml(aMeetingRecord((word) => `${word} ${nasty}`));
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
    expect(page).not.toMatch(/https?:|src=|@import|url\(/);
    expect(page).toContain('<html lang="en-GB">');
  });
});
