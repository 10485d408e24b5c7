import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importEvent, importPreview, maxDocumentBytes, nextVersion } from '#api/contract/documents';
import { apiError } from '#api/contract/failures';
import { limits } from '#documents/limits';
import {
  administrator,
  ethicsPlan as document,
  linesOf,
  openEthicsCouncil,
  owner,
  planIdIn,
  upload,
  type EthicsCouncil,
} from '#tests/helpers/ethics-council';

let app: EthicsCouncil;
beforeAll(async () => {
  app = await openEthicsCouncil();
});
afterAll(() => app.close());

function many(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`heading ${index}`, 'owner']));
}

describe('importing', () => {
  it('tells how far it is, line by line, and which plan it became', async () => {
    const lines = await linesOf(await app.importAs(administrator, document.replaceAll('GT', 'XY')));
    const events = lines.map((line) => importEvent.parse(line));
    expect(events[0]).toMatchObject({ type: 'progress' });
    expect(events.at(-1)).toMatchObject({ type: 'done', planId: expect.stringMatching(/^p-/) });
  });

  it('shows what a document would become before anything is written', async () => {
    const response = await app.ask(
      '/api/v1/imports/preview?fileName=plan.csv',
      administrator,
      upload(document),
    );
    const preview = importPreview.parse(await response.json());
    expect(preview.plan.recommendations.map(({ key }) => key)).toEqual(['GT1', 'GT2']);
    expect(preview.posts).toEqual([{ title: 'Head of Law', known: true }]);
    expect(preview.alreadyImportedAs).toMatchObject({ id: app.planId });
  });

  it('takes what columns hold in the address, and remembers it when the document is imported', async () => {
    const misnamed = document.replaceAll('GT', 'ZZ').replace('owner', 'bod');
    const columns = encodeURIComponent(JSON.stringify({ bod: 'owner', action: 'response' }));
    const ask = async (query: string) => {
      const address = `/api/v1/imports/preview?fileName=plan.csv${query}`;
      const response = await app.ask(address, administrator, upload(misnamed));
      return importPreview.parse(await response.json());
    };
    const before = await ask('');
    expect(before.tables[0]?.columns[3]).toMatchObject({ key: 'bod', number: 4 });
    const corrected = await ask(`&columns=${columns}`);
    expect(corrected.tables[0]?.columns[3]).toMatchObject({ meaning: 'owner', from: 'given' });
    expect(corrected.plan.recommendations[0]?.response).toBe('Review it.');
    const address = `/api/v1/imports?fileName=plan.csv&title=ZZ&columns=${columns}`;
    await linesOf(await app.ask(address, administrator, upload(misnamed)));
    expect((await ask('')).tables[0]?.columns[3]).toMatchObject({ meaning: 'owner', from: 'remembered' });
    const takenBack = encodeURIComponent(JSON.stringify({ bod: null, action: null }));
    await app.ask(
      `/api/v1/imports?fileName=plan.csv&title=ZZ2&columns=${takenBack}`,
      administrator,
      upload(misnamed.replaceAll('ZZ', 'ZY')),
    );
    expect((await ask('')).tables[0]?.columns[3]?.from).not.toBe('remembered');
  });

  it.each([
    ['that is no JSON', '{"owner"'],
    ['that is a list', '["owner"]'],
    ['with a meaning nobody knows', '{"owner":"boss"}'],
    ['that is far too long', JSON.stringify({ ['x'.repeat(200)]: 'owner', ...many() })],
  ])('does not understand a say about columns %s', async (_, columns) => {
    const address = `/api/v1/imports/preview?fileName=plan.csv&columns=${encodeURIComponent(columns)}`;
    const response = await app.ask(address, administrator, upload(document));
    expect(response.status).toBe(400);
    const { problems } = apiError.parse(await response.json());
    expect(problems?.[0]).toMatch(/^columns/);
  });

  it('refuses what was imported before with a sentence, not a stream', async () => {
    const response = await app.importAs(administrator);
    expect(response.status).toBe(422);
    expect(apiError.parse(await response.json()).message).toBe(
      'This document was already imported as "Ethics plan".',
    );
  });

  it('is for administrators', async () => {
    expect((await app.importAs(owner)).status).toBe(403);
  });

  it('refuses an empty file and one that is not a document with one sentence', async () => {
    for (const body of ['', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3])]) {
      const response = await app.ask('/api/v1/imports/preview?fileName=x.docx', administrator, upload(body));
      expect(response.status).toBe(422);
      const { code, message } = apiError.parse(await response.json());
      expect(code).toBe('unreadable-document');
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('takes documents up to the size that is read, and says so beyond it', async () => {
    expect(maxDocumentBytes).toBe(limits.uploadBytes);
    const response = await app.importAs(administrator, new Uint8Array(maxDocumentBytes + 1));
    expect(response.status).toBe(413);
    expect(apiError.parse(await response.json()).message).toContain('25 MB');
  });

  it('asks for the names it needs', async () => {
    const response = await app.ask('/api/v1/imports?fileName=%20', administrator, upload(document));
    expect(response.status).toBe(400);
    const { problems } = apiError.parse(await response.json());
    expect(problems).toEqual([expect.stringMatching(/^fileName:/), expect.stringMatching(/^title:/)]);
  });
});

describe("importing next quarter's version", () => {
  const before = document.replaceAll('GT', 'NV').replaceAll('register of interests', 'list of gifts');
  const next = before
    .replace('30 June 2026,Green', '30 September 2026,Red')
    .concat('NV3,Appoint a lead for fraud.,Appoint one.,Head of Fraud,31 July 2026,\n');

  const imported = async () => planIdIn(await linesOf(await app.importAs(administrator, before)));
  const address = (id: string, rest = '') =>
    `/api/v1/plans/${id}/next-version${rest}${rest.includes('?') ? '&' : '?'}fileName=next.csv`;

  it('shows what differs, takes what was not left out, and then has nothing more to say', async () => {
    const id = await imported();
    const ask = () => app.ask(address(id, '/preview'), administrator, upload(next));
    const preview = nextVersion.parse(await (await ask()).json());
    expect(preview).toMatchObject({
      planTitle: 'Ethics plan',
      unchanged: 1,
      newPosts: ['Head of Fraud'],
      differences: [
        {
          kind: 'rag-moved',
          ref: 'NV2',
          changes: [{ field: 'rag', before: 'green', after: 'red', written: null }],
          actions: [{ changes: [{ field: 'dueDate', before: '2026-06-30', after: '2026-09-30' }] }],
        },
        {
          id: 'new:NV3',
          kind: 'new',
          actions: [{ kind: 'new', changes: [{ field: 'owners' }, { after: '2026-07-31' }] }],
        },
      ],
    });

    const leftOut = await app.ask(address(id, '?skip=new:NV3'), administrator, upload(next));
    expect(leftOut.headers.get('Content-Type')).toContain('application/x-ndjson');
    const events = (await linesOf(leftOut)).map((line) => importEvent.parse(line));
    expect(events[0]).toMatchObject({ type: 'progress' });
    expect(events.at(-1)).toEqual({ type: 'done', planId: id });
    const after = nextVersion.parse(await (await ask()).json());
    expect(after.differences.map(({ ref }) => ref)).toEqual(['NV3']);

    await linesOf(await app.ask(address(id), administrator, upload(next)));
    expect(nextVersion.parse(await (await ask()).json()).differences).toEqual([]);
  });

  it('is for administrators, of plans there are, from documents that can be read', async () => {
    expect((await app.ask(address(app.planId, '/preview'), owner, upload(next))).status).toBe(403);
    expect((await app.ask(address(app.planId), owner, upload(next))).status).toBe(403);
    expect((await app.ask(address('p-none'), administrator, upload(next))).status).toBe(404);
    const unreadable = await app.ask(address(app.planId), administrator, upload(''));
    expect(unreadable.status).toBe(422);
    expect(apiError.parse(await unreadable.json()).code).toBe('unreadable-document');
    const tooMany = address(app.planId, `?${'skip=x&'.repeat(901)}`);
    expect((await app.ask(tooMany, administrator, upload(next))).status).toBe(400);
  });
});
