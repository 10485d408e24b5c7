import { expect, it } from 'vitest';
import { markdownToHtml } from '#infra/local/page/chat/markdown';

it('shows bold, italic, links and lists', () => {
  expect(markdownToHtml('**Late** and _red_')).toBe('<strong>Late</strong> and <em>red</em>');
  expect(markdownToHtml('[Report](https://example.org/a)')).toContain('<a href="https://example.org/a"');
  expect(markdownToHtml('Two:\n- one\n- two')).toBe('<p>Two:</p><ul><li>one</li><li>two</li></ul>');
  expect(markdownToHtml('1. one\n2. two')).toBe('<ol><li>one</li><li>two</li></ol>');
});

it('never lets text become markup', () => {
  expect(markdownToHtml('<img src=x onerror=alert(1)>')).not.toContain('<');
  expect(markdownToHtml('[x](javascript:alert(1))')).not.toContain('<a');
  expect(markdownToHtml('[x](https://a"onmouseover="alert(1))')).not.toContain('"onmouseover');
});

it('leaves refs and names with underscores or stars as they are', () => {
  expect(markdownToHtml('GT8_2 and a*b*c')).toBe('GT8_2 and a*b*c');
});
