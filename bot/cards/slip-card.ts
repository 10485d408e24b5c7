import { dayInLondon } from '#domain/clock';
import type { SlipNews, ToldSlip } from '#domain/digest';
import { ragWords, strings } from '../strings/index.ts';
import {
  box,
  buttons,
  card,
  execute,
  heading,
  openUrl,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { ragColor } from './rag-badge.ts';
import { verbs } from './verbs.ts';

const mostRows = 8;

/** Told at once: what got worse, who says so and why, and a line to answer with. */
export function slipCard({ slips }: SlipNews, tabUrl: string | null): AdaptiveCard {
  const [only, ...others] = slips;
  const asks = others.length === 0 && only?.asksForRecovery === true;
  return card([
    title(slipWords(slips)),
    ...slips.slice(0, mostRows).map((slip) => slipRow(slip, !asks)),
    slips.length > mostRows ? quiet(strings.slips.more(slips.length - mostRows)) : null,
    ...(asks ? question() : []),
    !asks && slips.some(({ asksForRecovery }) => asksForRecovery) ? quiet(strings.slips.open) : null,
    buttons([
      asks ? saveNote(only) : null,
      only && others.length === 0
        ? execute(strings.buttons.open(only.item.ref), verbs.open, {
            item: only.item.id,
            action: null,
            apart: true,
          })
        : null,
      openUrl(strings.buttons.openInTab, tabUrl),
    ]),
  ]);
}

/** The headline, and the notification. */
export function slipWords(slips: readonly ToldSlip[]): string {
  return strings.slips.title(slips.map(({ item }) => oneLine(item.ref, 60)));
}

function slipRow({ item, before, after, by, at, note }: ToldSlip, opens: boolean): Element {
  return box(
    [
      says([
        { text: `${oneLine(item.ref, 60)} · `, weight: 'bolder' },
        { text: ragWords(before), color: ragColor(before) },
        { text: ' → ' },
        { text: ragWords(after), color: ragColor(after), weight: 'bolder' },
      ]),
      quiet(oneLine(item.planTitle, 90), { spacing: 'none' }),
      says(oneLine(item.text, 130), { spacing: 'none' }),
      says(note ? `“${oneLine(note, 300)}”` : strings.slips.noReason, { spacing: 'small' }),
      quiet(strings.slips.by(oneLine(by, 100), dayInLondon(new Date(at))), { spacing: 'none' }),
    ],
    {
      separator: true,
      spacing: 'small',
      ...(opens
        ? {
            selectAction: execute(strings.buttons.open(item.ref), verbs.open, {
              ...{ item: item.id, action: null, apart: true as const },
            }),
          }
        : {}),
    },
  );
}

function question(): Element[] {
  return [
    heading(strings.slips.ask, 'default', { spacing: 'medium' }),
    {
      type: 'Input.Text',
      id: 'note',
      label: strings.slips.noteLabel,
      placeholder: strings.slips.askPlaceholder,
      isMultiline: true,
      maxLength: 2_000,
    },
  ];
}

function saveNote({ item }: ToldSlip) {
  const target = { item: item.id, action: null, itemTag: item.eTag, actionTag: null };
  return execute(strings.slips.save, verbs.save, target, { style: 'positive', withInputs: true });
}
