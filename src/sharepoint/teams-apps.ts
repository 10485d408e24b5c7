import type { Clock } from '#domain/clock';
import { GraphAccessError, GraphError, GraphThrottledError, GraphUnreachableError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';

/** Puts the app into people's Teams, where the council lets it do so by itself. */
export interface TeamsApps {
  /**
   * @returns whether the person has it now
   * @throws {GraphThrottledError} @throws {GraphUnreachableError} what passes by itself
   */
  install(personId: string): Promise<boolean>;
}

export interface TeamsAppsOptions {
  /** One that nothing else goes through: Teams makes installations wait on their own account. */
  client: GraphClient;
  clock: Clock;
  /** The app's id in the council's own Teams catalogue. */
  catalogId: string;
  /** Told that the council does not let it, and of every other failure. */
  onFailure: (message: string, error: GraphError) => void;
}

/** Long enough not to ask for nothing all day, and short enough for a consent given meanwhile. */
const restAfterRefusalMs = 3_600_000;

/**
 * Needs TeamsAppInstallation.ReadWriteSelfForUser.All. Without it every answer is 403, so after one nobody is
 * tried for an hour. Once somebody could be given the app, a 403 is about the person alone: a policy of the
 * council keeps it from them.
 *
 * @see https://learn.microsoft.com/graph/api/userteamwork-post-installedapps
 */
export function createTeamsApps({ client, clock, catalogId, onFailure }: TeamsAppsOptions): TeamsApps {
  const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogId}`;
  let restsUntil = 0;
  let hasInstalled = false;
  return {
    async install(personId) {
      if (clock.now().getTime() < restsUntil) return false;
      try {
        await client.post(
          `/users/${encodeURIComponent(personId)}/teamwork/installedApps`,
          { 'teamsApp@odata.bind': app },
          { priority: 'background' },
        );
        hasInstalled = true;
        return true;
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        if (error instanceof GraphThrottledError || error instanceof GraphUnreachableError) throw error;
        if (error.facts.status === 409) return true; // it was there already
        if (error instanceof GraphAccessError && !hasInstalled) {
          restsUntil = clock.now().getTime() + restAfterRefusalMs;
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
