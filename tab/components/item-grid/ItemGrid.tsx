import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { IsoDate } from '#domain/dates';
import type { ItemRow, PlanPost } from '#domain/view';
import { strings } from '#tab/strings';
import { usePrinting } from '#tab/usePrinting';
import { GridHeader } from './GridHeader.tsx';
import { GroupRow } from './GroupRow.tsx';
import type { Line } from './lines.ts';
import type { ListView, SortKey } from './list-view.ts';
import { Row } from './Row.tsx';
import { useStyles } from './styles.ts';
import { useGridKeys } from './useGridKeys.ts';
import { targetIdOf, type Selection } from './useSelection.ts';

export interface ItemGridProps {
  /** In order; rows of closed groups are left out. */
  lines: readonly Line[];
  itemById: ReadonlyMap<string, ItemRow>;
  posts: ReadonlyMap<string, PlanPost>;
  today: IsoDate;
  view: Pick<ListView, 'sort' | 'isDescending'>;
  closedGroups: ReadonlySet<string>;
  selection: Selection;
  /** Items that changed moments ago. */
  freshIds: ReadonlySet<string>;
  /** The item whose panel is open. */
  openId: string | null;
  /** The line that is being edited in place. */
  editingKey: string | null;
  /** What stands beneath that line. */
  editor: ReactNode;
  onSort: (sort: SortKey) => void;
  onToggleGroup: (key: string) => void;
  onOpen: (itemId: string) => void;
  onEdit: (key: string) => void;
}

/** Lines of any number; only those in sight are drawn. One stop for Tab, arrows within. */
export function ItemGrid(props: ItemGridProps) {
  const { lines, itemById, posts, today, view, closedGroups, selection, freshIds, openId, editingKey } =
    props;
  const { editor, onSort, onToggleGroup, onOpen, onEdit } = props;
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const listBody = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const isPrinting = usePrinting();
  const indexOf = useMemo(() => new Map(lines.map((line, index) => [line.key, index])), [lines]);
  const toggle = (key: string) => {
    const line = lines[indexOf.get(key) ?? -1];
    if (line?.kind === 'group') onToggleGroup(key);
    else if (line) onOpen(line.itemId);
  };
  const keys = useGridKeys({
    root,
    lines,
    indexOf,
    selection,
    onActivate: toggle,
    onEdit,
    onToggleGroup,
    closedGroups,
    openId,
    editingKey,
  });
  const kept = [keys.activeIndex, indexOf.get(editingKey ?? '') ?? -1];

  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? 56 : 64),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: isPrinting ? lines.length : 6,
    scrollMargin: offset,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      const out = kept.filter((index) => index >= 0 && index < lines.length && !seen.includes(index));
      return out.length > 0 ? [...seen, ...out].sort((a, b) => a - b) : seen;
    },
  });

  useLayoutEffect(() => {
    const list = listBody.current;
    if (!list) return;
    const measure = () => setOffset(Math.round(list.getBoundingClientRect().top + window.scrollY));
    const observer = new ResizeObserver(measure); // what stands above grows and shrinks
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);

  function click(event: MouseEvent<HTMLElement>): void {
    if (!(event.target instanceof Element) || event.target.closest('[data-editor]')) return;
    const key = event.target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const line = lines[indexOf.get(key ?? '') ?? -1];
    if (key === undefined || !line) return;
    keys.setActive(key);
    const act = event.target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (line.kind === 'row' && act === 'select') selection.toggle(targetIdOf(line), event.shiftKey);
    else if (line.kind === 'row' && act === 'edit') onEdit(key);
    else if (!window.getSelection()?.toString()) toggle(key);
  }

  return (
    <div
      ref={root}
      role="treegrid"
      aria-label={strings.plan.itemsHeading}
      aria-rowcount={lines.length + 1}
      aria-multiselectable
      className={styles.grid}
      onClick={click}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
    >
      <GridHeader view={view} onSort={onSort} selection={selection} />
      <div ref={listBody} role="rowgroup" className={styles.lines} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          const place = {
            measure: virtual.measureElement,
            index,
            top: start - offset,
            isActive: index === keys.activeIndex,
          };
          if (line.kind === 'group') {
            return <GroupRow key={line.key} line={line} isClosed={closedGroups.has(line.key)} {...place} />;
          }
          const item = itemById.get(line.itemId);
          if (!item) return null;
          return (
            <Row
              key={line.key}
              line={line}
              item={item}
              posts={posts}
              today={today}
              isFirst={lines[index - 1]?.kind !== 'row'}
              isLast={lines[index + 1]?.kind !== 'row'}
              isSelected={selection.has(targetIdOf(line))}
              isOpen={openId === line.itemId}
              isFresh={freshIds.has(line.itemId)}
              editor={editingKey === line.key ? editor : null}
              {...place}
            />
          );
        })}
      </div>
    </div>
  );
}
