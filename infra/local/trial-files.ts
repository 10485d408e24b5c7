import { rmSync } from 'node:fs';
import path from 'node:path';
import { copyFileNames } from '#sharepoint/copy/copy-file';

/** What a trial keeps on disk. */
export interface TrialFiles {
  database: string;
  /** Read by `gt` in another terminal, so that it talks to the running trial. */
  settings: string;
}

export function trialFiles(folder: string): TrialFiles {
  return { database: path.join(folder, 'golden-thread.db'), settings: path.join(folder, 'settings.env') };
}

/** Deletes a trial that is not running. */
export function deleteTrial(folder: string): void {
  const { database, settings } = trialFiles(folder);
  for (const file of [
    database,
    `${database}-wal`,
    `${database}-shm`,
    `${database}.lock`,
    settings,
    ...copyFileNames(folder),
  ]) {
    rmSync(file, { force: true });
  }
}
