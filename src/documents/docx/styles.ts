import { child, childrenNamed, type XmlElement } from '../readers/xml.ts';

export interface Style {
  name: string;
  basedOn: string | null;
  /** 1 is the outermost heading, 0 the document's title; null for text. */
  headingLevel: number | null;
  isBold: boolean | null;
  numbering: { id: string | null; level: number | null } | null;
}

/** Word styles, with what they inherit. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #defaultParagraph: string | null = null;

  constructor(root: XmlElement | null) {
    for (const element of childrenNamed(root ?? undefined, 'w:style')) {
      const id = element.attributes['w:styleId'] ?? '';
      this.#styles.set(id, toStyle(element));
      if (element.attributes['w:type'] === 'paragraph' && isOn(element.attributes['w:default'])) {
        this.#defaultParagraph = id;
      }
    }
  }

  /** A paragraph's or run's style and all it is based on, nearest first. */
  chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    let style = this.#styles.get(id ?? this.#defaultParagraph ?? '');
    // Styles that are based on each other would go round for ever.
    while (style && !chain.includes(style)) {
      chain.push(style);
      style = style.basedOn === null ? undefined : this.#styles.get(style.basedOn);
    }
    return chain;
  }

  /** The list a numbering style stands for. */
  numberingOf(styleId: string): string | null {
    return this.#styles.get(styleId)?.numbering?.id ?? null;
  }
}

function toStyle(element: XmlElement): Style {
  const name = (child(element, 'w:name')?.attributes['w:val'] ?? '').toLowerCase();
  const properties = child(element, 'w:pPr');
  return {
    name,
    basedOn: child(element, 'w:basedOn')?.attributes['w:val'] ?? null,
    headingLevel: headingLevel(name, properties),
    isBold: toggle(child(child(element, 'w:rPr'), 'w:b')),
    numbering: numberingOf(properties),
  };
}

function headingLevel(styleName: string, properties: XmlElement | undefined): number | null {
  if (styleName === 'title') return 0;
  const named = /^heading ([1-9])$/.exec(styleName);
  return named ? Number(named[1]) : outlineLevel(properties);
}

/** A paragraph's own outline level, as a heading level. */
export function outlineLevel(properties: XmlElement | undefined): number | null {
  const level = child(properties, 'w:outlineLvl')?.attributes['w:val'];
  return level !== undefined && /^[0-8]$/.test(level) ? Number(level) + 1 : null;
}

export function numberingOf(properties: XmlElement | undefined): Style['numbering'] {
  const numbering = child(properties, 'w:numPr');
  if (!numbering) return null;
  const level = child(numbering, 'w:ilvl')?.attributes['w:val'];
  return {
    id: child(numbering, 'w:numId')?.attributes['w:val'] ?? null,
    level: level === undefined ? null : Number(level),
  };
}

/** `<w:b/>` is on, `<w:b w:val="0"/>` off, nothing is for the style to say. */
export function toggle(element: XmlElement | undefined): boolean | null {
  if (!element) return null;
  const value = element.attributes['w:val'];
  return value === undefined || isOn(value);
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
