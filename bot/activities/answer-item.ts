import type { Change } from '#domain/change';
import type { ActionView, ItemView } from '#domain/view';
import { findByRef } from '#workflows/find-items';
import { showItem } from '#workflows/show-item';
import { aboutCard } from '../cards/about-card.ts';
import { candidateName, chooseItemCard } from '../cards/choose-card.ts';
import { execute, type CardAction } from '../cards/elements.ts';
import { itemCard } from '../cards/item-card.ts';
import { problemCard } from '../cards/problem-card.ts';
import { namedCard } from '../cards/question-card.ts';
import { verbs } from '../cards/verbs.ts';
import type { NamedRef, Topic } from '../reading/message.ts';
import { strings } from '../strings/index.ts';
import { answerWith, sentence, type Answer, type Desk } from './answer.ts';

/** Shows an item, or what was asked about it; several items as a list of them. */
export async function answerAbout(
  desk: Desk,
  topic: Topic,
  refs: readonly [NamedRef, ...NamedRef[]],
): Promise<Answer> {
  const [{ ref, typed }, ...others] = refs;
  if (others.length > 0) {
    const found = await Promise.all(
      refs.map((each) => findByRef(desk.services, desk.person, each.ref, each.typed)),
    );
    const rows = found.flatMap(({ matches }) => matches).slice(0, mostNamed);
    return answerWith(namedCard(rows), strings.answers.several(rows.length));
  }
  const { matches } = await findByRef(desk.services, desk.person, ref, typed);
  const [only, ...more] = matches;
  if (!only) return sentence(strings.problem.noSuchAction(ref));
  if (more.length > 0) return answerWith(chooseItemCard(ref, matches, null), strings.choose.item(ref));
  return topic === 'standing'
    ? show(desk, only.item, only.action)
    : tell(desk, topic, only.item, only.action);
}

const mostNamed = 12;

function show(desk: Desk, item: ItemView, action: ActionView | null): Answer {
  const card = itemCard({ item, action, tabUrl: desk.tabUrl(item.id) });
  return answerWith(card, strings.item.summary(action?.ref ?? item.ref));
}

async function tell(
  { services, person, tabUrl }: Desk,
  topic: Exclude<Topic, 'standing'>,
  { id }: ItemView,
  action: ActionView | null,
): Promise<Answer> {
  const { item } = await showItem(services, person, id);
  const ref = action?.ref ?? item.ref;
  return answerWith(
    aboutCard({ topic, item, action, tabUrl: tabUrl(id) }),
    strings.answers[topic].title(ref),
  );
}

/** Says that nothing is called that, and offers what is called nearly that, with what was said about it. */
export async function answerUnknownRef(desk: Desk, typed: string, change: Change | null): Promise<Answer> {
  const { text, ways } = await suggestions(desk, typed, change, false);
  return ways.length === 0 ? sentence(text) : answerWith(problemCard(text, ways), text);
}

/** @param apart whether the buttons answer with a card of their own */
export async function suggestions(
  desk: Desk,
  typed: string,
  change: Change | null,
  apart: boolean,
): Promise<{ text: string; ways: CardAction[] }> {
  const { suggestions: refs } = await findByRef(desk.services, desk.person, typed);
  const isForAll = desk.services.audience === 'everyone';
  const unknown = isForAll ? strings.problem.unknownRefHere(typed) : strings.problem.unknownRef(typed);
  if (refs.length === 0) return { text: unknown, ways: [] };
  const ways: CardAction[] = [];
  // "3" and "improvement-3" may be one item.
  const offered = new Set<string>();
  for (const ref of refs) ways.push(...(await waysTo(desk, ref, { change, apart, offered })));
  return { text: `${unknown} ${strings.problem.didYouMean(refs)}`, ways };
}

interface Offer {
  change: Change | null;
  apart: boolean;
  /** Items that there is a button for already. */
  offered: Set<string>;
}

async function waysTo(
  { services, person }: Desk,
  ref: string,
  { change, apart, offered }: Offer,
): Promise<CardAction[]> {
  const { matches } = await findByRef(services, person, ref);
  const others = matches.filter(({ item }) => !offered.has(item.id)).slice(0, 3);
  return others.map(({ item, action }) => {
    offered.add(item.id);
    const target = { item: item.id, action: action?.id ?? null, ...(apart ? { apart: true as const } : {}) };
    const name = matches.length > 1 ? candidateName({ item, action }, 60) : ref;
    return change
      ? execute(strings.buttons.meant(name), verbs.propose, { ...target, change })
      : execute(strings.buttons.open(name), verbs.open, target);
  });
}
