/** Where one line stands in the list, whatever it shows. */
export interface LinePlace {
  measure: (element: HTMLElement | null) => void;
  index: number;
  /** Pixels from the top of the list. */
  top: number;
  /** The line that Tab leads to. */
  isActive: boolean;
}

/** What every line says of itself: its place among all, drawn or not, and the key that events know it by. */
export function placed({ measure, index, top, isActive }: LinePlace, key: string) {
  return {
    ref: measure,
    role: 'row',
    tabIndex: isActive ? 0 : -1,
    'aria-rowindex': index + 2, // after the headings
    'data-key': key,
    'data-index': index,
    style: { transform: `translateY(${top}px)` },
  } as const;
}
