import { postName, ragWords, strings } from '../strings/index.ts';
import type { ItemView } from '#domain/view';
import { box, execute, quiet, says, spoken, type Element } from './elements.ts';
import { oneLine } from './plain-text.ts';
import { ragColor } from './rag-badge.ts';
import { verbs } from './verbs.ts';

/** One item in a list, where its rating is what matters. The whole row opens it, as a card of its own. */
export function itemRow(item: ItemView): Element {
  const owners = [...new Set(item.actions.flatMap((action) => action.owners.map(postName)))];
  const words = [
    says([
      { text: `${item.ref} · `, weight: 'bolder' },
      { text: ragWords(item.rag), color: ragColor(item.rag), weight: 'bolder' },
      ...(item.previousRag && item.movement !== 'same'
        ? [{ text: ` · ${strings.item.was(item.previousRag)}`, isSubtle: true as const }]
        : []),
    ]),
    says(oneLine(item.text, 130), { spacing: 'none' }),
    quiet(oneLine([item.planTitle, ...owners].join(' · '), 160), { spacing: 'none' }),
  ];
  const name = strings.buttons.open(oneLine(spoken(words), 280));
  return box(words, {
    separator: true,
    spacing: 'small',
    selectAction: { ...execute(name, verbs.open, { item: item.id, action: null, apart: true }), title: name },
  });
}
