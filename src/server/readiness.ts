import { AppError } from '#domain/errors';

/** Whether the server can do its work, and when not, why. */
export interface Readiness {
  /** Checks now and, until all is well, again every so often. */
  start(): void;
  /** One sentence; null once everything was found in place. */
  notReadyBecause(): string | null;
  stop(): void;
}

export interface ReadinessOptions {
  /** Sentences about what is wrong; empty when nothing is. */
  check: () => Promise<string[]>;
  /** Called once, when all is well. */
  onReady: () => void;
  onNotReady: (reason: string, cause: unknown) => void;
  retryMs?: number;
}

const halfAMinuteMs = 30_000;

export function createReadiness({
  check,
  onReady,
  onNotReady,
  retryMs = halfAMinuteMs,
}: ReadinessOptions): Readiness {
  let reason: string | null = 'Golden Thread is starting.';
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  async function look(): Promise<void> {
    let cause: unknown;
    try {
      reason = (await check()).join(' ') || null;
    } catch (error) {
      cause = error;
      reason = error instanceof AppError ? error.message : 'SharePoint could not be checked.';
    }
    if (isStopped) return;
    if (reason === null) {
      onReady();
      return;
    }
    onNotReady(reason, cause);
    timer = setTimeout(() => void look(), retryMs);
    timer.unref();
  }

  return {
    start: () => void look(),
    notReadyBecause: () => reason,
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
