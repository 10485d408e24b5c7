import { UnreadableDocumentError } from '../unreadable-document-error.ts';

/**
 * Bytes of a text file as text: UTF-8 and UTF-16 by their marks, UTF-16 without a mark by its zero bytes, UTF-8
 * when it is valid, else Windows-1252 (what Excel on Windows saves as "CSV").
 *
 * @throws {UnreadableDocumentError} when the bytes are not text in any of them
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  const sample = bytes.subarray(0, 65_536);
  const halfUnits = sample.length / 2;
  if (zerosAt(sample, 1) > halfUnits * 0.4) return decode(bytes, 'utf-16le');
  if (zerosAt(sample, 0) > halfUnits * 0.4) return decode(bytes, 'utf-16be');
  if (controlCodes(sample) > sample.length * 0.08) {
    throw new UnreadableDocumentError(
      'This is not a document that can be read. Save it as a Word, Excel, PDF, CSV or text file and import that.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return decodeWindows1252(bytes);
    throw error;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** What Windows-1252 puts where Latin-1 has control codes, from 0x80 to 0x9f; the five unused stay as they are. */
const windowsMarks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes "windows-1252" as Latin-1, which loses the dashes and quotation marks of Word and Excel. */
function decodeWindows1252(bytes: Uint8Array): string {
  return decode(bytes, 'latin1').replace(
    /[\u0080-\u009f]/g,
    (code) => windowsMarks[code.charCodeAt(0) - 0x80] ?? code,
  );
}

function zerosAt(bytes: Uint8Array, offset: 0 | 1): number {
  let count = 0;
  for (let index = offset; index < bytes.length; index += 2) if (bytes[index] === 0) count++;
  return count;
}

function controlCodes(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) count++;
  return count;
}
