import { constants, inflateRawSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';

interface Entry {
  method: number;
  isEncrypted: boolean;
  zippedBytes: number;
  headerOffset: number;
}

/** The parts of a Word or Excel file (a zip), each unzipped when asked for and never beyond the limits. */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries: Map<string, Entry>;
  #unzippedBytes = 0;

  /** @throws {UnreadableDocumentError} when the zip's directory is missing, damaged or too long */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * One part's bytes, or null when there is no such part.
   *
   * @throws {UnreadableDocumentError} when it is encrypted, damaged, or unzips to more than we take
   */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if (entry.isEncrypted) {
      throw new UnreadableDocumentError(
        'The document is protected by a password. Save it without one and import it again.',
      );
    }
    const allowed = Math.min(
      limits.partBytes,
      limits.unzippedBytes - this.#unzippedBytes,
      Math.max(limits.freePartBytes, entry.zippedBytes * limits.inflationRatio),
    );
    const part = this.#unzip(name, entry, allowed);
    this.#unzippedBytes += part.length;
    return part;
  }

  #unzip(name: string, entry: Entry, allowed: number): Uint8Array {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    const header = entry.headerOffset;
    if (header + 30 > view.byteLength || view.getUint32(header, true) !== localHeader) throw damaged();
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const zipped = this.#bytes.subarray(start, start + entry.zippedBytes);
    if (zipped.length < entry.zippedBytes) throw damaged();
    if (entry.method === stored) {
      if (zipped.length > allowed) throw tooLarge(name);
      return zipped;
    }
    if (entry.method !== deflated) throw damaged();
    try {
      return inflateRawSync(zipped, { maxOutputLength: allowed, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      if (isTooMuchOutput(error)) throw tooLarge(name);
      throw damaged({ cause: error });
    }
  }
}

const localHeader = 0x04034b50;
const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;
const stored = 0;
const deflated = 8;

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) {
    throw new UnreadableDocumentError(
      `The file holds ${count.toLocaleString('en-GB')} parts, far more than a document has. Open it, save it again under a new name and import that.`,
    );
  }
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name.replaceAll('\\', '/').replace(/^\//, ''), {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      zippedBytes: view.getUint32(at + 20, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The directory's end stands in the last 64 KB, before a comment. */
function findDirectoryEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) === directoryEnd) return at;
  }
  throw damaged();
}

function damaged(options?: ErrorOptions): UnreadableDocumentError {
  return new UnreadableDocumentError(
    'The file is damaged or was cut off while being copied. Open the original, save it again and import that.',
    options,
  );
}

function tooLarge(name: string): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `The document unpacks to more than can be read safely (its part ${name}). Keep only the plan, save it under a new name and import that.`,
  );
}

function isTooMuchOutput(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
