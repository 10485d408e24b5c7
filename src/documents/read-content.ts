import type { DocumentContent } from './content.ts';
import { limits } from './limits.ts';
import { findDelimiter, readCsv } from './readers/csv.ts';
import { readDocx } from './readers/docx.ts';
import { decodeText } from './readers/decode-text.ts';
import { fileKind, type FileKind } from './readers/file-kind.ts';
import { readTxt } from './readers/txt.ts';
import { readXlsx } from './readers/xlsx.ts';
import { UnreadableDocumentError } from './unreadable-document-error.ts';

export interface DocumentFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Reads a document's blocks in order, whatever its format. The bytes decide what it is; a name that says
 * otherwise is refused, because one of the two is wrong and a person should say which.
 *
 * @throws {UnreadableDocumentError} when it cannot be read, wholly or safely
 */
export async function readContent({ name, bytes }: DocumentFile): Promise<DocumentContent> {
  if (bytes.length === 0) {
    throw new UnreadableDocumentError('The file is empty. Check that it was saved and import it again.');
  }
  if (bytes.length > limits.uploadBytes) {
    throw new UnreadableDocumentError(
      `The file is larger than ${limits.uploadBytes / 1024 / 1024} MB. Remove its pictures, or keep only the plan, and import it again.`,
    );
  }
  const file = fileKind(bytes);
  checkName(name, file.kind);
  const content = await read(file, name, bytes);
  if (content.blocks.length === 0) {
    throw new UnreadableDocumentError('The document has no text in it. Check that it is the right file.');
  }
  return content;
}

async function read(file: FileKind, name: string, bytes: Uint8Array): Promise<DocumentContent> {
  switch (file.kind) {
    case 'docx':
      return readDocx(file.archive);
    case 'xlsx':
      return readXlsx(file.archive);
    case 'text':
      return readText(decodeText(bytes), endingOf(name));
    case 'pdf': {
      // pdf.js is large; other formats do without it.
      const { readPdf } = await import('./readers/pdf.ts');
      return readPdf(bytes);
    }
  }
}

/** Bytes cannot tell text laid out with tabs from a table of values, so here the name counts. */
function readText(text: string, ending: string): DocumentContent {
  if (codeEndings.has(ending) || isJson(text)) {
    throw new UnreadableDocumentError(
      'This is program code or data, not an action plan: nothing in it looks like recommendations. Choose the Word, Excel, PDF, CSV or text file the plan stands in.',
    );
  }
  if (ending === 'tsv') return readCsv(text, '\t');
  if (ending === 'txt' || ending === 'md') return readTxt(text);
  const delimiter = findDelimiter(text);
  if (delimiter) return readCsv(text, delimiter);
  return ending === 'csv' ? readCsv(text, ',') : readTxt(text);
}

const codeEndings: ReadonlySet<string> = new Set(
  'json jsonc js mjs cjs jsx ts mts cts tsx py rb java cs c h cpp go rs php sh ps1 sql css html htm xml yml yaml toml ini log'.split(
    ' ',
  ),
);

/** Whatever its name: no plan in words or in columns begins like that and can be parsed to the end. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const kindsByEnding: Readonly<Record<string, { kind: FileKind['kind']; called: string }>> = {
  docx: { kind: 'docx', called: 'a Word document' },
  dotx: { kind: 'docx', called: 'a Word document' },
  xlsx: { kind: 'xlsx', called: 'an Excel workbook' },
  xltx: { kind: 'xlsx', called: 'an Excel workbook' },
  pdf: { kind: 'pdf', called: 'a PDF' },
  csv: { kind: 'text', called: 'text' },
  tsv: { kind: 'text', called: 'text' },
  txt: { kind: 'text', called: 'text' },
  md: { kind: 'text', called: 'text' },
};

const called = {
  docx: 'a Word document',
  xlsx: 'an Excel workbook',
  pdf: 'a PDF',
  text: 'plain text',
} satisfies Record<FileKind['kind'], string>;

function checkName(name: string, kind: FileKind['kind']): void {
  const ending = endingOf(name);
  const named = kindsByEnding[ending];
  if (!named || named.kind === kind) return;
  throw new UnreadableDocumentError(
    `The name ends in .${ending} but the file is ${called[kind]}. Check that it is the right file, give it its proper ending and import it again.`,
  );
}

function endingOf(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
