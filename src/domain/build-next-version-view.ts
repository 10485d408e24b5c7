import type { ActionDifference, ItemDifference } from './compare-plan.ts';
import type { NextPeriod } from './next-period.ts';
import { actionRef } from './refs.ts';
import type { ActionDifferenceView, ItemDifferenceView, NextVersionView } from './view.ts';

export interface NextVersionParts {
  plan: { id: string; title: string };
  fileName: string;
  period: NextPeriod;
  newPosts: readonly { title: string }[];
  differences: readonly ItemDifference[];
}

export function nextVersionView(parts: NextVersionParts): NextVersionView {
  const { plan, fileName, period, newPosts, differences } = parts;
  return {
    planId: plan.id,
    planTitle: plan.title,
    fileName,
    closesPeriod: period.ending[0]?.label ?? null,
    opensPeriod: period.opening?.label ?? null,
    newPosts: newPosts.map(({ title }) => title),
    unchanged: differences.filter(({ kind }) => kind === 'same').length,
    differences: differences.flatMap(differenceView),
  };
}

function differenceView(difference: ItemDifference): ItemDifferenceView[] {
  const { id, kind, key, text, matchedByWording, changes, actions } = difference;
  if (kind === 'same') return [];
  const isNew = kind === 'new';
  return [
    {
      id,
      kind,
      ref: key,
      text,
      matchedByWording,
      changes,
      // Of an item that the document leaves out, nothing more is said than that.
      actions: actions.flatMap((action) => actionView(action, { key, isNew, inAll: actions.length })),
    },
  ];
}

function actionView(
  { standing, parsed, changes }: ActionDifference,
  item: { key: string; isNew: boolean; inAll: number },
): ActionDifferenceView[] {
  if (standing && parsed && changes.length === 0) return [];
  const ref = standing ? actionRef(item, standing, item.inAll) : item.key;
  const kind = !standing ? 'new' : parsed ? 'changed' : 'missing';
  return [{ kind, ref, text: parsed?.text ?? standing?.text ?? '', changes }];
}
