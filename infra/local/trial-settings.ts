import type { LocalDatabase } from './database.ts';

/** Small values the trial remembers between runs, in the same database file as everything else. */
export interface TrialSettings {
  get(name: SettingName): string | null;
  set(name: SettingName, value: string): void;
}

export type SettingName = 'clock-offset-ms' | 'signing-keys' | 'graph-token' | 'seeded';

export function openTrialSettings(database: LocalDatabase): TrialSettings {
  database.exec(
    'CREATE TABLE IF NOT EXISTS trial_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
  );
  return {
    get(name) {
      const row = database.get<{ value: string }>('SELECT value FROM trial_settings WHERE name = ?', name);
      return row?.value ?? null;
    },
    set(name, value) {
      database.run(
        `INSERT INTO trial_settings (name, value) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        name,
        value,
      );
    },
  };
}
