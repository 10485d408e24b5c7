import type { Clock } from '#domain/clock';
import { GraphNotFoundError } from './client/errors.ts';
import type { GraphClient } from './client/graph-client.ts';
import { listNames } from './lists/lists.ts';
import { findSite, requireLists } from './site.ts';

/** Has Graph tell us when a list changes. Which rows, only a delta read says. */
export interface Subscriptions {
  /**
   * Makes sure there is a subscription to every list, for as long as Graph allows. To be repeated: it also
   * replaces those Graph lost.
   * @throws {GraphError} when Graph refuses one, cannot reach the address, or is not reached itself
   */
  keep(): Promise<void>;
}

export interface SubscriptionsOptions {
  client: GraphClient;
  /** `hostname:/sites/Name` or Graph's composite id. */
  site: string;
  clock: Clock;
  /** Where Graph tells of changes, and of the subscriptions themselves. */
  notificationUrl: string;
  /** Comes back with every notification, and tells ours from anybody else's. At most 128 characters. */
  clientState: string;
}

interface Subscription {
  id: string;
  resource: string;
  notificationUrl?: string;
}

/** Graph allows 42,300 minutes to a list; less, in case the clocks differ. */
const lifetimeMs = 42_000 * 60_000;

/**
 * All replicas share one set, found again by its address: a load balancer would give every notification to one
 * of them anyhow. The others read what changed when they are asked, as they do without notifications.
 */
export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { client, site, clock, notificationUrl, clientState } = options;
  let idByResource: Map<string, string> | null = null;

  async function findOurs(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let link: string | null = '/subscriptions'; link;) {
      const page = await client.page(link, { priority: 'background' });
      for (const { id, resource, notificationUrl: url } of page.value as Subscription[]) {
        if (url === notificationUrl) found.set(withoutSlash(resource), id);
      }
      link = page.next;
    }
    return found;
  }

  /** @returns whether it is still there */
  async function renew(id: string): Promise<boolean> {
    try {
      await client.patch(
        `/subscriptions/${id}`,
        { expirationDateTime: latestExpiry() },
        { priority: 'background' },
      );
      return true;
    } catch (error) {
      if (error instanceof GraphNotFoundError) return false;
      throw error;
    }
  }

  async function create(resource: string): Promise<string> {
    const { body } = await client.post(
      '/subscriptions',
      {
        changeType: 'updated',
        notificationUrl,
        lifecycleNotificationUrl: notificationUrl,
        resource,
        expirationDateTime: latestExpiry(),
        clientState,
      },
      { priority: 'background' },
    );
    return (body as Subscription).id;
  }

  function latestExpiry(): string {
    return new Date(clock.now().getTime() + lifetimeMs).toISOString();
  }

  return {
    async keep() {
      const paths = await requireLists(client, await findSite(client, site));
      idByResource ??= await findOurs();
      for (const list of listNames) {
        const resource = withoutSlash(paths[list]);
        const id = idByResource.get(resource);
        if (id !== undefined && (await renew(id))) continue;
        idByResource.set(resource, await create(resource));
      }
    },
  };
}

/** Graph gives a resource back with or without the slash it was given with. */
function withoutSlash(resource: string): string {
  return resource.replace(/^\//, '');
}
