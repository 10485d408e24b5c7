import { expect, it } from 'vitest';
import { writingLine } from '#cli/writing-line';

it('tells how far an import is', () => {
  expect(writingLine({ written: 120, total: 300, waitSeconds: null })).toBe(
    'Writing to SharePoint: 120 of 300 rows',
  );
});

it('tells why an import stands still, and for how long', () => {
  expect(writingLine({ written: 120, total: 300, waitSeconds: 40 })).toBe(
    'SharePoint is asking us to wait, 40 s; 120 of 300 rows written',
  );
});
