import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Chromium for tests, without set-up: the one named by CHROMIUM_PATH, else an installed one, else the
 * one that comes inside a package (bare Linux machines). That package's own flags are left aside: they
 * put everything into one process and switch web security off, which is what tests want to see at work.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'] ?? installed.find((path) => existsSync(path));
  return chromium.launch({ executablePath: own ?? (await sparticuz.executablePath()), args: quietFlags });
}
