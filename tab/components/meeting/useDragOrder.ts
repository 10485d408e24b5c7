import { useState, type PointerEvent, type RefObject } from 'react';

export interface DragOrderOptions {
  list: RefObject<HTMLElement | null>;
  /** Told once, when the entry is let go somewhere else. */
  onMove: (from: number, to: number) => void;
}

export interface DragOrder {
  /** What is on the move, and the place it would take; null while nothing is. */
  drag: { from: number; to: number } | null;
  /** For the handle of the entry at a place. */
  handle: (index: number) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
}

/** Carries an entry of a list to another place by mouse, pen or finger; the keyboard has its own way. */
export function useDragOrder({ list, onMove }: DragOrderOptions): DragOrder {
  const [drag, setDrag] = useState<DragOrder['drag']>(null);
  return {
    drag,
    handle: (index) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.preventDefault(); // no text is marked on the way
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: index, to: index });
      },
      onPointerMove: (event) => {
        if (!drag || !list.current) return;
        const to = placeAt(list.current, event.clientY);
        if (to !== drag.to) setDrag({ ...drag, to });
      },
      onPointerUp: () => {
        if (drag && drag.to !== drag.from) onMove(drag.from, drag.to);
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
    }),
  };
}

/** The entry whose lower edge is the first below the pointer; the last one beneath them all. */
function placeAt(list: HTMLElement, y: number): number {
  const rows = [...list.children];
  const below = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
  return below === -1 ? rows.length - 1 : below;
}
