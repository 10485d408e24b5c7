import { GraphAccessError, GraphError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';

/** Puts the app into people's Teams, where the council lets it do so by itself. */
export interface TeamsApps {
  /** @returns whether the person has it now */
  install(personId: string): Promise<boolean>;
}

export interface TeamsAppsOptions {
  client: GraphClient;
  /** The app's id in the council's own Teams catalogue. */
  catalogId: string;
  /** Told once that the council does not let it, and of every other failure. */
  onFailure: (message: string, error: GraphError) => void;
}

/**
 * Needs TeamsAppInstallation.ReadWriteSelfForUser.All. Without it the first answer is 403, and nobody is
 * tried again before a restart.
 *
 * @see https://learn.microsoft.com/graph/api/userteamwork-post-installedapps
 */
export function createTeamsApps({ client, catalogId, onFailure }: TeamsAppsOptions): TeamsApps {
  const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogId}`;
  let mayInstall = true;
  return {
    async install(personId) {
      if (!mayInstall) return false;
      try {
        await client.post(
          `/users/${encodeURIComponent(personId)}/teamwork/installedApps`,
          { 'teamsApp@odata.bind': app },
          { priority: 'background' },
        );
        return true;
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        if (error.facts.status === 409) return true; // it was there already
        if (error instanceof GraphAccessError) {
          mayInstall = false;
          onFailure(
            'the app may not install itself; it needs TeamsAppInstallation.ReadWriteSelfForUser.All',
            error,
          );
        } else {
          onFailure('the app could not be installed for somebody', error);
        }
        return false;
      }
    },
  };
}
