import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, type Environment } from '#server/config';

const production = {
  PUBLIC_URL: 'https://golden-thread.council.example/',
  TENANT_ID: '7E0B7F0E-4d1c-4c5e-9f3a-5a7d1c0de001',
  CLIENT_ID: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de002',
  CLIENT_SECRET: 'not-a-real-secret',
  SITE: 'council.sharepoint.com:/sites/golden-thread',
  COUNCIL_NAME: 'Netherwell Borough Council',
} satisfies Environment;

const trial = {
  ...production,
  HOST: '127.0.0.1',
  PUBLIC_URL: 'http://127.0.0.1:3978',
  CLIENT_SECRET: undefined,
  GRAPH_URL: 'http://127.0.0.1:3978/local/graph/v1.0',
  GRAPH_TOKEN: 'local',
  LOCAL_TRIAL: 'true',
  CLOCK_OFFSET_MS: '-86400000',
} satisfies Environment;

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('needs no more than six variables in production', () => {
    expect(readConfig(production)).toEqual({
      port: 3978,
      host: '0.0.0.0',
      publicUrl: 'https://golden-thread.council.example',
      tenantId: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de001',
      clientId: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de002',
      credentials: { kind: 'secret', secret: 'not-a-real-secret' },
      site: 'council.sharepoint.com:/sites/golden-thread',
      graphUrl: 'https://graph.microsoft.com/v1.0',
      graphToken: null,
      tokenIssuer: 'https://login.microsoftonline.com/7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de001/v2.0',
      tokenKeysUrl:
        'https://login.microsoftonline.com/7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de001/discovery/v2.0/keys',
      signInAuthority: 'https://login.microsoftonline.com/7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de001',
      signInMetadata: null,
      teamsUrl: 'https://smba.trafficmanager.net/teams/',
      teamsCatalogId: null,
      council: 'Netherwell Borough Council',
      administratorIds: [],
      dataFolder: null,
      nation: 'england-and-wales',
      closedDays: [],
      logLevel: 'info',
      isLocalTrial: false,
      clockOffsetMs: 0,
    });
  });

  it('takes the local trial’s settings', () => {
    expect(readConfig(trial)).toMatchObject({
      isLocalTrial: true,
      credentials: null,
      clockOffsetMs: -86_400_000,
    });
  });

  it('names everything that is missing at once', () => {
    expect(problemsOf({})).toEqual([
      'PUBLIC_URL is not set.',
      'TENANT_ID is not set.',
      'CLIENT_ID is not set.',
      'SITE is not set.',
      'COUNCIL_NAME is not set.',
      'CLIENT_SECRET is not set, nor is a certificate.',
    ]);
  });

  it.each<[string, Environment, string]>([
    ['a port out of range', { PORT: '70000' }, 'PORT must be a port number from 1 to 65535.'],
    ['a tenant by name', { TENANT_ID: 'council' }, 'TENANT_ID must be a GUID.'],
    [
      'an unknown log level',
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      'a site that is a web address',
      { SITE: 'https://council.sharepoint.com' },
      'SITE must be hostname:/path or a Graph site id.',
    ],
    [
      'administrators by e-mail',
      { ADMINISTRATORS: 'a@b.example' },
      'ADMINISTRATORS must be object ids separated by commas.',
    ],
    [
      'plain http to another machine',
      { TOKEN_KEYS_URL: 'http://keys.example' },
      'TOKEN_KEYS_URL must be an https:// address (http:// only on this machine).',
    ],
    [
      'a fixed token for the real Graph',
      { GRAPH_TOKEN: 'x' },
      'GRAPH_TOKEN is only for a GRAPH_URL on this machine.',
    ],
    [
      'half a certificate',
      { CLIENT_CERTIFICATE_FILE: 'x.pem' },
      'CLIENT_CERTIFICATE_FILE and CLIENT_CERTIFICATE_THUMBPRINT go together.',
    ],
    ['a clock of its own', { CLOCK_OFFSET_MS: '5' }, 'CLOCK_OFFSET_MS is only for the local trial.'],
    [
      'a local trial open to the network',
      { LOCAL_TRIAL: 'true', HOST: '0.0.0.0' },
      'LOCAL_TRIAL switches the bot’s sign-in off, so HOST must be 127.0.0.1, ::1 or localhost.',
    ],
  ])('refuses %s', (_, variables, problem) => {
    expect(problemsOf({ ...production, ...variables })).toEqual([problem]);
  });

  it('refuses a local trial that does not say where it listens', () => {
    expect(problemsOf({ ...trial, HOST: undefined })).toHaveLength(1);
  });

  it('counts an empty variable as not set', () => {
    expect(readConfig({ ...production, PORT: '', GRAPH_TOKEN: ' ' }).port).toBe(3978);
  });

  it('never repeats a secret in a message', () => {
    const secret = 'hunter2-hunter2';
    const problems = problemsOf({ CLIENT_SECRET: secret, GRAPH_TOKEN: secret, TENANT_ID: secret });
    expect(problems.join(' ')).not.toContain(secret);
  });
});
