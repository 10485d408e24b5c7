import type { KeyboardEvent } from 'react';

/** Letters that press a row's own button, which names itself by `data-act`. */
const letters: Readonly<Record<string, string>> = { s: 'on-track', u: 'update', d: 'date', x: 'choose' };

/**
 * Keys for whoever goes through the list without a mouse: up and down to the same control of the next row, and a
 * letter for each of its buttons. They count only inside a row and never in a field.
 */
export function onRowKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(event.target instanceof HTMLElement) || event.target.closest('[data-editor]')) return;
  const row = event.target.closest<HTMLElement>('[data-row]');
  if (!row) return;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const next = rows[rows.indexOf(row) + step];
    const act = event.target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    const control = next && ((act ? controlOf(next, act) : null) ?? controlOf(next, 'open'));
    if (!control) return;
    event.preventDefault();
    control.focus();
    return;
  }
  const act = letters[event.key.toLowerCase()];
  const control = act && controlOf(row, act);
  if (!control) return;
  event.preventDefault();
  control.click();
}

/** Brings the focus back to the row around an element that is about to go. */
export function focusRow(within: Element | null): void {
  const row = within?.closest<HTMLElement>('[data-row]');
  if (row) controlOf(row, 'open')?.focus();
}

function controlOf(row: HTMLElement, act: string): HTMLElement | null {
  return row.querySelector<HTMLElement>(`[data-act="${act}"]`);
}
