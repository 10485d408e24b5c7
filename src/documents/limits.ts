const megabyte = 1024 * 1024;

/** How much of a document is read before it is refused. The README repeats these figures. */
export const limits = {
  uploadBytes: 25 * megabyte,
  /** Of a Word or Excel file: all parts read, and one part, once unzipped. */
  unzippedBytes: 200 * megabyte,
  partBytes: 100 * megabyte,
  /** A part may always unzip to this much; beyond it, to no more than `inflationRatio` times its zipped size. */
  freePartBytes: 8 * megabyte,
  inflationRatio: 200,
  zipEntries: 5_000,
  xmlDepth: 200,
  xmlElements: 3_000_000,
  rows: 100_000,
  columns: 200,
  cellCharacters: 64_000,
  pages: 1_000,
  /** Of the worker that reads and recognises one document. */
  parseSeconds: 60,
  parseMemoryMb: 512,
} as const;
