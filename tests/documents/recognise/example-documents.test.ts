import { describe, expect, it } from 'vitest';
import { examplesFolder } from '#tests/helpers/examples';
import { namesOf } from './documents.ts';
import { readExample } from './examples.ts';

const examples = describe.skipIf(!examplesFolder);

examples.each(['txt', 'docx', 'pdf'])('the governance improvement plan as %s', (form) => {
  const read = () => readExample(`governance-improvement-plan.${form}`);

  it('is 28 recommendations, though its tables have twice as many rows', async () => {
    const plan = await read();
    expect(plan.recommendations).toHaveLength(28);
    expect(plan.actions).toHaveLength(28);
    expect(plan.recommendations.slice(0, 5).map(({ key }) => key)).toEqual([
      'GT8',
      'IA15',
      'IA16',
      'GT39',
      'GT43',
    ]);
    expect(plan.recommendations.find(({ key }) => key === 'GT39')?.refs).toEqual(['GT39', 'GT40', 'IA10']);
  });

  it('names every owner, run together or not', async () => {
    const { actions } = await read();
    const ownersOf = (key: string) =>
      namesOf(actions.find(({ recommendationKey }) => recommendationKey === key)?.owners ?? []);
    expect(ownersOf('GT8')).toEqual([
      'Director of Legal Services',
      'Director of HR & Workforce Development',
      'Head of Internal Audit',
    ]);
    expect(ownersOf('GT49')).toEqual([
      'Head of HR',
      'Director of HR & Workforce Development',
      'Business Support Relationship Manager',
    ]);
    expect(ownersOf('GT55')).toEqual([
      'Director Strategy, Policy & Performance',
      'Corporate Director, Resources',
    ]);
    expect(ownersOf('IA30')).toHaveLength(4);
  });

  it('reads dates, priorities and progress', async () => {
    const plan = await read();
    expect(plan.actions[1]?.due).toMatchObject({
      kind: 'from',
      start: '2021-06-01',
      text: 'June 2021 onwards',
    });
    expect(plan.actions.find(({ recommendationKey }) => recommendationKey === 'GT48')?.due.end).toBe(
      '2022-03-31',
    );
    expect(
      ['high', 'medium', 'low'].map(
        (one) => plan.recommendations.filter(({ priority }) => priority === one).length,
      ),
    ).toEqual([7, 2, 19]);
    expect(plan.actions.every(({ progress }) => progress !== null)).toBe(true);
  });
});

examples.each(['txt', 'xlsx'])('the external audit recommendations as %s', (form) => {
  const read = () => readExample(`external-audit-recommendations.${form}`);

  it('are two key and four improvement recommendations with eleven and six parts', async () => {
    const { recommendations } = await read();
    const top = recommendations.filter(({ parentKey }) => parentKey === null);
    expect(top.map(({ key }) => key)).toEqual([
      'key-1',
      'key-2',
      'improvement-1',
      'improvement-2',
      'improvement-3',
      'improvement-4',
    ]);
    expect(recommendations.filter(({ parentKey }) => parentKey === 'key-1')).toHaveLength(11);
    expect(recommendations.filter(({ parentKey }) => parentKey === 'key-2')).toHaveLength(6);
  });

  it('number their parts by place where the number is lost, and say so', async () => {
    const { recommendations, findings } = await read();
    expect(recommendations.find(({ key }) => key === 'key-1.3')?.refs).toEqual(['3']);
    expect(recommendations.find(({ key }) => key === 'key-2.6')?.refs).toEqual([]);
    expect(findings.filter(({ kind }) => kind === 'number-lost').flatMap(({ keys }) => keys)).toEqual([
      'key-1.1',
      'key-1.2',
      'key-2.2',
      'key-2.3',
      'key-2.4',
      'key-2.6',
    ]);
  });

  it('have text that bled into the next row put back, and say so', async () => {
    const { findings } = await read();
    expect(findings.filter(({ kind }) => kind === 'bled-text').map(({ keys }) => keys.join())).toEqual([
      'key-2,key-2.1',
      'key-2.2,key-2.3',
      'key-2.4,key-2.5',
      'improvement-3,improvement-4',
    ]);
  });
});

