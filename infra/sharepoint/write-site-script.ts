import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { siteScripts } from './site-script.ts';

/** `npm run site-script`, after lists, columns, choices or looks changed. */
for (const [index, script] of siteScripts().entries()) {
  const text = await format(JSON.stringify(script), { parser: 'json', printWidth: 110 });
  writeFileSync(new URL(`site-script-${index + 1}.json`, import.meta.url), text);
}
