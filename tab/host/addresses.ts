import type { app } from '@microsoft/teams-js';
import { basePath } from '#tab/routes';
import type { LinkedPlace } from './host.ts';

/** Matches the personal tab's entityId in manifest/manifest.json. */
const personalTabId = 'plans';

const startParameter = 'open';

/** The whole address of a page. @param path relative to the tab's base */
export function pageAddress(path: string): string {
  return window.location.origin + basePath + path;
}

/**
 * The address a channel's or chat's tab is saved with. It names where to start as a deep link does, so that
 * the tab is on its first page exactly when somebody arrives, and a link they followed can lead elsewhere.
 */
export function startingAt(subPageId: string): string {
  return `${pageAddress('/')}?${new URLSearchParams({ [startParameter]: subPageId })}`;
}

/** Where an address made by `startingAt` starts; null when it says nothing. */
export function startOf(search: string): string | null {
  return new URLSearchParams(search).get(startParameter);
}

/**
 * An address that opens a place of the tab in Teams: in the channel's or chat's tab it was copied in, where
 * colleagues see it with the conversation around it, otherwise in each person's own. A host that does not say
 * which app this is gets the page's own address, which opens in a browser.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function deepLink(context: app.Context, { subPageId, label, path }: LinkedPlace): string {
  const { channel, chat, page } = context;
  const appId = context.app.appId?.toString();
  if (!appId) return pageAddress(path);
  const shared = channel
    ? { channelId: channel.id }
    : chat && !context.meeting
      ? { chatId: chat.id, contextType: 'chat' }
      : null;
  const parameters = new URLSearchParams({
    webUrl: pageAddress(path),
    label,
    context: JSON.stringify({ subEntityId: subPageId, ...shared }),
  });
  const tabId = encodeURIComponent(shared ? page.id : personalTabId);
  // Teams does not read "+" as a space.
  const query = parameters.toString().replaceAll('+', '%20');
  return `https://teams.microsoft.com/l/entity/${appId}/${tabId}?${query}`;
}
