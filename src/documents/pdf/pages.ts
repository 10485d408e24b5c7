import './without-drawing.ts';
import {
  getDocument,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// Importing pdf.js's worker here lets it run in our own worker thread, bundled or not.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { limits } from '../limits.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';
import type { Box } from './geometry.ts';
import { readMarks, type PageMarks } from './page-marks.ts';
import { withoutDoubles, type Fragment } from './text-lines.ts';

/** One page as it is printed: its text with places, its lines and its colours. */
export interface PrintedPage {
  number: number;
  box: Box;
  fragments: Fragment[];
  marks: PageMarks;
  links: (Box & { url: string })[];
}

/** @throws {UnreadableDocumentError} when it is damaged, needs a password, or has too many pages */
export async function readPages(bytes: Uint8Array): Promise<PrintedPage[]> {
  const task = getDocument({
    // A copy, because pdf.js takes the bytes for itself.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: 1,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) {
      throw new UnreadableDocumentError(
        `The PDF has ${document.numPages.toLocaleString('en-GB')} pages; at most ${limits.pages.toLocaleString('en-GB')} can be read. Save the plan's own pages as a PDF and import that.`,
      );
    }
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(document, number));
    return pages;
  } catch (error) {
    throw toUnreadable(error);
  } finally {
    await task.destroy();
  }
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PrintedPage> {
  const page = await document.getPage(number);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const marks = readMarks(await page.getOperatorList());
  const fragments = await readFragments(page, marks);
  const annotations = (await page.getAnnotations()) as { url?: string; rect?: number[] }[];
  const links = annotations.flatMap(({ url, rect }) => {
    if (url === undefined || !rect) return [];
    const [linkLeft = 0, linkBottom = 0, linkRight = 0, linkTop = 0] = rect;
    return [{ url, left: linkLeft, bottom: linkBottom, right: linkRight, top: linkTop }];
  });
  page.cleanup();
  return { number, box: { left, bottom, right, top }, fragments, marks, links };
}

async function readFragments(page: PDFPageProxy, marks: PageMarks): Promise<Fragment[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const fragments: Fragment[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
    const size = Math.hypot(a, b);
    // Text set upright in a narrow cell runs up the page; its line is one short fragment at its foot.
    const isUpright = Math.abs(b) > Math.abs(a);
    const left = isUpright ? x - size : x;
    fragments.push({
      text: item.str,
      left,
      right: isUpright ? x : x + item.width,
      baseline: y,
      size,
      isBold: isBoldFont(page, item.fontName),
      color: inkAt(marks, x, y),
    });
  }
  return withoutDoubles(fragments);
}

function isBoldFont(page: PDFPageProxy, name: string): boolean {
  if (!page.commonObjs.has(name)) return false;
  const font = page.commonObjs.get(name) as { name?: string; bold?: boolean; black?: boolean };
  return font.bold === true || font.black === true || /bold|black|heavy|demi/i.test(font.name ?? '');
}

function inkAt({ inks }: PageMarks, x: number, y: number): string | null {
  let best: PageMarks['inks'][number] | undefined;
  for (const ink of inks) {
    if (Math.abs(ink.y - y) < 1.5 && ink.x <= x + 1 && (!best || ink.x >= best.x)) best = ink;
  }
  return best?.color ?? null;
}

function toUnreadable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  switch (error.name) {
    case 'PasswordException':
      return new UnreadableDocumentError(
        'The PDF is protected by a password. Save it without one and import it again.',
        { cause: error },
      );
    case 'InvalidPDFException':
    case 'FormatError':
    case 'UnknownErrorException':
    case 'MissingPDFException':
      return new UnreadableDocumentError(
        'The PDF is damaged or was cut off while being copied. Save it again from where it came from and import that.',
        { cause: error },
      );
    default:
      return error;
  }
}
