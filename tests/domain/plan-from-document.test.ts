import { describe, expect, it } from 'vitest';
import { planFromDocument } from '#domain/plan-from-document';
import type { ParsedAction, ParsedPlan, ParsedRecommendation } from '#domain/parsed-plan';
import { aPerson, aPost } from '#tests/helpers/builders';

const recommendation: ParsedRecommendation = {
  key: '1a',
  refs: ['1a'],
  parentKey: null,
  themeRef: '1',
  kind: 'success-criterion',
  text: 'Scrutiny is robust.',
  level: null,
  priority: null,
  response: null,
  evidence: null,
  impact: null,
  narrative: 'Training was held.',
  leadMembers: [],
  accountable: [],
  ratings: [],
};
const action: ParsedAction = {
  recommendationKey: '1a',
  text: 'Train members.',
  owners: [{ post: 'Head of Democratic Services', person: null }],
  accountable: [],
  due: { text: 'June 2026', kind: 'by', start: null, end: '2026-06-30', precision: 'month' },
  status: null,
  progress: null,
};

function rows(parsed: Partial<ParsedPlan>, knownPosts = [] as ReturnType<typeof aPost>[]) {
  return planFromDocument(
    {
      title: 'Recovery plan',
      source: 'intervention',
      periods: [],
      ragKey: [],
      themes: [{ ref: '1', title: 'Assurance', lead: [], summary: null }],
      recommendations: [recommendation],
      actions: [action],
      findings: [],
      ...parsed,
    },
    {
      planId: 'p-1',
      title: 'Recovery plan',
      sourceFile: { name: 'plan.docx', sha256: '00' },
      at: '2026-03-02T09:30:00Z',
      person: aPerson('Kit Bell'),
      knownPosts,
    },
  );
}

describe('a plan from a document', () => {
  it('keeps earlier periods as closed history and leaves the last one open', () => {
    const { periods, ratings, recommendations } = rows({
      periods: [
        { label: 'Baseline (Sept 24)', kind: 'baseline', cutOff: '2024-09-30' },
        { label: 'Last period (Sept 24)', kind: 'previous', cutOff: '2024-09-30' },
        { label: 'This period (Dec 24)', kind: 'current', cutOff: '2024-12-31' },
      ],
      recommendations: [
        {
          ...recommendation,
          ratings: [
            { period: 'Baseline (Sept 24)', rag: 'red' },
            { period: 'Last period (Sept 24)', rag: 'amber' },
            { period: 'This period (Dec 24)', rag: 'green' },
          ],
        },
      ],
    });
    expect(periods.map(({ closedAt }) => closedAt !== null)).toEqual([true, true, false]);
    expect(ratings.map(({ periodId, rag }) => [periodId, rag])).toEqual([
      ['p-1:period:0', 'red'],
      ['p-1:period:1', 'amber'],
    ]);
    expect(recommendations[0]).toMatchObject({ rag: 'green', narrative: 'Training was held.' });
  });

  it('tells apart two periods that carry the same label', () => {
    const label = 'Sept 24';
    const { ratings } = rows({
      periods: [
        { label, kind: 'baseline', cutOff: null },
        { label, kind: 'previous', cutOff: null },
        { label: 'Dec 24', kind: 'current', cutOff: null },
      ],
      recommendations: [
        {
          ...recommendation,
          ratings: [
            { period: label, rag: 'red' },
            { period: label, rag: 'amber' },
            { period: 'Dec 24', rag: null },
          ],
        },
      ],
    });
    expect(ratings.map(({ rag }) => rag)).toEqual(['red', 'amber']);
  });

  it('names periods without the word that says they hold ratings', () => {
    const labels = ['RAG – this period (Dec 24)', 'BRAG Rating: Q3', 'Baseline', 'RAG'];
    const periods = labels.map((label) => ({ label, kind: 'previous' as const, cutOff: null }));
    expect(rows({ periods }).periods.map(({ label }) => label)).toEqual([
      'This period (Dec 24)',
      'Q3',
      'Baseline',
      'RAG',
    ]);
  });

  it('opens a first period where the document rates nothing', () => {
    expect(rows({}).periods).toMatchObject([{ label: 'First period', closedAt: null }]);
  });

  it('makes one post of one role, however it is written, and keeps posts already known', () => {
    const known = aPost('Director of Finance & Assets', { holder: aPerson('Dev Rao') });
    const owners = [
      { post: 'Director of Finance and Assets', person: null },
      { post: 'Head of Legal', person: null },
      { post: 'head of legal.', person: null },
    ];
    const { newPosts, actions } = rows({ actions: [{ ...action, owners }] }, [known]);
    expect(newPosts.map(({ title }) => title)).toEqual(['Head of Legal']);
    expect(actions[0]?.ownerPostIds).toEqual([known.id, 'post-head-of-legal']);
  });

  it('gives the same ids every time, so that importing again makes no second row', () => {
    expect(rows({ actions: [action, action] }).actions.map(({ id }) => id)).toEqual(['p-1:1a:1', 'p-1:1a:2']);
    expect(rows({})).toEqual(rows({}));
  });

  it('takes an action with progress as in progress, and an ongoing one as ongoing', () => {
    const status = (over: Partial<ParsedAction>) =>
      rows({ actions: [{ ...action, ...over }] }).actions[0]?.status;
    expect(status({})).toBe('not-started');
    expect(status({ progress: 'A draft is with legal.' })).toBe('in-progress');
    expect(
      status({ due: { text: 'Ongoing', kind: 'ongoing', start: null, end: null, precision: null } }),
    ).toBe('ongoing');
    expect(status({ status: 'implemented' })).toBe('implemented');
  });
});
