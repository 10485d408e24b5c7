import { describe, expect, it } from 'vitest';
import { formatNumber, toNumberFormat } from '#documents/xlsx/number-format';

describe('a number in Excel', () => {
  it.each([
    [46112, 'General', '46112'],
    [0.1 + 0.2, 'General', '0.3'],
    [46112, 'dd/mm/yyyy', '31 March 2026'],
    [46112, '[$-F800]dddd, mmmm dd, yyyy', '31 March 2026'],
    [46112, 'mmm-yy', 'March 2026'],
    [46112, 'yyyy', '2026'],
    [46112.604166667, 'dd/mm/yyyy hh:mm', '31 March 2026 14:30'],
    [0.604166667, 'h:mm', '14:30'],
    [1, '00', '01'],
    [8, '"GT"0', 'GT8'],
    [1234567.891, '#,##0.0', '1,234,567.9'],
    [-5, '#,##0;(#,##0)', '(5)'],
    [0, '0;-0;"nil"', 'nil'],
    [12.5, '0.##', '12.5'],
    [0.5, '0%', '50%'],
    [3, '[Red]0', '3'],
    [1500, '[$£-809]#,##0.00', '£1,500.00'],
    [59, 'd/m/yyyy', '28 February 1900'],
    [61, 'd/m/yyyy', '1 March 1900'],
  ])('%d shown as %s reads %s', (value, code, shown) => {
    expect(formatNumber(value, toNumberFormat(code), 1900)).toBe(shown);
  });
});
