import type { CellLine } from '../content.ts';
import { symbolCharacters } from '../text.ts';
import { backgroundColor, hexColor, inkColor, tinted, type Theme } from '../readers/colors.ts';
import { isEmphasised, toLines } from '../readers/lines.ts';
import { child, contains, type XmlElement } from '../readers/xml.ts';
import type { Numbering } from './numbering.ts';
import { numberingOf, outlineLevel, toggle, type Style, type Styles } from './styles.ts';

/** What a Word document says outside its text, needed to read any paragraph of it. */
export interface DocxParts {
  styles: Styles;
  numbering: Numbering;
  theme: Theme;
  /** Relationship id → address. */
  links: ReadonlyMap<string, string>;
}

export interface DocxParagraph {
  lines: CellLine[];
  headingLevel: number | null;
  isBold: boolean;
  /** Background of all of its text, by highlighting or shading. */
  fill: string | null;
  /** Page breaks that Word noted when it last laid the document out: before its first text, and in all. */
  breaks: { leading: number; all: number };
  /** Contents of its text boxes. */
  boxes: XmlElement[];
  /** It has neither text nor a place in the text any more: a tracked deletion or a table of contents. */
  isLeftOut: boolean;
}

interface Span {
  text: string;
  isBold: boolean;
  color: string | null;
  fill: string | null;
  url: string | null;
}

export function readParagraph(element: XmlElement, parts: DocxParts): DocxParagraph {
  const properties = child(element, 'w:pPr');
  const chain = parts.styles.chain(child(properties, 'w:pStyle')?.attributes['w:val']);
  const isContents = chain.some((style) => /^toc (\d|heading)/.test(style.name));
  const reading = new Reading(parts, chain);
  reading.walk(element, null);
  const spans = reading.spans.filter((span) => span.text !== '');
  const isDeleted = child(child(properties, 'w:rPr'), 'w:del') !== undefined && !spans.some(isInk);
  const isLeftOut = isContents || isDeleted;
  const marker = isLeftOut ? null : nextMarker(properties, chain, parts);
  const inked = spans.filter(isInk);
  return {
    lines: isLeftOut ? [] : toCellLines(spans, marker),
    headingLevel:
      outlineLevel(properties) ?? chain.find((style) => style.headingLevel !== null)?.headingLevel ?? null,
    isBold:
      inked.length > 0 &&
      (inked.every((span) => span.isBold) || isEmphasised(inked.map((span) => span.text).join(''))),
    fill: common(inked.map((span) => span.fill)) ?? shade(child(properties, 'w:shd'), parts.theme),
    breaks: { leading: reading.leadingBreaks, all: reading.allBreaks },
    boxes: reading.boxes,
    isLeftOut,
  };
}

/** Background of a cell, paragraph or run as "rrggbb". */
export function shade(element: XmlElement | undefined, theme: Theme): string | null {
  if (!element) return null;
  const { 'w:val': pattern, 'w:color': ink, 'w:fill': fill, 'w:themeFill': themeFill } = element.attributes;
  if (pattern === 'solid' && hexColor(ink)) return backgroundColor(hexColor(ink));
  const plain = hexColor(fill);
  if (plain || themeFill === undefined) return backgroundColor(plain);
  const base = theme[themeSlots[themeFill] ?? themeFill];
  if (!base) return null;
  // 00 is all white (tint) or all black (shade), FF the colour itself.
  const light = Number.parseInt(element.attributes['w:themeFillTint'] ?? 'ff', 16) / 255;
  const dark = Number.parseInt(element.attributes['w:themeFillShade'] ?? 'ff', 16) / 255;
  return backgroundColor(tinted(tinted(base, 1 - light), dark - 1));
}

const themeSlots: Readonly<Record<string, string>> = {
  background1: 'lt1',
  text1: 'dk1',
  background2: 'lt2',
  text2: 'dk2',
  light1: 'lt1',
  dark1: 'dk1',
  light2: 'lt2',
  dark2: 'dk2',
};

const highlights: Readonly<Record<string, string>> = {
  yellow: 'ffff00',
  green: '00ff00',
  cyan: '00ffff',
  magenta: 'ff00ff',
  blue: '0000ff',
  red: 'ff0000',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'c0c0c0',
  black: '000000',
};

/** Collects one paragraph's text from its runs, however they are wrapped. */
class Reading {
  readonly spans: Span[] = [];
  readonly boxes: XmlElement[] = [];
  leadingBreaks = 0;
  allBreaks = 0;
  readonly #parts: DocxParts;
  readonly #isBoldByStyle: boolean;
  /** Address of the HYPERLINK field being read; fields open and close by marks between runs. */
  #fields: { instruction: string; isResult: boolean }[] = [];

  constructor(parts: DocxParts, chain: Style[]) {
    this.#parts = parts;
    this.#isBoldByStyle = chain.find((style) => style.isBold !== null)?.isBold ?? false;
  }

