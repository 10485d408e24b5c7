import { SaxesParser } from 'saxes';
import { limits } from '../limits.ts';
import { UnreadableDocumentError } from '../unreadable-document-error.ts';

/** An element with its own kind's usual prefix whatever the file calls it: "w:p", "x:row", "a:srgbClr". */
export interface XmlElement {
  name: string;
  /** Keyed like elements ("w:val", "r:id"); attributes without a namespace by their plain name. */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Text directly inside this element. */
  text: string;
}

/**
 * Reads a whole part as a tree.
 *
 * @throws {UnreadableDocumentError} when it is not well formed, declares entities, or nests too deeply
 */
export function readXml(bytes: Uint8Array, part: string): XmlElement {
  let root: XmlElement | undefined;
  streamXml(bytes, part, { each: () => true, onElement: (element) => void (root = element) });
  if (!root) throw malformed(part);
  return root;
}

interface StreamHandler {
  /** Which elements to hand over whole, children included; the rest is passed through. */
  each: (name: string) => boolean;
  onElement: (element: XmlElement) => void;
}

/** Reads a part and hands over the elements asked for, one at a time, so that a long sheet is never held whole. */
export function streamXml(bytes: Uint8Array, part: string, { each, onElement }: StreamHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: XmlElement[] = [];
  let depth = 0;
  let elements = 0;
  parser.on('doctype', () => {
    throw new UnreadableDocumentError(
      `The document's part ${part} declares entities, which real documents never do, so it was not read. Save it again from Word or Excel and import that.`,
    );
  });
  parser.on('error', (error) => {
    throw malformed(part, { cause: error });
  });
  parser.on('opentag', (tag) => {
    if (++depth > limits.xmlDepth) {
      throw new UnreadableDocumentError(
        `Tables or text boxes in the document stand inside each other more than ${limits.xmlDepth} levels deep. Simplify it and import it again.`,
      );
    }
    const name = canonical(tag.uri, tag.local);
    if (open.length === 0 && !each(name)) return;
    if (++elements > limits.xmlElements && open.length > 0 && part.startsWith('word/')) throw tooComplex();
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.local.startsWith('rsid')) continue;
      attributes[canonical(attribute.uri, attribute.local)] = attribute.value;
    }
    const element: XmlElement = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    depth--;
    const element = open.pop();
    if (element && open.length === 0) onElement(element);
  });
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8');
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
  }
  parser.close();
}

const chunkBytes = 256 * 1024;

function canonical(uri: string, local: string): string {
  const prefix = prefixes[uri];
  return prefix ? `${prefix}:${local}` : local;
}

/** Transitional and strict forms of the same vocabulary read alike. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Whether any element inside answers to the name. */
export function contains(element: XmlElement, name: string): boolean {
  return element.children.some((inner) => inner.name === name || contains(inner, name));
}

function malformed(part: string, options?: ErrorOptions): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `The document's part ${part} is damaged. Open the document in Word or Excel, save it under a new name and import that.`,
    options,
  );
}

function tooComplex(): UnreadableDocumentError {
  return new UnreadableDocumentError(
    'The document is too large to be read at once. Split it, or keep only the plan, and import that.',
  );
}
