import { describe, expect, it } from 'vitest';
import { parseDocument } from '#documents/parse-document';
import type { ParsedPlan } from '#domain/parsed-plan';
import { samplePosts } from '#infra/local/people';
import { readSampleDocument, sampleDocuments, type SampleDocumentKey } from '#infra/local/sample/documents';

/** The sample documents are of the published kinds but not those the recogniser was written against. */
const expected: Record<SampleDocumentKey, { recommendations: number; actions: number; themes: number }> = {
  audit: { recommendations: 15, actions: 13, themes: 0 },
  peers: { recommendations: 8, actions: 17, themes: 0 },
  improvement: { recommendations: 16, actions: 16, themes: 0 },
  statement: { recommendations: 8, actions: 8, themes: 0 },
  recovery: { recommendations: 22, actions: 0, themes: 6 },
};

describe.each(Object.keys(expected) as SampleDocumentKey[])('the sample document "%s"', (key) => {
  it('is read whole', async () => {
    const plan = await parsed(key);
    expect({
      recommendations: plan.recommendations.length,
      actions: plan.actions.length,
      themes: plan.themes.length,
    }).toEqual(expected[key]);
  });

  it('names only posts of the sample council', async () => {
    const plan = await parsed(key);
    const titles = new Set(samplePosts.map(({ title }) => title));
    const named = [
      ...plan.actions.flatMap(({ owners, accountable }) => [...owners, ...accountable]),
      ...plan.recommendations.flatMap(({ leadMembers, accountable }) => [...leadMembers, ...accountable]),
    ];
    expect(named.map(({ post }) => post).filter((post) => post === null || !titles.has(post))).toEqual([]);
  });
});

async function parsed(key: SampleDocumentKey): Promise<ParsedPlan> {
  return parseDocument(await readSampleDocument(sampleDocuments[key]));
}
