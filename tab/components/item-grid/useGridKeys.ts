import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Line } from './lines.ts';
import { targetIdOf, type Selection } from './useSelection.ts';

export interface GridKeysOptions {
  root: RefObject<HTMLElement | null>;
  lines: readonly Line[];
  indexOf: ReadonlyMap<string, number>;
  selection: Selection;
  closedGroups: ReadonlySet<string>;
  /** The item whose panel is open; when it closes, focus comes back to its row. */
  openId: string | null;
  /** The line edited in place; when that ends, focus comes back to it. */
  editingKey: string | null;
  onActivate: (key: string) => void;
  onEdit: (key: string) => void;
  onToggleGroup: (key: string) => void;
}

export interface GridKeys {
  /** The line that Tab leads to; -1 in an empty list. */
  activeIndex: number;
  setActive: (key: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** Lines that fit on a screen, more or less: what Page Up and Page Down go by. */
const linesOnScreen = 10;

/**
 * The keyboard of a tree grid: up, down, Home, End and pages between lines; right and left into a line's own
 * controls and out again, or to open and close a group; Enter opens, F2 edits, Space chooses.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/
 */
export function useGridKeys(options: GridKeysOptions): GridKeys {
  const {
    root,
    lines,
    indexOf,
    selection,
    closedGroups,
    openId,
    editingKey,
    onActivate,
    onEdit,
    onToggleGroup,
  } = options;
  const [active, setActiveLine] = useState({ key: '', index: 0 });
  const wanted = useRef<string | null>(null);
  // A line that has gone hands the place on to the one that took it.
  const activeIndex = indexOf.get(active.key) ?? Math.min(active.index, lines.length - 1);
  const setActive = (key: string) => setActiveLine({ key, index: indexOf.get(key) ?? 0 });

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = rowOf(root.current, wanted.current);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });

  const wasEditing = useRef(editingKey);
  useEffect(() => {
    const ended = editingKey === null ? wasEditing.current : null;
    wasEditing.current = editingKey;
    const isElsewhere = document.activeElement !== document.body; // the person has gone on
    if (ended !== null && !isElsewhere) rowOf(root.current, ended)?.focus({ preventScroll: true });
  }, [editingKey, root]);

  const wasOpen = useRef(openId);
  useEffect(() => {
    const closed = openId === null ? wasOpen.current : null;
    wasOpen.current = openId;
    if (closed === null) return;
    const shows = (line: Line | undefined) => line?.kind === 'row' && line.itemId === closed;
    const index = shows(lines[activeIndex]) ? activeIndex : lines.findIndex(shows);
    const key = lines[index]?.key;
    if (key === undefined) return;
    setActiveLine({ key, index });
    // After the panel has given up its hold on the focus.
    setTimeout(() => {
      const row = rowOf(root.current, key);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    }, 0);
  }, [openId, lines, activeIndex, root]);

  function go(index: number): void {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))];
    if (!line) return;
    wanted.current = line.key;
    setActive(line.key);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { target, key, shiftKey, ctrlKey, metaKey } = event;
    if (!(target instanceof HTMLElement) || event.altKey || target.closest('[data-editor]')) return;
    const row = target.closest<HTMLElement>('[data-key]');
    const line = lines[indexOf.get(row?.dataset['key'] ?? '') ?? -1];
    if (!row || !line) return;
    const isOnRow = target === row;
    const id = line.kind === 'row' ? targetIdOf(line) : null;
    const step = steps[key];
    if (step !== undefined && !ctrlKey && !metaKey) {
      if (shiftKey && id !== null && Math.abs(step) === 1) extend(activeIndex + step, id);
      go(activeIndex + step);
    } else if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') selection.chooseAll();
    else if (ctrlKey || metaKey) return;
    else if (key === 'ArrowRight' && line.kind === 'group' && closedGroups.has(line.key))
      onToggleGroup(line.key);
    else if (key === 'ArrowLeft' && line.kind === 'group' && !closedGroups.has(line.key))
      onToggleGroup(line.key);
    else if (key === 'ArrowRight' || key === 'ArrowLeft')
      moveWithin(row, target, key === 'ArrowRight' ? 1 : -1);
    else if (key === 'F2' && line.kind === 'row') onEdit(line.key);
    else if (key === ' ' && isOnRow && id !== null) selection.toggle(id, shiftKey);
    else if ((key === 'Enter' || (key === ' ' && id === null)) && isOnRow) onActivate(line.key);
    else if (key === 'Escape' && selection.size > 0) selection.clear();
    else return;
    event.preventDefault();
  }

  /** Chooses from the line one stands on to the next, as Shift and an arrow do everywhere. */
  function extend(index: number, id: string): void {
    if (!selection.has(id)) selection.toggle(id);
    const next = lines[index];
    if (next?.kind === 'row') selection.toggle(targetIdOf(next), true);
  }

  function onFocus({ target }: FocusEvent<HTMLElement>): void {
    const key = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key !== undefined && key !== active.key) setActive(key);
  }

  return { activeIndex, setActive, onKeyDown, onFocus };
}

const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: linesOnScreen,
  PageUp: -linesOnScreen,
  Home: -Infinity,
  End: Infinity,
};

/** The row's own controls, from the row itself at the left to the last of them. */
function moveWithin(row: HTMLElement, from: HTMLElement, step: 1 | -1): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button, input')];
  stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(from) + step))]?.focus();
}

function rowOf(root: HTMLElement | null, key: string): HTMLElement | null {
  const rows = root?.querySelectorAll<HTMLElement>('[data-key]') ?? [];
  return [...rows].find((row) => row.dataset['key'] === key) ?? null;
}
