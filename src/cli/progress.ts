import type { Terminal } from './command.ts';

/** One line that is written over as work goes on; nothing at all where nobody watches. */
export interface Progress {
  show(text: string): void;
  /** Removes the line, so that the next output starts clean. */
  clear(): void;
}

/** Work shorter than this shows nothing. */
const quietMs = 500;

export function progressOn(terminal: Terminal): Progress {
  const startedAt = performance.now();
  let isShown = false;
  return {
    show(text) {
      if (!terminal.isWatched || performance.now() - startedAt < quietMs) return;
      terminal.err(`\r\u001b[2K${text}`);
      isShown = true;
    },
    clear() {
      if (isShown) terminal.err('\r\u001b[2K');
      isShown = false;
    },
  };
}
