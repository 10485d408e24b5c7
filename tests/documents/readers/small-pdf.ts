interface SmallPdf {
  /** Drawing operators of each page, in PDF's own language, on a page of 600 by 800 points. */
  pages: string[];
  /** More objects for the trailer, such as `/Encrypt`. */
  trailer?: string;
}

/** A PDF written by hand: Helvetica as /F, its bold as /B. */
export function smallPdf({ pages, trailer = '' }: SmallPdf): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R /B 4 0 R >> >> /Contents ${6 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Text at a place, counted from the page's bottom left corner. */
export function print(
  text: string,
  x: number,
  y: number,
  { size = 10, font = 'F' }: { size?: number; font?: 'F' | 'B' } = {},
) {
  return `BT /${font} ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`;
}

/** A grid of lines at these distances from the left and heights. */
export function ruled(edges: number[], heights: number[]): string {
  const [left, right] = [edges[0], edges.at(-1)];
  const [top, bottom] = [heights[0], heights.at(-1)];
  return [
    ...heights.map((y) => `${left} ${y} m ${right} ${y} l S`),
    ...edges.map((x) => `${x} ${top} m ${x} ${bottom} l S`),
  ].join('\n');
}
