import type { Response } from 'express';

export interface LineStream<Line> {
  /** Aborts when the client has gone. */
  signal: AbortSignal;
  write(line: Line): void;
  hasStarted(): boolean;
  end(): void;
}

/** Lines of JSON, sent as they come. The answer is not committed to 200 until the first one. */
export function lineStream<Line>(response: Response): LineStream<Line> {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return {
    signal: gone.signal,
    write(line) {
      if (!response.headersSent) {
        response.set({
          'Content-Type': 'application/x-ndjson; charset=utf-8',
          'Cache-Control': 'no-store',
          'X-Accel-Buffering': 'no', // proxies would otherwise hold progress back until the end
        });
      }
      if (!gone.signal.aborted) response.write(`${JSON.stringify(line)}\n`);
    },
    hasStarted: () => response.headersSent,
    end: () => response.end(),
  };
}
