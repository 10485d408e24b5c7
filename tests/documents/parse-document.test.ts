import { describe, expect, it } from 'vitest';
import { parseDocument } from '#documents/parse-document';
import { UnreadableDocumentError } from '#documents/unreadable-document-error';
import { listen } from '#tests/helpers/listen';

const plan =
  'Harbour improvement plan\n\nRef\tRecommendation\tAction\tOwner\tDue\n1\tThe quay is unsafe\tMend the wall\tHead of Parks\tMay 2026\n';
const bytes = new TextEncoder().encode(plan);

function largePlan() {
  const rows = Array.from(
    { length: 2_000 },
    (_, n) => `${n + 2}\tQuay ${n} is unsafe\tMend wall ${n}\tHead of Parks\tMay 2026\n`,
  );
  return { name: 'large.txt', bytes: new TextEncoder().encode(plan + rows.join('')) };
}

describe('parsing a document in its own thread', () => {
  it('gives the plan it holds', async () => {
    const parsed = await parseDocument({ name: 'plan.txt', bytes });
    expect(parsed.actions).toMatchObject([{ text: 'Mend the wall', owners: [{ post: 'Head of Parks' }] }]);
  });

  it('tells why a file cannot be read', async () => {
    const parsing = parseDocument({ name: 'plan.docx', bytes });
    await expect(parsing).rejects.toBeInstanceOf(UnreadableDocumentError);
    await expect(parsing).rejects.toThrow('the file is plain text');
  });

  it('takes no data and no program code for a plan, whatever the file is called', async () => {
    const data = new TextEncoder().encode(
      JSON.stringify({ recommendations: [{ ref: 1, text: 'Mend' }] }, null, 2),
    );
    const code = new TextEncoder().encode('export const plan = [\n  "Mend the wall",\n];\n');
    for (const file of [
      { name: 'package.json', bytes: data },
      { name: 'plan.txt', bytes: data },
      { name: 'plan.ts', bytes: code },
    ]) {
      await expect(parseDocument(file)).rejects.toThrow('nothing in it looks like recommendations');
    }
  });

  it('stops when the person leaves', async () => {
    const leaving = new AbortController();
    const parsing = parseDocument({ name: 'plan.txt', bytes }, { signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(parsing).rejects.toThrow('left');
  });

  it('keeps the server answering while a large document is read', async () => {
    const server = await listen((_, response) => response.end('here'));
    let isRead = false;
    const reading = parseDocument(largePlan()).then((plan) => {
      isRead = true;
      return plan;
    });
    expect(await (await fetch(server.origin)).text()).toBe('here');
    expect(isRead).toBe(false);
    expect((await reading).recommendations).toHaveLength(2_001);
    await server.close();
  });

  it('reads several at once one after the other, and a bad one does not hold up the next', async () => {
    const good = { name: 'plan.txt', bytes };
    const outcomes = await Promise.allSettled(
      [good, { name: 'empty.txt', bytes: new Uint8Array() }, good].map((file) => parseDocument(file)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
