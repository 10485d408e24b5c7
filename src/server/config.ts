import { z } from 'zod';
import { isIsoDate, type IsoDate } from '#domain/dates';
import { AppError } from '#domain/errors';
import { nations, type Nation } from '#domain/working-days';

/** What the server is told by whoever runs it. Read once at start; nothing else looks at the environment. */
export interface Config {
  port: number;
  host: string;
  /** Where Teams reaches this server, without a trailing slash. */
  publicUrl: string;
  tenantId: string;
  clientId: string;
  /** Null in the local trial, where the bot and Graph are on this machine and check no credentials. */
  credentials: Credentials | null;
  /** `hostname:/path`, or Graph's own site id. */
  site: string;
  graphUrl: string;
  /** A fixed bearer token for the Graph server of the local trial. */
  graphToken: string | null;
  tokenIssuer: string;
  tokenKeysUrl: string;
  /** Where people sign in who open the tab outside Teams. */
  signInAuthority: string;
  /** What that place says of itself, as OpenID Connect writes it; null for Microsoft, which is known. */
  signInMetadata: string | null;
  /** Where the bot writes to people who have never written to it. */
  teamsUrl: string;
  /** The app's id in the council's Teams catalogue; null where the app does not install itself. */
  teamsCatalogId: string | null;
  council: string;
  administratorIds: string[];
  /** Where the copy of the lists outlives a restart; null to keep it in memory only. */
  dataFolder: string | null;
  nation: Nation;
  /** Days besides weekends and bank holidays on which the council does not work. */
  closedDays: IsoDate[];
  logLevel: LogLevel;
  isLocalTrial: boolean;
  /** How far the local trial's clock stands from the real one. */
  clockOffsetMs: number;
}

export type Credentials =
  { kind: 'secret'; secret: string } | { kind: 'certificate'; file: string; thumbprint: string };

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Some settings are missing, wrong or contradict each other. `problems` has one sentence for each. */
export class ConfigError extends AppError {
  readonly code = 'wrong-configuration';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(`The configuration is not right: ${problems.join(' ')}`, options);
    this.problems = problems;
  }
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guid = z.string().regex(guidPattern, 'must be a GUID').toLowerCase();
const text = z.string();
const url = z.string().refine(isUrlWeTrust, 'must be an https:// address (http:// only on this machine)');

/**
 * Every environment variable, in the order of README's table; its description is the table's text. Messages
 * follow the variable's name and never repeat its value, which may be a secret.
 */
