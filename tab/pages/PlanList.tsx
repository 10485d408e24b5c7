import { lazy, Suspense, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { MeView, PlanView } from '#domain/view';
import { BulkBar } from '../components/bulk/BulkBar.tsx';
import type { BulkKind } from '../components/bulk/bulk-change.ts';
import { ItemGrid } from '../components/item-grid/ItemGrid.tsx';
import type { Line } from '../components/item-grid/lines.ts';
import type { ListView } from '../components/item-grid/list-view.ts';
import { useSelection } from '../components/item-grid/useSelection.ts';
import { itemPath, planPath } from '../routes.ts';
import { useFreshItems } from './useFreshItems.ts';

const Item = lazy(() => import('./Item.tsx').then((page) => ({ default: page.Item })));
const BulkDialog = lazy(() => import('./BulkDialog.tsx').then((page) => ({ default: page.BulkDialog })));
const RowEditor = lazy(() => import('./RowEditor.tsx').then((page) => ({ default: page.RowEditor })));

export interface PlanListProps {
  me: MeView;
  plan: PlanView;
  lines: readonly Line[];
  view: ListView;
  /** The item whose panel is open. */
  itemId: string | null;
  onView: (change: Partial<ListView>) => void;
}

/** A plan's rows, and what is done with them: folding, choosing, editing in place, opening. */
export function PlanList({ me, plan, lines, view, itemId, onView }: PlanListProps) {
  const [, navigate] = useLocation();
  const [closedGroups, setClosedGroups] = useState<ReadonlySet<string>>(new Set());
  const [editingKey, setEditingKey] = useState<string | null>(null);
  const [bulk, setBulk] = useState<BulkKind | null>(null);
  const freshIds = useFreshItems(plan.items);
  const itemById = useMemo(() => new Map(plan.items.map((item) => [item.id, item])), [plan.items]);
  const posts = useMemo(() => new Map(plan.posts.map((post) => [post.id, post])), [plan.posts]);
  const open = useMemo(
    () =>
      closedGroups.size === 0
        ? lines
        : lines.filter((line) => line.kind === 'group' || !closedGroups.has(line.groupKey ?? '')),
    [lines, closedGroups],
  );
  const selection = useSelection(open);
  const editing = open.find((line) => line.key === editingKey);
  const order = useMemo(
    () => [...new Set(open.flatMap((line) => (line.kind === 'row' ? [line.itemId] : [])))],
    [open],
  );
  const neighbour = (step: 1 | -1) => {
    const at = order.indexOf(itemId ?? '');
    const id = at < 0 ? undefined : order[at + step];
    return id === undefined ? null : () => go(itemPath(id));
  };
  const go = (path: string) => navigate(path + window.location.search);
  return (
    <>
      <ItemGrid
        lines={open}
        itemById={itemById}
        posts={posts}
        today={me.today}
        view={view}
        closedGroups={closedGroups}
        selection={selection}
        freshIds={freshIds}
        openId={itemId}
        editingKey={editingKey}
        editor={
          editing?.kind === 'row' && (
            <Suspense>
              <RowEditor
                key={editing.key}
                me={me}
                itemId={editing.itemId}
                actionId={editing.actionId}
                onDone={() => setEditingKey(null)}
              />
            </Suspense>
          )
        }
        onSort={(sort) => onView({ sort, isDescending: sort === view.sort && !view.isDescending })}
        onToggleGroup={(key) => setClosedGroups((before) => toggled(before, key))}
        onOpen={(id) => go(itemPath(id))}
        onEdit={setEditingKey}
      />
      {selection.size > 0 && <BulkBar size={selection.size} onChange={setBulk} onClear={selection.clear} />}
      {bulk && (
        <Suspense>
          <BulkDialog
            kind={bulk}
            items={plan.items}
            ids={selection.ids}
            posts={plan.posts}
            onClose={(isDone) => {
              setBulk(null);
              if (isDone) selection.clear();
            }}
          />
        </Suspense>
      )}
      {itemId && (
        <Suspense>
          <Item
            me={me}
            itemId={itemId}
            onClose={() => go(planPath(plan.id))}
            onPrevious={neighbour(-1)}
            onNext={neighbour(1)}
          />
        </Suspense>
      )}
    </>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key]);
}
