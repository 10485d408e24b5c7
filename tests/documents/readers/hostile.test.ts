import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { limits } from '#documents/limits';
import { UnreadableDocumentError } from '#documents/unreadable-document-error';
import { gridOf, proseOf, read } from './reading.ts';
import { print, smallPdf } from './small-pdf.ts';

const relations = 'http://schemas.openxmlformats.org';

/** An Office file from its parts. */
function office(main: string, parts: Record<string, string | Uint8Array>): Uint8Array {
  const files: Zippable = {
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`,
    ),
  };
  for (const [name, content] of Object.entries(parts)) {
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}

const word = (body: string, prologue = '') =>
  office('word/document.xml', {
    'word/document.xml': `${prologue}<w:document xmlns:w="${relations}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });

const excel = (rows: string) =>
  office('xl/workbook.xml', {
    'xl/workbook.xml': `<workbook xmlns="${relations}/spreadsheetml/2006/main" xmlns:r="${relations}/officeDocument/2006/relationships"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument/2006/relationships/worksheet" Target="sheet.xml"/></Relationships>`,
    'xl/sheet.xml': `<worksheet xmlns="${relations}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  });

const paragraph = '<w:p><w:r><w:t>Plan</w:t></w:r></w:p>';
const cfb = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(name, 'utf16le')]);

describe('a file that cannot be imported is refused with what is wrong and what to do', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['an empty file', 'plan.docx', new Uint8Array(), 'The file is empty'],
    ['a file over the limit', 'plan.txt', new Uint8Array(limits.uploadBytes + 1), 'larger than 25 MB'],
    [
      'a PDF called .docx',
      'plan.docx',
      smallPdf({ pages: [print('x', 1, 1)] }),
      'ends in .docx but the file is a PDF',
    ],
    ['a Word document called .xlsx', 'plan.xlsx', word(paragraph), 'the file is a Word document'],
    ['text called .pdf', 'plan.pdf', strToU8('Ref\tAction\n'), 'the file is plain text'],
    ['a picture', 'plan.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'a picture'],
    [
      'random bytes',
      'plan.txt',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
      'not a document that can be read',
    ],
    ['an old Word document', 'plan.doc', cfb('WordDocument'), 'an old Word document (.doc)'],
    ['an old Excel workbook', 'plan.xls', cfb('Workbook'), 'an old Excel workbook (.xls)'],
    ['an Office file with a password', 'plan.docx', cfb('EncryptedPackage'), 'protected by a password'],
    [
      'a workbook with macros',
      'plan.xlsm',
      office('xl/workbook.xml', { 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'x' }),
      'with macros',
    ],
    ['a zip archive', 'plan.zip', zipSync({ 'plan.docx': word(paragraph) }), 'a zip archive'],
    [
      'an OpenDocument file',
      'plan.odt',
      zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }),
      'OpenDocument',
    ],
    ['rich text', 'plan.rtf', strToU8('{\\rtf1 Plan}'), 'a rich text file'],
    ['a web page', 'plan.xls', strToU8('<!DOCTYPE html><html><table></table></html>'), 'a web page'],
    ['a Word document cut off', 'plan.docx', word(paragraph).slice(0, 200), 'damaged or was cut off'],
    [
      'a PDF cut off',
      'plan.pdf',
      smallPdf({ pages: [print('x', 1, 1)] }).slice(0, 60),
      'damaged or was cut off',
    ],
    ['a scanned PDF', 'plan.pdf', smallPdf({ pages: ['0 0 10 10 re f'] }), 'pictures of pages and no text'],
    ['malformed XML', 'plan.docx', word('<w:p><w:r>'), 'word/document.xml is damaged'],
    ['a Word document without text', 'plan.docx', word('<w:p/>'), 'no text in it'],
    [
      'an entity bomb',
      'plan.docx',
      word(
        '<w:p><w:r><w:t>&b;</w:t></w:r></w:p>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
      ),
      'declares entities',
    ],
    [
      'endless nesting',
      'plan.docx',
      word(`${'<w:sdt>'.repeat(500)}${'</w:sdt>'.repeat(500)}`),
      'levels deep',
    ],
    [
      'a zip bomb',
      'plan.docx',
      word(' '.repeat(60 * 1024 * 1024)),
      'unpacks to more than can be read safely',
    ],
    [
      'a cell of a megabyte',
      'plan.csv',
      strToU8(`Ref,Action\n1,${'x'.repeat(1024 * 1024)}\n2,y\n`),
      'more than 64,000 characters',
    ],
    [
      'too many columns',
      'plan.csv',
      strToU8(`${'a,'.repeat(300)}b\n${'a,'.repeat(300)}b\n`),
      'at most 200 can be read',
    ],
    ['too many rows', 'plan.csv', strToU8('1,Mend\n'.repeat(limits.rows + 1)), 'more than 100,000 rows'],
    [
      'too many rows in Excel',
      'plan.xlsx',
      excel('<row><c t="str"><v>Mend</v></c></row>'.repeat(limits.rows + 1)),
      'more than 100,000 rows',
    ],
  ])('%s', async (_, name, bytes, problem) => {
    const reading = read(name, bytes);
    await expect(reading).rejects.toBeInstanceOf(UnreadableDocumentError);
    await expect(reading).rejects.toThrow(problem);
  });

  it('a zip with thousands of parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: limits.zipEntries + 1 }, (_, i) => [`word/${i}.xml`, '']),
    );
    await expect(read('plan.docx', office('word/document.xml', parts))).rejects.toThrow(
      'far more than a document has',
    );
  });

  it('a PDF with a password', async () => {
    const encrypt =
      '/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>';
    const locked = smallPdf({ pages: [print('Plan', 50, 700)], trailer: encrypt });
    await expect(read('plan.pdf', locked)).rejects.toThrow('protected by a password');
  });
});

describe('a file that is merely odd is read', () => {
  it('with NULs and control characters in its text', async () => {
    expect(
      proseOf(await read('plan.txt', 'The\0 plan\u0007 of the\u001b harbour council and what it will do\n')),
    ).toEqual(['The plan of the harbour council and what it will do']);
  });

  it('with a hundred thousand rows', async () => {
    const content = await read('plan.csv', 'Ref,Action\n1,Mend\n'.repeat(limits.rows / 2));
    expect(gridOf(content)).toHaveLength(limits.rows);
  });

  it('under a name without an ending', async () => {
    expect(proseOf(await read('plan', word(paragraph)))).toEqual(['Plan']);
  });
});
