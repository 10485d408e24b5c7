import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsedPlan } from '#api/contract/documents';
import { commandLine, withProduct } from '#cli/command-line';
import { gt } from '#cli/gt';
import { readSettings } from '#cli/settings';
import type { Environment } from '#server/config';
import { importDocument } from '#workflows/import-document';
import { startLocalGraph, type LocalGraph } from '#tests/helpers/local-graph';

const document = `ref,recommendation,action,owner,due date,RAG
GT1,Review the constitution every year.,Review it.,Head of Law,31 March 2026,Amber
`;

let folder: string;
let file: string;
let graph: LocalGraph;
let configured: Environment;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'golden-thread-cli-'));
  file = path.join(folder, 'plan.csv');
  await writeFile(file, document);
  await writeFile(path.join(folder, 'empty.csv'), '');
  graph = await startLocalGraph();
  configured = {
    PUBLIC_URL: 'http://127.0.0.1:3978',
    HOST: '127.0.0.1',
    TENANT_ID: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de001',
    CLIENT_ID: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de002',
    SITE: graph.siteId,
    GRAPH_URL: graph.url,
    GRAPH_TOKEN: graph.token,
    COUNCIL_NAME: 'Testshire Council',
    LOCAL_TRIAL: 'true',
  };
});
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true });
});

async function run(args: string[], environment: Environment = {}) {
  let out = '';
  let err = '';
  const code = await gt(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    isWatched: false,
    environment,
  });
  return { code, out, err };
}

describe('gt', () => {
  it('lists its commands, and every one explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    const names = [...out.matchAll(/^ {2}(\w+) {2}/gm)].map(([, name]) => name!);
    expect(names).toEqual(['import', 'remind', 'provision', 'verify', 'bench']);
    for (const name of names) {
      const help = await run([name, '--help']);
      expect(help).toMatchObject({ code: 0, err: '' });
      expect(help.out).toMatch(new RegExp(`^Usage: gt ${name}`));
    }
  });

  it.each([
    [[], ''],
    [['fly'], 'gt: there is no command "fly". "gt --help" lists them.\n'],
    [['import'], 'gt import: Name one file to import.\n'],
    [['import', 'a', 'b'], 'gt import: Name one file to import.\n'],
    [['import', 'nowhere.docx'], 'gt import: nowhere.docx cannot be read: there is no such file.\n'],
    [['import', '/'], 'gt import: / cannot be read: it is a folder.\n'],
    [
      ['remind', '--today', '2026-02-30'],
      'gt remind: "2026-02-30" is not a day; write it like 2026-03-31.\n',
    ],
    [['bench', 'nothing-like-it'], expect.stringMatching(/^gt bench: There is no benchmark .*\.\n$/)],
    [['verify', '--loudly'], expect.stringMatching(/^gt verify: Unknown option '--loudly'.*\n$/)],
  ])('answers wrong use with 2 and one line: %j', async (args, message) => {
    expect(await run(args)).toMatchObject({ code: 2, err: message });
  });

  it('answers an empty document with 2 and one sentence', async () => {
    const { code, err } = await run(['import', path.join(folder, 'empty.csv'), '--dry-run', '--json']);
    expect(code).toBe(2);
    expect(err).toMatch(/^gt import: .*empty.*\.\n$/);
    expect(err.trim()).not.toContain('\n');
  });

  it('says in one line what the configuration lacks', async () => {
    const { code, err } = await run(['verify'], {});
    expect(code).toBe(2);
    expect(err).toMatch(/^gt verify: The configuration is not right: .*SITE is not set\..*\n$/);
    expect(err.trim()).not.toContain('\n');
  });
});

describe('gt import --dry-run', () => {
  it('prints one ParsedPlan and nothing else, without any configuration', async () => {
    const { code, out, err } = await run(['import', file, '--dry-run', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const plan = parsedPlan.strict().parse(JSON.parse(out));
    expect(plan.recommendations.map(({ key }) => key)).toEqual(['GT1']);
  });

  it('prints a summary a person can hold against the document', async () => {
    const { out } = await run(['import', file, '--dry-run', '--plan', 'Ethics plan']);
    expect(out).toContain('Ethics plan\n');
    expect(out).toContain('GT1  Amber  Review the constitution every year.');
    expect(out).toContain('Review it. (Head of Law; due 31 March 2026');
  });

  it('works as a command of its own', async () => {
    const main = path.resolve('src/cli/main.ts');
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', main, 'import', file, '--dry-run', '--json'],
      { env: { PATH: process.env['PATH'] ?? '' } },
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ recommendations: [{ key: 'GT1' }] });
  }, 60_000);
});

