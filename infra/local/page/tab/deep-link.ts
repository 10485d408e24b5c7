/** What a link of Teams leads to inside our own tab; null when it leads elsewhere. */
export function subPageOf(url: string, appId: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  if (hostname !== 'teams.microsoft.com' || !pathname.startsWith(`/l/entity/${appId}/`)) return null;
  try {
    const { subEntityId } = JSON.parse(searchParams.get('context') ?? '{}') as { subEntityId?: unknown };
    return typeof subEntityId === 'string' ? subEntityId : '';
  } catch {
    return ''; // a broken context still leads to the tab
  }
}
