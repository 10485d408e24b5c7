import type { RequestHandler } from 'express';

/** Who may show the tab in a frame everywhere: Teams, Outlook and Microsoft 365, and this server's own pages. */
const frameAncestors = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/** TeamsJS asks Microsoft's CDN which hosts it may trust; in a local trial nothing leaves the machine. */
const teamsHostList = 'https://res.cdn.office.net';

export interface SecurityOptions {
  publicUrl: string;
  /** Whose sign-in page people see who open the tab outside Teams. */
  authority: string;
  isLocalTrial: boolean;
  /** Who else may show the tab in a frame: the council's own SharePoint. */
  framedBy: readonly string[];
}

/** In a browser the tab asks the authority's own address for tokens; it never frames it. */
function tabPolicy({ authority, isLocalTrial, framedBy }: SecurityOptions): string {
  const asked = isLocalTrial ? [] : [teamsHostList, new URL(authority).origin];
  return [
    "default-src 'self'",
    ["connect-src 'self'", ...asked].join(' '),
    "img-src 'self' data:",
    // Fluent UI writes its styles into the page.
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${[...frameAncestors, ...framedBy].join(' ')}`,
  ].join('; ');
}

const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

const oneYearSeconds = 31_536_000;

/** @see https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
export function securityHeaders(options: SecurityOptions): RequestHandler {
  const forTab = tabPolicy(options);
  const isHttps = options.publicUrl.startsWith('https:');
  return (request, response, next) => {
    response.set({
      'Content-Security-Policy': /^\/tab(\/|$)/.test(request.path) ? forTab : dataPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      ...(isHttps && { 'Strict-Transport-Security': `max-age=${oneYearSeconds}` }),
    });
    next();
  };
}
