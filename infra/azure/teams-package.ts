import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';

/** What a manifest cannot know before there is a council. */
export interface TeamsPackageOptions {
  publicUrl: string;
  clientId: string;
  /** Whom people see as the publisher, at most 32 characters. */
  developerName: string;
  developerUrl: string;
  privacyUrl: string;
  termsUrl: string;
}

const folder = new URL('../../manifest/', import.meta.url);

/** The zip an administrator uploads to Teams. */
export async function teamsPackage(options: TeamsPackageOptions): Promise<Uint8Array> {
  const file = async (name: string) => new Uint8Array(await readFile(new URL(name, folder)));
  return zipSync({
    'manifest.json': strToU8(await teamsManifest(options)),
    'en-gb.json': await file('en-gb.json'),
    'color.png': await file('color.png'),
    'outline.png': await file('outline.png'),
  });
}

/** manifest/manifest.json with every placeholder filled in. */
export async function teamsManifest(options: TeamsPackageOptions): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const values: Readonly<Record<string, string>> = {
    VERSION: version,
    CLIENT_ID: options.clientId,
    PUBLIC_URL: options.publicUrl.replace(/\/+$/, ''),
    PUBLIC_HOST: new URL(options.publicUrl).host,
    DEVELOPER_NAME: options.developerName,
    DEVELOPER_URL: options.developerUrl,
    PRIVACY_URL: options.privacyUrl,
    TERMS_URL: options.termsUrl,
  };
  const template = await readFile(new URL('manifest.json', folder), 'utf8');
  return template.replace(/\{\{([A-Z_]+)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nothing is known about the placeholder ${placeholder}.`);
    return JSON.stringify(value).slice(1, -1);
  });
}
