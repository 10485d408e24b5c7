import type { ItemRow, PlanChanges, PlanView } from '#domain/view';

/**
 * A plan as the server's answer leaves it: the plan anew, or what there was with what changed put in place.
 * Rows that say the same as before stay the very same objects, so that nothing is drawn or searched anew.
 */
export function placed(before: PlanView, answer: unknown): PlanView {
  if (!isChanges(answer)) return answer as PlanView;
  const { version, figures, frame, size, runs } = answer;
  const items = before.items.slice(0, size);
  for (const { from, items: run } of runs) {
    run.forEach((row, n) => {
      items[from + n] = sameOr(before.items[from + n], row);
    });
  }
  return { ...before, ...frame, figures, items, version };
}

function isChanges(answer: unknown): answer is PlanChanges {
  return typeof answer === 'object' && answer !== null && 'runs' in answer;
}

function sameOr(before: ItemRow | undefined, now: ItemRow): ItemRow {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
