/** Matches the tab's entityId in manifest/manifest.json. */
const tabId = 'plans';

/**
 * Opens the tab in Teams, at one item or, with null, at its start.
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function tabLink(appId: string, itemId: string | null): string {
  return itemId === null ? startOf(appId) : pageLink(appId, `item/${itemId}`);
}

/** Opens the tab in Teams at a meeting. */
export function meetingLink(appId: string, meetingId: string): string {
  return pageLink(appId, `meeting/${meetingId}`);
}

/** @param subEntityId as tab/routes.ts reads it */
function pageLink(appId: string, subEntityId: string): string {
  return `${startOf(appId)}?context=${encodeURIComponent(JSON.stringify({ subEntityId }))}`;
}

function startOf(appId: string): string {
  return `https://teams.microsoft.com/l/entity/${appId}/${tabId}`;
}