examples.each(['txt', 'docx'])('the peer challenge action plan as %s', (form) => {
  it('has ten recommendations whose actions have dates of their own', async () => {
    const plan = await readExample(`peer-challenge-action-plan.${form}`);
    expect(plan.source).toBe('peer-challenge');
    expect(plan.recommendations).toHaveLength(10);
    expect(
      plan.recommendations.map(
        ({ key }) => plan.actions.filter((action) => action.recommendationKey === key).length,
      ),
    ).toEqual([1, 4, 1, 4, 2, 3, 4, 2, 3, 1]);
    const second = plan.actions.filter(({ recommendationKey }) => recommendationKey === '02');
    expect(second.map(({ due }) => due.end ?? due.kind)).toEqual([
      '2022-06-30',
      '2022-09-30',
      '2023-06-30',
      'ongoing',
    ]);
    expect(plan.actions.every(({ owners }) => owners.length === 1)).toBe(true);
    expect(namesOf(plan.recommendations[2]?.leadMembers ?? [])).toEqual(['Deputy Leader']);
  });
});

examples.each(['txt', 'docx', 'xlsx', 'pdf'])('the annual governance statement action plan as %s', (form) => {
  it('has eleven issues, who answers and who does them, and counts', async () => {
    const plan = await readExample(`annual-governance-statement-action-plan.${form}`);
    expect(plan.source).toBe('annual-governance-statement');
    expect(plan.recommendations).toHaveLength(11);
    expect(plan.recommendations.every(({ kind }) => kind === 'governance-issue')).toBe(true);
    expect(plan.actions[0]?.owners).toEqual([
      { person: 'Allister Bannin', post: 'Director of Finance (Deputy S151 Officer)' },
    ]);
    expect(namesOf(plan.actions[0]?.accountable ?? [])).toEqual(['Corporate Director of Finance Resources']);
    expect(plan.recommendations[0]?.figures?.slice(0, 3)).toEqual([
      { count: 40, label: 'complete', of: 76 },
      { count: 9, label: 'underway', of: 76 },
      { count: 27, label: 'to be progressed', of: 76 },
    ]);
  });
});

examples.each(['txt', 'docx', 'pdf'])('the recovery plan outcomes as %s', (form) => {
  const read = () => readExample(`recovery-plan-outcomes.${form}`);

  it('has twelve themes with summaries and 61 criteria with three ratings and a narrative each', async () => {
    const plan = await read();
    expect(plan.themes.map(({ ref }) => ref)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ]);
    expect(plan.themes.every(({ summary }) => summary !== null)).toBe(true);
    expect(plan.recommendations).toHaveLength(61);
    expect(
      plan.recommendations.every(({ kind, narrative }) => kind === 'success-criterion' && narrative !== null),
    ).toBe(true);
    expect(
      plan.recommendations.every(
        ({ ratings }) => ratings.length === 3 && ratings.every(({ rag }) => rag !== null),
      ),
    ).toBe(true);
    expect(plan.periods.map(({ kind, cutOff }) => `${kind} ${cutOff}`)).toEqual([
      'baseline 2024-09-30',
      'previous 2024-09-30',
      'current 2024-12-31',
    ]);
    expect(plan.ragKey.map(({ rag }) => rag)).toEqual(['red', 'amber', 'green']);
  });

  it('is challenged where it disagrees with itself', async () => {
    const { findings } = await read();
    const keysOf = (kind: string) =>
      findings.filter((finding) => finding.kind === kind).map(({ keys }) => keys.join());
    expect(keysOf('rated-differently')).toEqual(['1c', '7b']);
    expect(keysOf('worded-differently')).toEqual(['1b', '10d', '10e']);
    expect(keysOf('narrative-under-two-items')).toContain('3f,4b');
    expect(keysOf('red-without-action')).toEqual(['6c']);
    expect(keysOf('headline-claim')).toEqual(['1c,6e,7b,9f,9h,11b,11d,12a,12b', '10a,10b,10c,10d,10e']);
    expect(keysOf('same-period-date')).toHaveLength(1);
    expect(keysOf('same-as-last-report')).toContain('3a');
  });
});
