import type { JsonObject } from './protocol.ts';

/** The one site this server has. */
export interface Site {
  /** `hostname,site collection guid,web guid`. */
  id: string;
  hostname: string;
  /** Server-relative: `sites/golden-thread`. */
  path: string;
  displayName: string;
  webUrl: string;
}

/** @param id `hostname,site collection guid,web guid` */
export function siteFrom(id: string, path: string, displayName: string): Site {
  const [hostname, collection, web] = id.split(',');
  if (!hostname || !collection || !web) throw new RangeError(`Not a composite site id: ${id}`);
  return { id, hostname, path, displayName, webUrl: `https://${hostname}/${path}` };
}

/**
 * Takes the site off the front of a path.
 *
 * Understands `/sites/root`, `/sites/{hostname}`, `/sites/{composite id}`, `/sites/{hostname}:/{path}[:/rest]`
 * and `/groups/{id}/sites/root`.
 *
 * @returns what follows, without its leading slash and still encoded; null when it is not this site
 */
export function pathWithinSite(site: Site, path: string): string | null {
  const byPath = /^\/sites\/([^/:]+):\/([^:]*)(?::(?:\/(.*))?)?$/i.exec(decodeColons(path));
  if (byPath) {
    const [, hostname = '', sitePath = '', rest = ''] = byPath;
    const wanted = decodeURIComponent(sitePath).replace(/\/$/, '');
    return same(hostname, site.hostname) && same(wanted, site.path) ? rest : null;
  }
  const byId = /^(?:\/groups\/[^/]+)?\/sites\/([^/]+)(?:\/(.*))?$/i.exec(path);
  if (!byId) return null;
  const name = decodeURIComponent(byId[1] ?? '');
  const known = [
    site.id,
    site.hostname,
    'root',
    site.id.split(',').slice(1).join(','),
    site.id.split(',')[1] ?? '',
  ];
  return known.some((id) => same(id, name)) ? (byId[2] ?? '') : null;
}

/** Answers start with this whichever way the site was addressed. */
export function siteBase(base: string, site: Site): string {
  return `${base}/sites/${site.id}`;
}

export function siteBody(site: Site, base: string): JsonObject {
  return {
    '@odata.context': `${base}/$metadata#sites/$entity`,
    createdDateTime: '2026-01-05T09:00:00Z',
    description: '',
    id: site.id,
    lastModifiedDateTime: '2026-01-05T09:00:00Z',
    name: site.path.split('/').at(-1),
    webUrl: site.webUrl,
    displayName: site.displayName,
    root: {},
    siteCollection: { hostname: site.hostname },
  };
}

function decodeColons(path: string): string {
  return path.replace(/%3a/gi, ':');
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
