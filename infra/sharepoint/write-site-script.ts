import { writeFileSync } from 'node:fs';
import { siteScript } from './site-script.ts';

/** `npx tsx infra/sharepoint/write-site-script.ts`, after columns, choices or formats changed. */
writeFileSync(new URL('site-script.json', import.meta.url), `${JSON.stringify(siteScript(), null, 2)}\n`);