  walk(element: XmlElement, url: string | null): void {
    for (const inner of element.children) {
      switch (inner.name) {
        case 'w:r':
          this.#readRun(inner, url);
          break;
        case 'w:hyperlink':
          this.walk(inner, this.#parts.links.get(inner.attributes['r:id'] ?? '') ?? url);
          break;
        case 'w:fldSimple':
          this.walk(inner, fieldUrl(inner.attributes['w:instr'] ?? '') ?? url);
          break;
        case 'm:t':
          this.#add(inner.text, {}, url);
          break;
        // Tracked changes read as if accepted; comments and properties are not text.
        case 'w:del':
        case 'w:moveFrom':
        case 'w:pPr':
        case 'w:rPr':
        case 'w:sdtPr':
        case 'w:rt':
          break;
        default:
          this.walk(inner, url);
      }
    }
  }

  #readRun(run: XmlElement, url: string | null): void {
    const properties = child(run, 'w:rPr');
    if (toggle(child(properties, 'w:vanish')) === true) return;
    const style = this.#parts.styles.chain(child(properties, 'w:rStyle')?.attributes['w:val'] ?? '');
    const isBold =
      toggle(child(properties, 'w:b')) ??
      style.find((candidate) => candidate.isBold !== null)?.isBold ??
      this.#isBoldByStyle;
    const look = {
      isBold,
      color: inkColor(hexColor(child(properties, 'w:color')?.attributes['w:val'])),
      fill:
        highlights[child(properties, 'w:highlight')?.attributes['w:val'] ?? ''] ??
        shade(child(properties, 'w:shd'), this.#parts.theme),
    };
    for (const part of run.children) this.#readRunPart(part, look, url);
  }

  #readRunPart(part: XmlElement, look: Partial<Span>, url: string | null): void {
    switch (part.name) {
      case 'w:t':
        this.#add(part.text, look, url);
        break;
      case 'w:tab':
      case 'w:ptab':
        this.#add(' ', look, url);
        break;
      case 'w:br':
      case 'w:cr':
        this.#add('\n', look, url);
        break;
      case 'w:noBreakHyphen':
        this.#add('-', look, url);
        break;
      case 'w:sym':
        this.#add(
          symbolCharacters[Number.parseInt(part.attributes['w:char'] ?? '0', 16) & 0xff] ?? '',
          look,
          url,
        );
        break;
      case 'w:fldChar':
        this.#mark(part.attributes['w:fldCharType']);
        break;
      case 'w:instrText': {
        const field = this.#fields.at(-1);
        if (field) field.instruction += part.text;
        break;
      }
      case 'w:lastRenderedPageBreak':
        this.allBreaks++;
        if (!this.spans.some(isInk)) this.leadingBreaks++;
        break;
      case 'mc:AlternateContent': {
        // The same drawing twice, for new and old Word; read once.
        const chosen = child(part, 'mc:Choice') ?? child(part, 'mc:Fallback');
        if (chosen) this.#findBoxes(chosen);
        break;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#findBoxes(part);
        break;
      case 'w:ruby':
        this.walk(part, url);
        break;
    }
  }

  #findBoxes(element: XmlElement): void {
    for (const inner of element.children) {
      if (inner.name === 'mc:Fallback') continue;
      if (inner.name === 'w:txbxContent') this.boxes.push(inner);
      else this.#findBoxes(inner);
    }
  }

  #mark(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ instruction: '', isResult: false });
    else if (type === 'separate' && this.#fields.length > 0)
      (this.#fields.at(-1) as { isResult: boolean }).isResult = true;
    else if (type === 'end') this.#fields.pop();
  }

  #add(text: string, look: Partial<Span>, url: string | null): void {
    const field = this.#fields.at(-1);
    if (field && !field.isResult) return;
    this.spans.push({
      text,
      isBold: look.isBold ?? false,
      color: look.color ?? null,
      fill: look.fill ?? null,
      url: url ?? (field ? fieldUrl(field.instruction) : null),
    });
  }
}

function fieldUrl(instruction: string): string | null {
  return /^\s*HYPERLINK\s+"([a-z]+:[^"]+)"/i.exec(instruction)?.[1] ?? null;
}

function nextMarker(
  properties: XmlElement | undefined,
  chain: Style[],
  { numbering }: DocxParts,
): { text: string; indent: number } | null {
  const own = numberingOf(properties);
  const inherited = chain.find((style) => style.numbering !== null)?.numbering ?? null;
  const id = own?.id ?? inherited?.id ?? null;
  if (id === null || id === '0') return null;
  const level = own?.level ?? inherited?.level ?? 0;
  const text = numbering.next(id, level);
  return text === null ? null : { text, indent: level };
}

function toCellLines(spans: Span[], marker: { text: string; indent: number } | null): CellLine[] {
  const lines: CellLine[] = [];
  let current: Span[] = [];
  const endLine = () => {
    const inked = current.filter(isInk);
    lines.push(
      ...toLines({
        text: current.map((span) => span.text).join(''),
        marker: lines.length === 0 ? (marker?.text ?? null) : null,
        indent: marker?.indent ?? 0,
        color: common(inked.map((span) => span.color)),
        url: inked.find((span) => span.url !== null)?.url ?? null,
      }),
    );
    current = [];
  };
  for (const span of spans) {
    const pieces = span.text.split('\n');
    pieces.forEach((text, index) => {
      if (index > 0) endLine();
      if (text !== '') current.push({ ...span, text });
    });
  }
  endLine();
  return lines;
}

function isInk(span: Span): boolean {
  return /\S/.test(span.text);
}

/** What all agree on, if they do. */
function common(values: (string | null)[]): string | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

/** Whether a paragraph shows a picture, which nothing here can read. */
export function hasPicture(element: XmlElement): boolean {
  return contains(element, 'a:blip');
}
