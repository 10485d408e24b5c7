import { child, childrenNamed, type XmlElement } from '../readers/xml.ts';
import { toggle, type Styles } from './styles.ts';

interface Level {
  start: number;
  format: string;
  /** "%1.%2)": each number stands for a level's counter. */
  pattern: string;
  isDecimalOnly: boolean;
}

interface List {
  /** Lists that share a definition count on from each other. */
  definition: string;
  levels: Map<number, Level>;
  restartsAt: Map<number, number>;
}

/** Counts a document's automatic lists in reading order, since Word stores no numbers in the text. */
export class Numbering {
  readonly #lists: Map<string, List>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();

  constructor(root: XmlElement | null, styles: Styles) {
    this.#lists = readLists(root, styles);
  }

  /** The next item's marker ("•", "3)", "1.2"), or null when the list shows none. */
  next(listId: string, level: number): string | null {
    const list = this.#lists.get(listId);
    const definition = list?.levels.get(level);
    if (!list || !definition) return null;
    const counters = this.#counters.get(list.definition) ?? [];
    this.#counters.set(list.definition, counters);
    const restart = list.restartsAt.get(level);
    if (restart !== undefined && !this.#started.has(`${listId}/${level}`)) counters[level] = restart - 1;
    this.#started.add(`${listId}/${level}`);
    counters[level] = (counters[level] ?? definition.start - 1) + 1;
    counters.length = level + 1;
    if (definition.format === 'bullet') return '•';
    if (definition.format === 'none') return definition.pattern.replace(/%\d/g, '').trim() || null;
    const marker = definition.pattern.replace(/%(\d)/g, (_, digit: string) => {
      const place = Number(digit) - 1;
      const at = list.levels.get(place) ?? definition;
      return formatCounter(counters[place] ?? at.start, definition.isDecimalOnly ? 'decimal' : at.format);
    });
    return marker.trim() || null;
  }
}

function readLists(root: XmlElement | null, styles: Styles): Map<string, List> {
  const numbers = childrenNamed(root ?? undefined, 'w:num');
  const definitionIds = new Map(
    numbers.map((number) => [
      number.attributes['w:numId'] ?? '',
      child(number, 'w:abstractNumId')?.attributes['w:val'] ?? '',
    ]),
  );
  const definitions = new Map(
    childrenNamed(root ?? undefined, 'w:abstractNum').map((definition) => [
      definition.attributes['w:abstractNumId'] ?? '',
      definition,
    ]),
  );
  const lists = new Map<string, List>();
  for (const number of numbers) {
    const id = number.attributes['w:numId'] ?? '';
    let definitionId = definitionIds.get(id) ?? '';
    const link = child(definitions.get(definitionId), 'w:numStyleLink')?.attributes['w:val'];
    if (link !== undefined) {
      definitionId = definitionIds.get(styles.numberingOf(link) ?? '') ?? definitionId;
    }
    const levels = new Map(childrenNamed(definitions.get(definitionId), 'w:lvl').map(toLevel));
    const restartsAt = new Map<number, number>();
    for (const override of childrenNamed(number, 'w:lvlOverride')) {
      const level = Number(override.attributes['w:ilvl'] ?? 0);
      const own = child(override, 'w:lvl');
      if (own) levels.set(...toLevel(own));
      const start = child(override, 'w:startOverride')?.attributes['w:val'];
      if (start !== undefined) restartsAt.set(level, Number(start));
    }
    lists.set(id, { definition: definitionId, levels, restartsAt });
  }
  return lists;
}

function toLevel(element: XmlElement): [number, Level] {
  const value = (name: string) => child(element, name)?.attributes['w:val'];
  return [
    Number(element.attributes['w:ilvl'] ?? 0),
    {
      start: Number(value('w:start') ?? 1),
      format: value('w:numFmt') ?? 'decimal',
      pattern: value('w:lvlText') ?? '',
      isDecimalOnly: toggle(child(element, 'w:isLgl')) === true,
    },
  ];
}

function formatCounter(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

/** Word goes on after z with aa, bb, cc. */
function letters(value: number): string {
  if (value < 1) return '';
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  const numerals: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  let text = '';
  for (const [worth, numeral] of numerals) {
    while (rest >= worth) {
      text += numeral;
      rest -= worth;
    }
  }
  return text;
}
