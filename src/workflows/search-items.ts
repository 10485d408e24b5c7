import { itemView } from '#domain/build-view';
import { isOpenToAll } from '#domain/permissions';
import type { Person } from '#domain/post';
import type { Recommendation } from '#domain/recommendation';
import { normalRef } from '#domain/refs';
import type { ItemView } from '#domain/view';
import { myActionsIn } from './find-items.ts';
import { readFor, readItemParts, type Reading } from './read-plan.ts';
import type { Services } from './services.ts';

export interface SearchedItem {
  item: ItemView;
  /** False: its plan is restricted, so it must not stand where others look on. */
  isOpenToAll: boolean;
}

export interface ItemSearch {
  /** A ref or words; empty for the person's own items. */
  words: string;
  skip: number;
  count: number;
}

/** Items a person means by a ref or by words of their text, owners, theme or plan: refs first, then as they stand. */
export async function searchItems(
  services: Services,
  person: Person,
  { words, skip, count }: ItemSearch,
): Promise<SearchedItem[]> {
  const reading = await readFor(services, person);
  const open = new Set(reading.plans.filter(isOpenToAll).map(({ id }) => id));
  const ids = words.trim() === '' ? ownItems(reading) : matching(reading, words);
  return ids.slice(skip, skip + count).map((id) => {
    const item = itemView(readItemParts(reading, id));
    return { item, isOpenToAll: open.has(item.planId) };
  });
}

function ownItems(reading: Reading): string[] {
  return [...new Set(myActionsIn(reading).map(({ item }) => item.id))];
}

function matching(reading: Reading, words: string): string[] {
  const ref = normalRef(words);
  const wanted = words.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  const rated = reading.plans.flatMap((plan) =>
    reading.snapshot
      .byPlan('recommendations', plan.id)
      .map((row) => row.value)
      .toSorted((a, b) => a.order - b.order)
      .map((value) => ({ id: value.id, rank: rank(reading, plan.title, value, ref, wanted) })),
  );
  return rated
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => a.rank! - b.rank!)
    .map(({ id }) => id);
}

/** 0: called exactly that; 1: a ref begins so; 2: every word stands somewhere; null: no match. */
function rank(
  { snapshot }: Reading,
  planTitle: string,
  item: Recommendation,
  ref: string,
  wanted: readonly string[],
): number | null {
  const refs = [item.key, ...item.refs].map(normalRef);
  if (refs.includes(ref)) return 0;
  if (ref !== '' && refs.some((known) => known.startsWith(ref))) return 1;
  const actions = snapshot.byRecommendation('actions', item.id).map((row) => row.value);
  const postIds = [
    ...item.accountablePostIds,
    ...actions.flatMap((action) => [...action.ownerPostIds, ...action.accountablePostIds]),
  ];
  const posts = postIds.map((id) => snapshot.get('posts', id)?.value);
  const theme = item.themeId ? snapshot.get('themes', item.themeId)?.value.title : '';
  const text = [
    ...[planTitle, theme, item.text],
    ...actions.map((action) => action.text),
    ...posts.flatMap((post) => [post?.title, post?.holder?.name]),
  ]
    .join('\n')
    .toLocaleLowerCase('en-GB');
  return wanted.length > 0 && wanted.every((word) => text.includes(word)) ? 2 : null;
}
