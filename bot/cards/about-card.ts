import { postName, strings } from '../strings/index.ts';
import type { ActionView, ItemDetail, PostView } from '#domain/view';
import { changeEntry } from './changed-row.ts';
import {
  box,
  buttons,
  card,
  execute,
  fact,
  openUrl,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine, plainText } from './plain-text.ts';
import { verbs } from './verbs.ts';

/** One answer about one item, rather than all that is known of it. */
export interface About {
  topic: 'owner' | 'decisions' | 'changes';
  item: ItemDetail;
  action: ActionView | null;
  tabUrl: string | null;
}

const entriesShown = 5;

export function aboutCard({ topic, item, action, tabUrl }: About): AdaptiveCard {
  const ref = action?.ref ?? item.ref;
  return card([
    title(strings.answers[topic].title(ref)),
    quiet(oneLine(`${item.planTitle} · ${action?.text ?? item.text}`, 160), { spacing: 'none' }),
    ...answer(topic, item, action),
    buttons([
      execute(strings.buttons.open(ref), verbs.open, { item: item.id, action: action?.id ?? null }),
      openUrl(strings.buttons.openInTab, tabUrl),
    ]),
  ]);
}

function answer(topic: About['topic'], item: ItemDetail, action: ActionView | null): Element[] {
  switch (topic) {
    case 'owner':
      return owners(item, action);
    case 'decisions':
      return decisions(item);
    case 'changes':
      return changes(item, action);
  }
}

function owners(item: ItemDetail, action: ActionView | null): Element[] {
  const actions = action ? [action] : item.actions;
  const facts = [
    ...actions.map(({ ref, owners: posts }) =>
      people(actions.length > 1 ? ref : strings.answers.owner.owner, posts),
    ),
    people(strings.answers.owner.accountable, [
      ...actions.flatMap((one) => one.accountable),
      ...item.accountable,
    ]),
    people(strings.answers.owner.lead, item.leadMembers),
  ].filter((element) => element !== null);
  return facts.length > 0 ? facts : [says(strings.answers.owner.nobody)];
}

function people(label: string, posts: readonly PostView[]): Element | null {
  const names = [...new Set(posts.map(postName))];
  return names.length === 0 ? null : fact(oneLine(label, 40), oneLine(names.join('; '), 240));
}

function decisions({ ref, decisions: taken }: ItemDetail): Element[] {
  if (taken.length === 0) return [says(strings.answers.decisions.none(ref))];
  return taken
    .toSorted((a, b) => b.meetingDate.localeCompare(a.meetingDate))
    .slice(0, entriesShown)
    .map(({ text, meeting, meetingDate }) =>
      box(
        [
          says(plainText(text, 500)),
          quiet(strings.answers.decisions.at(oneLine(meeting, 80), meetingDate), { spacing: 'none' }),
        ],
        { separator: true, spacing: 'small' },
      ),
    );
}

function changes({ ref, history }: ItemDetail, action: ActionView | null): Element[] {
  const entries = history.filter(
    ({ actionRef }) => action === null || actionRef === null || actionRef === action.ref,
  );
  if (entries.length === 0) return [says(strings.answers.changes.none(action?.ref ?? ref))];
  const more = entries.length - entriesShown;
  return [
    ...entries
      .slice(0, entriesShown)
      .map((entry) => box(changeEntry(entry, action?.ref ?? ref), { separator: true, spacing: 'small' })),
    ...(more > 0 ? [quiet(strings.answers.changes.more(more))] : []),
  ];
}
