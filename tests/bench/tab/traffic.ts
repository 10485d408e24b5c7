import type { CDPSession } from 'playwright-core';

/** What went over the network. */
export interface Traffic {
  /** Requests that reached the server, by the status it answered with. */
  byStatus: Record<number, number>;
  /** As sent, headers included. */
  bytes: number;
}

/** Listens to a page; the function that comes back tells what was sent since it was called last. */
export async function watchTraffic(cdp: CDPSession): Promise<() => Traffic> {
  const status = new Map<string, number>();
  let finished: { requestId: string; bytes: number }[] = [];
  await cdp.send('Network.enable');
  // Not responseReceived: that says 200 where the browser asked and was told that nothing changed.
  cdp.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) =>
    status.set(requestId, statusCode),
  );
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    finished.push({ requestId, bytes: encodedDataLength }),
  );
  return () => {
    const told: Traffic = { byStatus: {}, bytes: 0 };
    for (const { requestId, bytes } of finished) {
      const answered = status.get(requestId);
      if (answered === undefined) continue; // from the browser's own cache, without a question
      told.byStatus[answered] = (told.byStatus[answered] ?? 0) + 1;
      told.bytes += bytes;
    }
    finished = [];
    return told;
  };
}
