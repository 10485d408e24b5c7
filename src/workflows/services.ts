import type { Clock } from '#domain/clock';
import type { WorkingDays } from '#domain/working-days';
import type { Directory } from '#sharepoint/directory';
import type { Store } from '#sharepoint/store';

/** What every workflow is given; wired once in src/server/compose.ts. */
export interface Services {
  store: Store;
  clock: Clock;
  settings: Settings;
  /** The council's people; without it, only those whom Golden Thread knows are found. */
  directory?: Directory;
  /** `everyone`: answers stand where others read them too, so restricted plans are as good as not there. */
  audience?: 'everyone';
  /**
   * Called with what was just kept: whoever has to hear of it is told behind the answer. Without, the next
   * sweep tells them.
   */
  onNews?: (news: readonly News[]) => void;
  /**
   * Called with a fault that is told to whoever asked in a sentence, and kept nobody else waiting; it is logged.
   *
   * @param what could not be done, for whoever runs the server: no people's words
   */
  onFault?: (what: string, error: unknown) => void;
}

/** An entry about an action. */
export interface News {
  actionId: string;
  entryId: string;
}

export interface Settings {
  /** The council's name, for headings. */
  council: string;
  /** Entra object ids of people who administer before any post says so. */
  administratorIds: readonly string[];
  isLocalTrial: boolean;
  /** Names the code that runs: another release may show the same rows otherwise. */
  release: string;
  /** The days on which people are written to. */
  workingDays: WorkingDays;
}
