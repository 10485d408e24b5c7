import { UnreadableDocumentError } from '../unreadable-document-error.ts';
import { Archive } from './archive.ts';
import { mainPart } from './package.ts';

/** What a file is, by its bytes. */
export type FileKind =
  | { kind: 'docx'; archive: Archive }
  | { kind: 'xlsx'; archive: Archive }
  | { kind: 'pdf' }
  | { kind: 'text' };

/** @throws {UnreadableDocumentError} for kinds that we know and cannot read, saying what to do instead */
export function fileKind(bytes: Uint8Array): FileKind {
  const start = latin1(bytes.subarray(0, 1024));
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zippedKind(new Archive(bytes));
  if (start.includes('%PDF-')) return { kind: 'pdf' };
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw oldOffice(bytes);
  if (start.startsWith('{\\rtf')) throw notRead('a rich text file', 'Open it in Word, save it as .docx');
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml)/i.test(start)) {
    throw notRead('a web page or XML file', 'Open it in Word or Excel, save it as .docx or .xlsx');
  }
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*)/.test(start)) {
    throw notRead('a picture', 'Ask for the document it was made from');
  }
  return { kind: 'text' };
}

function zippedKind(archive: Archive): FileKind {
  const names = archive.names;
  if (names.some((name) => name.endsWith('vbaProject.bin'))) {
    throw notRead('an Office file with macros', 'Save it as .docx or .xlsx, which carry none');
  }
  if (names.includes('xl/workbook.bin')) throw notRead('an Excel binary workbook', 'Save it as .xlsx');
  if (names.some((name) => name.startsWith('ppt/'))) {
    throw notRead('a PowerPoint presentation', 'Copy its tables into a Word document');
  }
  const main = mainPart(archive);
  if (main?.startsWith('word/')) return { kind: 'docx', archive };
  if (main?.startsWith('xl/')) return { kind: 'xlsx', archive };
  if (names.includes('content.xml') && names.includes('mimetype')) {
    throw notRead('an OpenDocument file', 'Save it as .docx or .xlsx');
  }
  if (names.some((name) => /^(word|xl)\//.test(name))) {
    throw new UnreadableDocumentError(
      'The file is damaged: it does not say which of its parts is the document. Open it, save it under a new name and import that.',
    );
  }
  throw notRead('a zip archive', 'Unzip it and import the document inside');
}

/** OLE compound files: Office before 2007, and later Office files with a password. */
function oldOffice(bytes: Uint8Array): UnreadableDocumentError {
  const names = latin1(bytes).replaceAll('\0', '');
  if (names.includes('EncryptedPackage')) {
    return new UnreadableDocumentError(
      'The document is protected by a password. Save it without one and import it again.',
    );
  }
  if (names.includes('WordDocument'))
    return notRead('an old Word document (.doc)', 'Open it in Word, save it as .docx');
  if (/Workbook|\bBook\b/.test(names))
    return notRead('an old Excel workbook (.xls)', 'Open it in Excel, save it as .xlsx');
  return notRead('an old Office or Outlook file', 'Open it, save it as .docx, .xlsx or PDF');
}

function notRead(what: string, instead: string): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `This is ${what}, which cannot be imported. ${instead} and import that.`,
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
