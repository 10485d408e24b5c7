import { dayWords } from '#domain/day-words';
import type { EvidenceView } from '#domain/view';
import { isWebAddress } from '#domain/web-address';
import { strings } from '../strings/index.ts';
import { box, quiet, says, type Element } from './elements.ts';
import { oneLine } from './plain-text.ts';

/** Links as rows: what they show, where they lead, who gave them. The whole row opens the link. */
export function evidenceRows(links: readonly EvidenceView[]): Element[] {
  return links.map(({ title, url, by, at }) => {
    const host = hostOf(url);
    const address = openable(url);
    const name = oneLine(title, 140);
    return box(
      [
        says([{ text: name, weight: 'bolder', ...(address ? { color: 'accent' as const } : {}) }]),
        quiet(oneLine(`${host} · ${strings.evidence.added(by, dayWords(at))}`, 200), {
          spacing: 'none',
        }),
      ],
      {
        separator: true,
        spacing: 'small',
        ...(address
          ? {
              selectAction: {
                type: 'Action.OpenUrl' as const,
                title: oneLine(strings.evidence.open(title, host), 200),
                url: address,
              },
            }
          : {}),
      },
    );
  });
}

/** Longer ones would fill the card; they open from the tab. */
const longestAddress = 2_000;

/** Null for whatever else was typed into the list by hand: it is shown, and leads nowhere. */
function openable(url: string): string | null {
  if (!isWebAddress(url) || url.length > longestAddress) return null;
  return new URL(url).href.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? oneLine(new URL(url).hostname || url, 80) : oneLine(url, 80);
}
