import type { ActionDifference, ItemDifference } from './compare-plan.ts';
import type { NextPeriod } from './next-period.ts';
import { periodLabel } from './plan-from-document.ts';
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
    closesPeriod: labelOf(period.ending[0]),
    opensPeriod: labelOf(period.opening),
    newPosts: newPosts.map(({ title }) => title),
    unchanged: differences.filter(({ kind }) => kind === 'same').length,
    differences: differences.flatMap(differenceView),
  };
}

function labelOf(period: { label: string } | null | undefined): string | null {
  return period ? periodLabel(period.label) : null;
}

function differenceView(difference: ItemDifference): ItemDifferenceView[] {
  const { id, kind, key, text, matchedByWording, changes, actions } = difference;
  if (kind === 'same') return [];
  return [
    {
      id,
      kind,
      ref: key,
      text,
      matchedByWording,
      changes,
      // Of an item that the document leaves out, nothing more is said than that.
      actions: kind === 'missing' ? [] : actions.flatMap((action) => actionView(action, difference)),
    },
  ];
}

function actionView(
  { standing, parsed, changes }: ActionDifference,
  item: ItemDifference,
): ActionDifferenceView[] {
  // One column often is both what was asked for and what is done about it: its wording is said once.
  const reworded = item.changes.find(({ field }) => field === 'text')?.after;
  const own = changes.filter(({ field, after }) => field !== 'text' || after !== reworded);
  if (standing && parsed && own.length === 0) return [];
  const ref = standing ? actionRef(item, standing, item.actions.length) : item.key;
  const kind = !standing ? 'new' : parsed ? 'changed' : 'missing';
  return [{ kind, ref, text: parsed?.text ?? standing?.text ?? '', changes: own }];
}
