/** Matches the tab's entityId in manifest/manifest.json. */
const tabId = 'plans';

/**
 * Opens the tab in Teams, at one item or, with null, at its start.
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function tabLink(appId: string, itemId: string | null): string {
  const link = `https://teams.microsoft.com/l/entity/${appId}/${tabId}`;
  if (itemId === null) return link;
  return `${link}?context=${encodeURIComponent(JSON.stringify({ subEntityId: `item/${itemId}` }))}`;
}
