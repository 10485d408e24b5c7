import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { AppError } from '#domain/errors';
import { stored, type Codec, type Column } from './codec.ts';
import { noteLimit } from './limits.ts';

/** Texts that fit their own columns may be too long to be kept together in the entry that tells of them. */
export class EntryTooLongError extends AppError {
  readonly code = 'value-refused';

  constructor() {
    super(
      'The new text and the one it takes the place of are together too long for SharePoint. Nothing was saved: make the new text shorter, or save an empty one first and the new one after it.',
    );
  }
}

/** Columns an entry may take up; two texts of the longest kind, before and after, need three. */
const parts = 4;

const packedMark = 'brotli:';
/** Far above anything we write: what somebody else put there is not unpacked without end. */
const largestBytes = 4_000_000;

/**
 * As `json`, for an entry with texts before and after, which one column cannot always hold. Where it can, it
 * stands there in clear; otherwise it is compressed (Brotli, base 64) and goes on in further columns.
 *
 * @param isWhole whether what was parsed is what was written, checked as far as a reader would trip over it
 * @param fallback what an empty or unreadable column counts as
 */
export function longJson<T>(
  name: string,
  title: string,
  isWhole: (parsed: unknown) => boolean,
  fallback: T,
): Codec<T> {
  const columns = Array.from({ length: parts }, (_, index): Column => {
    const isFirst = index === 0;
    return {
      name: isFirst ? name : `${name}Part${index + 1}`,
      displayName: isFirst ? `${title} (data)` : `${title}, part ${index + 1} (data)`,
      type: 'note',
    };
  });
  return {
    columns,
    write(value) {
      const pieces = value === null ? [] : piecesOf(JSON.stringify(value));
      return Object.fromEntries(columns.map((column, index) => [column.name, pieces[index] ?? null]));
    },
    read(fields, report) {
      const found = columns.map((column) => stored(fields, column) ?? '').join('');
      if (found === '') return fallback;
      const parsed = parse(found);
      if (isWhole(parsed)) return parsed as T;
      report(
        columns[0]!,
        'is data of Golden Thread that can no longer be read; restore it from the version history',
      );
      return fallback;
    },
  };
}

/** @throws {EntryTooLongError} */
function piecesOf(text: string): string[] {
  if (text.length <= noteLimit) return [text];
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 22 };
  const packed = packedMark + brotliCompressSync(text, { params }).toString('base64');
  if (packed.length > parts * noteLimit) throw new EntryTooLongError();
  return packed.match(new RegExp(`.{1,${noteLimit}}`, 'g')) ?? [];
}

function parse(found: string): unknown {
  try {
    if (!found.startsWith(packedMark)) return JSON.parse(found);
    const packed = Buffer.from(found.slice(packedMark.length), 'base64');
    return JSON.parse(brotliDecompressSync(packed, { maxOutputLength: largestBytes }).toString());
  } catch {
    return undefined;
  }
}