describe('gt against a site', () => {
  it('finds what is missing, creates it, imports a document and sees who would be reminded', async () => {
    const before = await run(['verify'], configured);
    expect(before.code).toBe(1);
    expect(before.err).toContain('is missing; "gt provision" creates it.');

    const provisioned = await run(['provision'], configured);
    expect(provisioned).toMatchObject({ code: 0, err: '' });
    expect((await run(['provision'], configured)).out).toBe('Everything was in place.\n');
    expect(await run(['verify'], configured)).toMatchObject({ code: 0, err: '' });

    const imported = await run(['import', file, '--plan', 'Ethics plan'], configured);
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toMatch(/^Imported "Ethics plan": 1 items?, 1 actions?/);
    expect(await run(['import', file], configured)).toMatchObject({
      code: 2,
      err: 'gt import: This document was already imported as "Ethics plan".\n',
    });

    const reminded = await run(['remind', '--today', '2026-03-27', '--dry-run'], configured);
    expect(reminded).toMatchObject({ code: 0, err: '' });
    expect(reminded.out).toBe(
      '27 March 2026: 0 people would hear.\nHead of Law has no holder and no deputy, so nobody hears about 1 open action. Record who holds the post.\n',
    );

    const next = path.join(folder, 'next.csv');
    await writeFile(next, document.replace('31 March 2026,Amber', '30 June 2026,Red'));
    const dry = await run(['import', next, '--update', 'ethics plan', '--dry-run'], configured);
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain(
      'RAG moved: 1\n  GT1  Review the constitution every year.\n    RAG: Amber → Red\n',
    );
    expect(dry.out).toContain('Due date: 31 March 2026 → 30 June 2026');
    const updated = await run(['import', next, '--update', 'Ethics plan'], configured);
    expect(updated.out).toMatch(/^Updated: Ethics plan\n/);
    expect((await run(['import', next, '--update', 'Ethics plan'], configured)).out).toContain(
      'Unchanged: 1',
    );
    expect(await run(['import', next, '--update', 'Parks'], configured)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^gt import: There is no plan "Parks". There are: p-\w+ "Ethics plan"\.\n$/),
    });

    const third = path.join(folder, 'third.csv');
    await writeFile(third, document.replace('31 March 2026', '31 December 2026'));
    const asNew = await run(['import', third, '--plan', 'Another'], configured);
    expect(asNew.code).toBe(0);
    expect(asNew.err).toMatch(
      /^This looks like the next version of "Ethics plan"; .* gt import FILE --update p-\w+\n$/,
    );
  }, 60_000);

  it('reads columns as people said they are when an import is real, and by itself when it is a dry run', async () => {
    const header = 'ref,stuff,bod,when\n';
    const said = { stuff: 'text', bod: 'owner', when: 'ignore' } as const;
    const first = {
      name: 'one.csv',
      bytes: new TextEncoder().encode(`${header}Q1,Publish it.,Head of Law,May 2026\n`),
    };
    await withProduct(configured, ({ services }) =>
      importDocument(services, commandLine, first, { title: 'One', columns: said }),
    );
    const next = path.join(folder, 'two.csv');
    await writeFile(next, `${header}Q2,Review it.,Committee office,June 2026\n`);
    const alone = await run(['import', next, '--dry-run', '--json']);
    expect(JSON.parse(alone.out)).toMatchObject({ recommendations: [] });
    const { code, out, err } = await run(['import', next, '--json'], configured);
    expect(code).toBe(0);
    expect(err).toContain(
      'Read as remembered from an earlier import: "stuff" as Recommendation, "bod" as Owner',
    );
    const { planId } = JSON.parse(out) as { planId: string };
    await withProduct(configured, async ({ services }) => {
      const snapshot = await services.store.snapshot();
      expect(snapshot.byPlan('actions', planId).map(({ value }) => value.due.end)).toEqual([null]);
    });
  }, 60_000);
});

describe('settings', () => {
  it('come from the local trial’s file, and the environment wins', async () => {
    const settings = path.join(folder, 'settings.env');
    await writeFile(settings, 'SITE=from-file\nPORT=4000\n');
    expect(readSettings({ PORT: '5000' }, settings)).toEqual({ SITE: 'from-file', PORT: '5000' });
    expect(readSettings({ PORT: '5000' }, path.join(folder, 'none.env'))).toEqual({ PORT: '5000' });
  });
});