export const variables = z.object({
  PORT: z
    .string()
    .refine(isPort, 'must be a port number from 1 to 65535')
    .transform(Number)
    .prefault('3978')
    .describe('Port to listen on.'),
  HOST: text.prefault('0.0.0.0').describe('Address to listen on.'),
  PUBLIC_URL: url.describe(
    'Where Teams reaches this server, such as `https://golden-thread.council.gov.uk`.',
  ),
  TENANT_ID: guid.describe('The council’s Entra tenant.'),
  CLIENT_ID: guid.describe('The app registration; also the bot’s id and the audience of the tab’s tokens.'),
  CLIENT_SECRET: text.optional().describe('The app registration’s secret. This or a certificate.'),
  CLIENT_CERTIFICATE_FILE: text
    .optional()
    .describe('PEM file with the private key of a certificate, instead of a secret.'),
  CLIENT_CERTIFICATE_THUMBPRINT: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be the 64 hexadecimal digits of a SHA-256 thumbprint')
    .optional()
    .describe('SHA-256 thumbprint of that certificate.'),
  SITE: z
    .string()
    .regex(/^[^/:]+\.[^/:]+:\/.+$|^[^,]+,[^,]+,[^,]+$/, 'must be hostname:/path or a Graph site id')
    .describe('The SharePoint site: `council.sharepoint.com:/sites/golden-thread`, or its Graph id.'),
  GRAPH_URL: url
    .prefault('https://graph.microsoft.com/v1.0')
    .describe('Microsoft Graph; another address for national clouds.'),
  GRAPH_TOKEN: text.optional().describe('A fixed token, only for a Graph server on this machine.'),
  TOKEN_ISSUER: url.optional().describe('Who signs the tab’s tokens. Default: the tenant’s v2.0 issuer.'),
  TOKEN_KEYS_URL: url.optional().describe('Where the signing keys are. Default: the tenant’s v2.0 keys.'),
  SIGN_IN_AUTHORITY: url
    .optional()
    .describe(
      'Where people sign in who open the tab in a browser. Default: the tenant at login.microsoftonline.com.',
    ),
  SIGN_IN_METADATA: text
    .optional()
    .describe('Set by `npm start`: what that place says of itself, as OpenID Connect writes it.'),
  TEAMS_URL: url
    .prefault('https://smba.trafficmanager.net/teams/')
    .describe('Teams’ Bot Connector service; another address for national clouds.'),
  TEAMS_CATALOG_ID: guid
    .optional()
    .describe(
      'The app’s id in the council’s own Teams catalogue. With it, the app is put into the Teams of whoever lacks it when they are first reminded.',
    ),
  COUNCIL_NAME: text.describe('The council’s name, for headings.'),
  ADMINISTRATORS: z
    .string()
    .transform((list) => list.split(',').map((id) => id.trim().toLowerCase()))
    .refine((ids) => ids.every((id) => guidPattern.test(id)), 'must be object ids separated by commas')
    .default([])
    .describe('Object ids of people who administer from the start, separated by commas.'),
  DATA_FOLDER: text
    .optional()
    .describe(
      'A folder on a disk of this machine. Keeps a copy of the lists, so that a restart reads only what changed. Default: memory only.',
    ),
  NATION: z
    .enum(nations, { error: `must be one of ${nations.join(', ')}` })
    .prefault('england-and-wales')
    .describe(`Whose bank holidays the council keeps: ${nations.join(', ')}.`),
  CLOSED_DAYS: z
    .string()
    .transform((list) => list.split(',').map((day) => day.trim()))
    .refine((days) => days.every(isIsoDate), 'must be days like 2026-12-29 separated by commas')
    .default([])
    .describe('Other days nobody is reminded on, such as `2026-12-29,2026-12-30`.'),
  LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })
    .prefault('info')
    .describe(`How much is logged: ${logLevels.join(', ')}.`),
  LOCAL_TRIAL: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .prefault('false')
    .transform((flag) => flag === 'true')
    .describe('Set by `npm start`. No sign-in for the bot; only on this machine.'),
  CLOCK_OFFSET_MS: z
    .string()
    .regex(/^-?\d+$/, 'must be a whole number of milliseconds')
    .transform(Number)
    .prefault('0')
    .describe('Set by `npm start`: how far the trial’s clock stands from the real one.'),
});

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws {ConfigError} naming every fault at once */
export function readConfig(environment: Environment): Config {
  const given = setVariables(environment);
  const read = variables.safeParse(given);
  const problems = [...contradictions(given)];
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => faultOf(given, String(path[0]), message));
    throw new ConfigError([...new Set([...faults, ...problems])]);
  }
  if (problems.length > 0) throw new ConfigError(problems);

  const values = read.data;
  const authority = `https://login.microsoftonline.com/${values.TENANT_ID}`;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL.replace(/\/+$/, ''),
    tenantId: values.TENANT_ID,
    clientId: values.CLIENT_ID,
    credentials: credentialsOf(values),
    site: values.SITE,
    graphUrl: values.GRAPH_URL.replace(/\/+$/, ''),
    graphToken: values.GRAPH_TOKEN ?? null,
    tokenIssuer: values.TOKEN_ISSUER ?? `${authority}/v2.0`,
    tokenKeysUrl: values.TOKEN_KEYS_URL ?? `${authority}/discovery/v2.0/keys`,
    signInAuthority: values.SIGN_IN_AUTHORITY ?? authority,
    signInMetadata: values.SIGN_IN_METADATA ?? null,
    teamsUrl: values.TEAMS_URL,
    teamsCatalogId: values.TEAMS_CATALOG_ID ?? null,
    council: values.COUNCIL_NAME,
    administratorIds: values.ADMINISTRATORS,
    dataFolder: values.DATA_FOLDER ?? null,
    nation: values.NATION,
    closedDays: values.CLOSED_DAYS,
    logLevel: values.LOG_LEVEL,
    isLocalTrial: values.LOCAL_TRIAL,
    clockOffsetMs: values.CLOCK_OFFSET_MS,
  };
}

/** Known variables that say something; an empty one counts as not set, as most hosts cannot unset. */
function setVariables(environment: Environment): Environment {
  const names = Object.keys(variables.shape);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

function faultOf(given: Environment, name: string, message: string): string {
  return given[name] === undefined ? `${name} is not set.` : `${name} ${message}.`;
}

/** Rules between variables, checked on what was given so that they are reported along with other faults. */
function* contradictions(given: Environment): Generator<string> {
  const isTrial = given['LOCAL_TRIAL'] === 'true';
  const hasCertificate = given['CLIENT_CERTIFICATE_FILE'] !== undefined;

  if (isTrial && !isLoopback(given['HOST'])) {
    yield 'LOCAL_TRIAL switches the bot’s sign-in off, so HOST must be 127.0.0.1, ::1 or localhost.';
  }
  if (given['CLOCK_OFFSET_MS'] !== undefined && !isTrial) {
    yield 'CLOCK_OFFSET_MS is only for the local trial.';
  }
  if (given['GRAPH_TOKEN'] !== undefined && !isOnThisMachine(given['GRAPH_URL'])) {
    yield 'GRAPH_TOKEN is only for a GRAPH_URL on this machine.';
  }
  if (hasCertificate !== (given['CLIENT_CERTIFICATE_THUMBPRINT'] !== undefined)) {
    yield 'CLIENT_CERTIFICATE_FILE and CLIENT_CERTIFICATE_THUMBPRINT go together.';
  }
  if (given['CLIENT_SECRET'] === undefined && given['GRAPH_TOKEN'] === undefined && !hasCertificate) {
    yield 'CLIENT_SECRET is not set, nor is a certificate.';
  }
}

function credentialsOf(values: z.infer<typeof variables>): Credentials | null {
  const { CLIENT_SECRET: secret, CLIENT_CERTIFICATE_FILE: file, CLIENT_CERTIFICATE_THUMBPRINT } = values;
  if (file && CLIENT_CERTIFICATE_THUMBPRINT) {
    return { kind: 'certificate', file, thumbprint: CLIENT_CERTIFICATE_THUMBPRINT };
  }
  return secret ? { kind: 'secret', secret } : null;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isUrlWeTrust(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function isOnThisMachine(text: string | undefined): boolean {
  return text !== undefined && URL.canParse(text) && isLoopback(new URL(text).hostname);
}

function isLoopback(host: string | undefined): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host ?? '');
}
