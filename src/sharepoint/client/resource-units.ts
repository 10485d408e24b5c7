export const unitsOfWrite = 2;

/**
 * What a request costs of SharePoint's allowance, in resource units. An estimate: SharePoint names the
 * kinds of request, not every address.
 *
 * @param path below the version, with its query
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export function resourceUnits({ method, path }: { method: string; path: string }): number {
  if (method !== 'GET') return unitsOfWrite;
  const [address = '', query = ''] = path.split('?');
  const last = address.split('/').at(-1) ?? '';
  if (/^delta(\(\))?$/i.test(last)) return /(^|&)(\$|%24)?token=/i.test(query) ? 1 : 2;
  return /^(lists|columns|items|versions|subscriptions)$/i.test(last) ? 2 : 1;
}
