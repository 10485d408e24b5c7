import './without-drawing.ts';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { hexColor } from '../readers/colors.ts';
import { apply, identity, multiply, type Box, type Matrix } from './geometry.ts';

/** A straight line across or down the page, or a bar as thin as one. */
export interface Rule {
  isAcross: boolean;
  /** Its height on the page when across, its distance from the left when down. */
  at: number;
  from: number;
  to: number;
}

/** What a page shows beside its text. */
export interface PageMarks {
  rules: Rule[];
  /** Coloured areas in painting order. */
  areas: (Box & { color: string })[];
  /** Where pieces of text that are not black begin. */
  inks: { x: number; y: number; color: string | null }[];
  hasPicture: boolean;
}

/** The parts of pdf.js's operator list that are used here. */
export interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

interface State {
  matrix: Matrix;
  fill: string;
}

/** Follows a page's drawing operators, which pdf.js lists with paths whole and colours as RGB. */
export function readMarks({ fnArray, argsArray }: Operators): PageMarks {
  const marks: PageMarks = { rules: [], areas: [], inks: [], hasPicture: false };
  let state: State = { matrix: identity, fill: '000000' };
  const saved: State[] = [];
  let text = identity;
  let textLine = identity;
  let leading = 0;
  const moveText = (x: number, y: number) => {
    textLine = multiply(textLine, [1, 0, 0, 1, x, y]);
    text = textLine;
  };
  fnArray.forEach((operator, index) => {
    const args = (argsArray[index] ?? []) as unknown[];
    switch (operator) {
      case OPS.save:
        saved.push({ ...state });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state;
        break;
      case OPS.transform:
        state.matrix = multiply(state.matrix, toMatrix(args));
        break;
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state });
        if (args[0]) state.matrix = multiply(state.matrix, toMatrix(args[0]));
        break;
      case OPS.setFillRGBColor:
        state.fill = hexColor(String(args[0]).replace('#', '')) ?? '000000';
        break;
      case OPS.constructPath:
        addPath(marks, Number(args[0]), (args[1] as unknown[])[0], state);
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        marks.hasPicture = true;
        break;
      case OPS.beginText:
        text = textLine = identity;
        break;
      case OPS.setTextMatrix:
        text = textLine = toMatrix(args[0]);
        break;
      case OPS.setLeading:
        leading = -Number(args[0]);
        break;
      case OPS.setLeadingMoveText:
        leading = Number(args[1]);
        moveText(Number(args[0]), Number(args[1]));
        break;
      case OPS.moveText:
        moveText(Number(args[0]), Number(args[1]));
        break;
      case OPS.nextLine:
        moveText(0, leading);
        break;
      case OPS.showText:
      case OPS.showSpacedText: {
        const [x, y] = apply(multiply(state.matrix, text), 0, 0);
        marks.inks.push({ x, y, color: state.fill === '000000' ? null : state.fill });
        break;
      }
    }
  });
  return marks;
}

function toMatrix(value: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(value as ArrayLike<number>);
  return [a, b, c, d, e, f];
}

const strokes = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
]);
const fills = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke]);

/** Bars up to this thick are lines: Word draws its borders as filled rectangles. */
const thickestRule = 2.6;

function addPath(marks: PageMarks, operator: number, data: unknown, state: State): void {
  if (!data || (!strokes.has(operator) && !fills.has(operator))) return;
  for (const points of toOutlines(data as ArrayLike<number>, state.matrix)) {
    if (fills.has(operator)) addArea(marks, points, state.fill);
    if (strokes.has(operator)) addRules(marks, points);
  }
}

type Point = [x: number, y: number];

/** pdf.js packs a path as numbers: 0 move, 1 line, 2 and 3 curves, 4 close. */
function toOutlines(data: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  const argumentCounts = [2, 2, 6, 4, 0];
  let at = 0;
  while (at < data.length) {
    const kind = data[at] as number;
    const size = argumentCounts[kind];
    if (size === undefined) break;
    const end = at + 1 + size;
    if (kind === 0) outlines.push([]);
    const outline = outlines.at(-1);
    if (outline && size > 0) outline.push(apply(matrix, data[end - 2] as number, data[end - 1] as number));
    if (outline && kind === 4 && outline[0]) outline.push(outline[0]);
    at = end;
  }
  return outlines;
}

function addArea(marks: PageMarks, points: Point[], color: string): void {
  const box = toBox(points);
  const isSquare = points.every(
    ([x, y]) => (near(x, box.left) || near(x, box.right)) && (near(y, box.bottom) || near(y, box.top)),
  );
  if (!isSquare || points.length < 4) return;
  const width = box.right - box.left;
  const height = box.top - box.bottom;
  if (height <= thickestRule && width > height) {
    marks.rules.push({ isAcross: true, at: (box.top + box.bottom) / 2, from: box.left, to: box.right });
  } else if (width <= thickestRule && height > width) {
    marks.rules.push({ isAcross: false, at: (box.left + box.right) / 2, from: box.bottom, to: box.top });
  } else marks.areas.push({ ...box, color });
}

function addRules(marks: PageMarks, points: Point[]): void {
  for (let index = 1; index < points.length; index++) {
    const [fromX, fromY] = points[index - 1] as Point;
    const [toX, toY] = points[index] as Point;
    if (near(fromY, toY) && !near(fromX, toX)) {
      marks.rules.push({ isAcross: true, at: fromY, from: Math.min(fromX, toX), to: Math.max(fromX, toX) });
    } else if (near(fromX, toX) && !near(fromY, toY)) {
      marks.rules.push({ isAcross: false, at: fromX, from: Math.min(fromY, toY), to: Math.max(fromY, toY) });
    }
  }
}

function toBox(points: Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.6;
}
