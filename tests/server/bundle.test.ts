import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPreview } from '#api/contract/documents';
import { serverBundle } from '#infra/azure/server-bundle';
import { nodeFlags } from '#tests/helpers/start-command';
import { startStore, type StartedStore } from '#tests/helpers/store';
import { startTokenIssuer, type TokenIssuer } from '#tests/helpers/tokens';

const port = 41_791;
const origin = `http://127.0.0.1:${port}`;
const administrator = { id: '11111111-0000-4000-8000-000000000002', name: 'Priya Anand' };

let folder: string;
let inputs: string[];
let started: StartedStore;
let issuer: TokenIssuer;

beforeAll(async () => {
  await mkdir('dist', { recursive: true });
  folder = await mkdtemp(path.resolve('dist/test-'));
  const result = await build({ ...serverBundle, outdir: path.join(folder, 'dist/server'), metafile: true });
  inputs = Object.keys(result.metafile.inputs);
  started = await startStore();
  issuer = await startTokenIssuer();
});
afterAll(async () => {
  await issuer.close();
  await started.close();
  await rm(folder, { recursive: true });
});

function serve(environment: Record<string, string>): { child: ChildProcess; said: () => string } {
  let said = '';
  const child = spawn(process.execPath, [...nodeFlags(), path.join(folder, 'dist/server/main.js')], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    cwd: folder,
  });
  child.stdout.on('data', (data) => (said += String(data)));
  child.stderr.on('data', (data) => (said += String(data)));
  return { child, said: () => said };
}

async function answers(address: string, status: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const response = await fetch(`${origin}${address}`).catch(() => null);
    if (response?.status === status) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} never answered ${status}.`);
}

describe('the production server', () => {
  it('contains nothing of the local trial, of tests or of what only deploys it', () => {
    expect(inputs.length).toBeGreaterThan(50);
    expect(inputs.filter((file) => /^(infra|tests|tab)\//.test(file))).toEqual([]);
  });

  it('starts with the same memory in a container and by npm run serve', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { serve: string } };
    expect(scripts.serve).toBe(['node', ...nodeFlags(), 'dist/server/main.js'].join(' '));
  });

  it('says everything that is missing, one line each, and ends with 2', async () => {
    const { child, said } = serve({});
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(2);
    expect(said().split('\n')).toContain('SITE is not set.');
    expect(said().split('\n')).toContain('TENANT_ID is not set.');
  });

  it('serves from the environment alone, reads a document in its thread, and ends when told to', async () => {
    const { child, said } = serve({
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: origin,
      TENANT_ID: issuer.settings.tenantId,
      CLIENT_ID: issuer.settings.clientId,
      TOKEN_ISSUER: issuer.settings.tokenIssuer,
      TOKEN_KEYS_URL: issuer.settings.tokenKeysUrl,
      SITE: started.graph.siteId,
      GRAPH_URL: started.graph.url,
      GRAPH_TOKEN: started.graph.token,
      COUNCIL_NAME: 'Testshire Council',
      ADMINISTRATORS: administrator.id,
      LOCAL_TRIAL: 'true',
    });
    try {
      await answers('/healthz', 200);
      await answers('/readyz', 200);
      const authorization = `Bearer ${await issuer.issue(administrator)}`;
      const response = await fetch(`${origin}/api/v1/imports/preview?fileName=plan.csv`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/octet-stream' },
        body: 'ref,recommendation,action,owner,due date\nGT1,Review it.,Do so.,Head of Law,31 March 2026\n',
      });
      expect(importPreview.parse(await response.json()).plan.recommendations).toHaveLength(1);
      const quietFor = Number(/timeout=(\d+)/.exec(response.headers.get('keep-alive') ?? '')?.[1]);
      expect(quietFor, 'seconds; Azure hangs up after 240').toBeGreaterThan(240);
      const metrics = await (await fetch(`${origin}/metrics`)).text();
      expect(metrics).toMatch(
        /http_requests_total\{method="POST",route="\/api\/v1\/imports\/preview",status="200"\} 1/,
      );
      expect(metrics).toMatch(/graph_requests_total\{method="GET",status="200"\} \d+/);
      expect(said()).not.toContain('plan.csv');
      expect(said()).not.toContain(administrator.name);
    } finally {
      child.kill('SIGTERM');
    }
    const [code] = (await once(child, 'close')) as [number];
    expect(code, said()).toBe(0);
    expect(said(), 'its last words are not held back').toContain('"msg":"stopping"');
  });
});
