import { expect, it } from 'vitest';
import { csv } from '#domain/csv';

it('makes a table that Excel opens as it is, and nothing it would take for a formula', () => {
  expect(csv([['=1+1', 'a,"b"', '-2', '+44', '@x', 'two\nlines', 'plain – text']])).toBe(
    '\ufeff"\'=1+1","a,""b""","\'-2","\'+44","\'@x","two\nlines",plain – text\r\n',
  );
});
