import { describe, expect, it } from 'vitest';
import { parseDocument } from '#documents/parse-document';
import { UnreadableDocumentError } from '#documents/unreadable-document-error';

const plan =
  'Harbour improvement plan\n\nRef\tRecommendation\tAction\tOwner\tDue\n1\tThe quay is unsafe\tMend the wall\tHead of Parks\tMay 2026\n';
const bytes = new TextEncoder().encode(plan);

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

  it('stops when the person leaves', async () => {
    const leaving = new AbortController();
    const parsing = parseDocument({ name: 'plan.txt', bytes }, { signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(parsing).rejects.toThrow('left');
  });
});
