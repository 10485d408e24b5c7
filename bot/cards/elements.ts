import { strings } from '../strings/index.ts';
import { plainText } from './plain-text.ts';
import type { messageInputs } from './message-dialog.ts';
import type { includedInput, InputId, Payload, PreferenceInput, Verb } from './verbs.ts';

/** The part of Adaptive Cards 1.5 that our cards use, and builders for it. */

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  fallbackText: string;
  body: Element[];
  /** Asked of the bot by itself when a person opens the chat, so that they see how things stand now. */
  refresh?: Refresh;
  /** Teams only: the card takes the width of the chat. */
  msteams: { width: 'Full' };
}

export interface Refresh {
  action: Omit<Execute, 'associatedInputs' | 'fallback' | 'style'>;
  /** Who is asked about; without, everybody in a chat of up to 60 people. */
  userIds?: string[];
}

export type Element = Heading | RichText | Container | ColumnSet | ActionSet | Input | Toggle;

export type Color = 'default' | 'accent' | 'good' | 'warning' | 'attention';
export type Style = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

interface Placed {
  id?: string;
  isVisible?: boolean;
  spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
  separator?: boolean;
}

/** Read as Markdown, so only ever given our own words. */
interface Heading extends Placed {
  type: 'TextBlock';
  text: string;
  style: 'heading';
  size: 'default' | 'large';
  weight: 'bolder';
  wrap: true;
}

export interface TextRun {
  type: 'TextRun';
  text: string;
  color?: Color;
  weight?: 'bolder';
  size?: 'small' | 'default' | 'medium' | 'large';
  isSubtle?: true;
}

interface RichText extends Placed {
  type: 'RichTextBlock';
  inlines: TextRun[];
  horizontalAlignment?: 'left' | 'right';
}

interface Container extends Placed {
  type: 'Container';
  items: Element[];
  style?: Style;
  selectAction?: CardAction;
}

export interface Column {
  type: 'Column';
  width: 'auto' | 'stretch' | `${number}px`;
  items: Element[];
  style?: Style;
  verticalContentAlignment?: 'top' | 'center';
}

interface ColumnSet extends Placed {
  type: 'ColumnSet';
  columns: Column[];
}

interface ActionSet extends Placed {
  type: 'ActionSet';
  actions: CardAction[];
}

type Input = (
  | { type: 'Input.Text'; isMultiline?: true; placeholder?: string; maxLength: number; style?: 'url' }
  | { type: 'Input.Date' }
  | {
      type: 'Input.ChoiceSet';
      style: 'compact';
      placeholder?: string;
      choices: { title: string; value: string }[];
    }
) &
  Placed & {
    id: InputId | `${InputId}.${number}` | keyof typeof messageInputs | PreferenceInput;
    label: string;
    value?: string;
  };

/** `title` is read as Markdown: only ever our own words. */
interface Toggle extends Placed {
  type: 'Input.Toggle';
  id: `${typeof includedInput}.${number}`;
  title: string;
  value: 'true' | 'false';
}

interface Execute {
  type: 'Action.Execute';
  title: string;
  verb: Verb;
  data: object;
  associatedInputs: 'auto' | 'none';
  style?: 'positive';
  fallback: {
    type: 'Action.Submit';
    title: string;
    data: object;
    associatedInputs: 'auto' | 'none';
    style?: 'positive';
  };
}

export type CardAction =
  | Execute
  | { type: 'Action.OpenUrl'; title: string; url: string }
  /** Opens a dialog, or sends one. */
  | {
      type: 'Action.Submit';
      title: string;
      data: object;
      associatedInputs: 'auto' | 'none';
      style?: 'positive';
    }
  | { type: 'Action.ToggleVisibility'; title: string; targetElements: string[] };

export function card(body: (Element | null)[], refresh: Refresh | null = null): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: strings.cannotShow,
    body: present(body),
    ...(refresh ? { refresh } : {}),
    msteams: { width: 'Full' },
  };
}

/** A heading that screen readers can jump to. Our own words only, nothing filled in: it is read as Markdown. */
export function heading(text: string, size: 'default' | 'large' = 'large', placed: Placed = {}): Element {
  return { type: 'TextBlock', text, style: 'heading', size, weight: 'bolder', wrap: true, ...placed };
}

