/** How fast the store writes and reads, beside what an engineer would otherwise use. */
import { existsSync } from 'node:fs';

for (const part of ['writes', 'reads']) {
  const file = new URL(`./store/${part}.ts`, import.meta.url);
  if (existsSync(file)) await import(file.href);
}
