import { expect, it } from 'vitest';
import { anAction, anItem, by } from '#tests/helpers/tab-data';
import { anItemDetail } from '#tests/helpers/views';
import {
  changeOf,
  emptyDraft,
  isWritten,
  problemsOf,
  targetsOf,
} from '../../tab/components/update-form/draft.ts';

const item = anItemDetail(
  anItem({ ref: 'GT8', rag: 'amber', actions: [anAction({ due: by('2026-03-31') })] }),
);
const action = item.actions[0]?.id ?? '';
const draft = emptyDraft(item, action);

it('sends only what differs from how the item stands', () => {
  const change = changeOf(
    { ...draft, rag: 'amber', status: 'in-progress', dueDate: '2026-03-31', note: ' ' },
    item,
  );
  expect(change).toEqual({});
  expect(changeOf({ ...draft, rag: 'red', note: ' Late. ' }, item)).toEqual({ rag: 'red', note: 'Late.' });
});

it('asks for a reason before a date moves', () => {
  expect(problemsOf({ ...draft, dueDate: '2026-06-30' }, item)).toEqual({
    reason: 'Say why the date moves.',
  });
  expect(problemsOf({ ...draft, dueDate: '2026-06-30', reason: 'Recruitment.' }, item)).toEqual({});
});

it('asks for evidence or a reason before something is implemented', () => {
  expect(problemsOf({ ...draft, status: 'implemented' }, item).reason).toContain('evidence');
  const withLink = {
    ...draft,
    status: 'implemented' as const,
    evidenceTitle: 'Minutes',
    evidenceUrl: 'https://a.example/1',
  };
  expect(problemsOf(withLink, item)).toEqual({});
});

it('wants both halves of a link', () => {
  expect(problemsOf({ ...draft, evidenceTitle: 'Minutes' }, item).evidenceUrl).toContain('https://');
  expect(problemsOf({ ...draft, evidenceUrl: 'https://a.example/1' }, item).evidenceTitle).toContain(
    'evidence',
  );
  expect(
    problemsOf({ ...draft, evidenceTitle: 'M', evidenceUrl: 'minutes.docx' }, item).evidenceUrl,
  ).toContain('https://');
});

it('has nothing to lose until something is written', () => {
  expect(isWritten(draft, item)).toBe(false);
  expect(isWritten({ ...draft, note: 'x' }, item)).toBe(true);
});

it('offers each action and the whole when there are several actions, and one thing when there is one', () => {
  expect(targetsOf(item)).toEqual([action]);
  const several = anItemDetail(
    anItem({ ref: 'GT9', actions: [anAction(), anAction({ mayUpdate: false, mayBecome: [] })] }),
  );
  expect(targetsOf(several)).toEqual(['p-0000000001:GT9:1', null]);
});
