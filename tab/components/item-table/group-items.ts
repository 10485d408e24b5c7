import type { ItemView, ThemeView } from '#domain/view';

/** Items under one heading of the plan; `theme` is null for those under none. */
export interface ItemGroup {
  theme: ThemeView | null;
  rows: ItemRowData[];
}

export interface ItemRowData {
  item: ItemView;
  /** 0 for a recommendation, 1 for its parts, 2 for theirs. */
  depth: number;
}

/** Items by theme in document order, each followed by its parts. */
export function groupItems(items: readonly ItemView[], themes: readonly ThemeView[]): ItemGroup[] {
  const shown = new Set(items.map((item) => item.id));
  const isTop = (item: ItemView) => !item.parentId || !shown.has(item.parentId);
  const partsOf = new Map<string, ItemView[]>();
  for (const item of items) {
    if (item.parentId && !isTop(item))
      partsOf.set(item.parentId, [...(partsOf.get(item.parentId) ?? []), item]);
  }
  const withParts = (item: ItemView, depth: number): ItemRowData[] => [
    { item, depth },
    ...(partsOf.get(item.id) ?? []).flatMap((part) => withParts(part, depth + 1)),
  ];
  const tops = items.filter(isTop);
  const known = new Set(themes.map((theme) => theme.id));
  const groups = [
    ...themes.map((theme) => ({ theme, tops: tops.filter((item) => item.themeId === theme.id) })),
    { theme: null, tops: tops.filter((item) => !item.themeId || !known.has(item.themeId)) },
  ];
  return groups
    .filter((group) => group.tops.length > 0)
    .map((group) => ({ theme: group.theme, rows: group.tops.flatMap((item) => withParts(item, 0)) }));
}