export type Words = string | (Omit<TextRun, 'type'> | string)[];

/** Any words, ours or people's: never read as Markdown, whatever they hold. */
export function says(
  words: Words,
  placed: Placed & { horizontalAlignment?: 'left' | 'right' } = {},
): Element {
  const runs = typeof words === 'string' ? [words] : words;
  return {
    type: 'RichTextBlock',
    inlines: runs
      .map((run) => (typeof run === 'string' ? { text: run } : run))
      .map((run): TextRun => ({ type: 'TextRun', ...run, text: keepEdges(run.text) })),
    ...placed,
  };
}

export function quiet(text: string, placed: Placed = { spacing: 'small' }): Element {
  return says([{ text, isSubtle: true, size: 'small' }], placed);
}

/** A headline with a ref or a name in it. */
export function title(text: string): Element {
  return says([{ text, weight: 'bolder', size: 'large' }]);
}

/** A label beside its value, and what else is to be said about it below; values line up under each other. */
export function fact(label: string, value: Words, below: string | null = null): Element {
  return columns(
    [
      { type: 'Column', width: '72px', items: [says([{ text: label, isSubtle: true }])] },
      {
        type: 'Column',
        width: 'stretch',
        items: [says(value), ...(below ? [quiet(below, { spacing: 'none' })] : [])],
      },
    ],
    { spacing: 'small' },
  );
}

export function columns(parts: Column[], placed: Placed = {}): Element {
  return { type: 'ColumnSet', columns: parts, ...placed };
}

export function box(
  items: (Element | null)[],
  options: Placed & { style?: Style; selectAction?: CardAction } = {},
): Element {
  return { type: 'Container', items: present(items), ...options };
}

/**
 * Buttons. They stand in an ActionSet so that a client without Action.Execute falls back to sending the same
 * as a message.
 *
 * @returns null without buttons, since an empty ActionSet is not a valid one
 */
export function buttons(
  actions: (CardAction | null)[],
  placed: Placed = { spacing: 'medium' },
): Element | null {
  const shown = actions.filter((action) => action !== null);
  return shown.length === 0 ? null : { type: 'ActionSet', actions: shown, ...placed };
}

interface ExecuteOptions {
  style?: 'positive';
  /** Sends what is typed on the card with it. Without, a half-filled form holds nobody back. */
  withInputs?: boolean;
}

export function execute<V extends Verb>(
  title: string,
  verb: V,
  data: Payload<V>,
  { style, withInputs = false }: ExecuteOptions = {},
): CardAction {
  const common = {
    title: plainText(title, 60),
    associatedInputs: withInputs ? ('auto' as const) : ('none' as const),
    ...(style ? { style } : {}),
  };
  return {
    type: 'Action.Execute',
    verb,
    data,
    ...common,
    fallback: { type: 'Action.Submit', data: { ...data, verb }, ...common },
  };
}

/** Brings the newest state of a card that a person comes back to. */
export function refreshWith<V extends Verb>(verb: V, data: Payload<V>): Refresh {
  return { action: { type: 'Action.Execute', title: strings.buttons.refresh, verb, data } };
}

/** Shows a hidden part of the card, or hides it again; what is typed there stays. */
export function reveal(title: string, id: string): CardAction {
  return { type: 'Action.ToggleVisibility', title, targetElements: [id] };
}

export function openUrl(title: string, url: string | null): CardAction | null {
  return url ? { type: 'Action.OpenUrl', title, url } : null;
}

function present(elements: (Element | null)[]): Element[] {
  return elements.filter((element) => element !== null);
}

/** Runs are joined as they stand, so a space at the edge of one belongs to the text. */
function keepEdges(text: string): string {
  const body = plainText(text);
  return body === '' ? ' ' : `${text.startsWith(' ') ? ' ' : ''}${body}${text.endsWith(' ') ? ' ' : ''}`;
}

/** What rich text says, as a screen reader would run it together. */
export function spoken(elements: readonly Element[]): string {
  return elements
    .flatMap((element): string[] => {
      if (element.type === 'RichTextBlock') return [element.inlines.map(({ text }) => text).join('')];
      return element.type === 'ColumnSet' ? element.columns.map(({ items }) => spoken(items)) : [];
    })
    .join(' ');
}
