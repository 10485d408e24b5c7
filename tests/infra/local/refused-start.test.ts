import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runTrial } from '#tests/helpers/local-trial';

it.each(['abc', '99999', '-1'])('refuses PORT=%s in one sentence and makes nothing', async (port) => {
  const folder = path.join(tmpdir(), `golden-thread-refused-${process.pid}`);
  const { code, output } = await runTrial({ folder, port });
  expect(output).toBe(`PORT is “${port}”, which is not a port number.\n`);
  expect(code).toBe(2);
  expect(existsSync(folder)).toBe(false);
});
