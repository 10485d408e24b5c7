import { tellPeople, type NoticeMessenger } from '#workflows/tell-people';
import type { News, Services } from '#workflows/services';

export interface TellerOptions {
  services: Services;
  messenger: NoticeMessenger;
  /** What could not be told; the next sweep tells it. */
  onFailure: (error: unknown) => void;
}

export interface Teller {
  /** Tells whoever has to hear, behind the answer to whoever made the news. */
  hear(news: readonly News[]): void;
  /** Waits until all that was heard is told. */
  settled(): Promise<void>;
}

/** While Teams does not answer, news past this is left to the next sweep, which finds it in the lists. */
const mostWaiting = 500;

/** Tells of one piece of news after another, so that a burst does not knock at Teams all at once. */
export function createTeller({ services, messenger, onFailure }: TellerOptions): Teller {
  let last = Promise.resolve();
  let waiting = 0;
  return {
    hear(news) {
      if (waiting >= mostWaiting) return;
      waiting += 1;
      last = last
        .then(() => tellPeople(services, messenger, news))
        .catch(onFailure)
        .finally(() => {
          waiting -= 1;
        });
    },
    settled: () => last,
  };
}
