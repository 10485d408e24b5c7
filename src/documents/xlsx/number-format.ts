/** How numbers are shown: what an Excel format code says of them, in UK English. */
export type NumberFormat =
  | { kind: 'general' }
  | { kind: 'date'; hasDay: boolean; hasMonth: boolean; hasTime: boolean }
  | { kind: 'time' }
  | { kind: 'number'; sections: string[] };

/** @param code as in styles.xml: `dd/mm/yyyy`, `0.0%`, `"IA"00`, `[$£-809]#,##0;[Red]-[$£-809]#,##0` */
export function toNumberFormat(code: string): NumberFormat {
  if (/^(general|@)?$/i.test(code)) return { kind: 'general' };
  const [first = ''] = splitSections(code);
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*.|\[\$[^\]]*\]|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  const hasTime = /[hs]/i.test(bare);
  const hasDay = /d/i.test(bare);
  const hasYear = /y/i.test(bare);
  // "m" is minutes beside hours or seconds, months otherwise.
  const hasMonth = /m/i.test(hasTime ? bare.replace(/h+[^a-z]*m+|m+[^a-z]*s+|\[m+\]/gi, '') : bare);
  if (hasDay || hasYear || hasMonth) return { kind: 'date', hasDay, hasMonth, hasTime };
  if (hasTime) return { kind: 'time' };
  if (/e\+|\?\/|\/\d/i.test(bare)) return { kind: 'general' };
  return { kind: 'number', sections: splitSections(code) };
}

/** Format codes that styles.xml refers to by number only; the UK forms where they differ by country. */
export const builtInFormats: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

/** @param epoch the year from which the workbook counts days: 1904 in those begun on old Macs */
export function formatNumber(value: number, format: NumberFormat, epoch: 1900 | 1904): string {
  switch (format.kind) {
    case 'general':
      return general(value);
    case 'date':
      return formatDate(value, format, epoch);
    case 'time':
      return clock(value);
    case 'number':
      return formatBySections(value, format.sections);
  }
}

/** A date cell kept as ISO text ("2026-03-31T00:00:00"). */
export function formatIsoDate(value: string): string {
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? value : longDate(date, true);
}

function general(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function formatDate(
  serial: number,
  format: Extract<NumberFormat, { kind: 'date' }>,
  epoch: 1900 | 1904,
): string {
  const days = Math.floor(serial) + (epoch === 1904 ? 1462 : 0);
  if (days < 1 || days > lastDay) return general(serial);
  // Excel believes in 29 February 1900, day 60.
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 + days : 30 + days));
  if (!format.hasDay && !format.hasMonth) return String(date.getUTCFullYear());
  const text = longDate(date, format.hasDay);
  return format.hasTime && serial % 1 !== 0 ? `${text} ${clock(serial)}` : text;
}

const lastDay = 2_958_465; // 31 December 9999

function longDate(date: Date, hasDay: boolean): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...(hasDay ? { day: 'numeric' } : {}),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

function clock(value: number): string {
  const minutes = Math.round((value % 1) * 24 * 60);
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function formatBySections(value: number, sections: string[]): string {
  const [positive = '', negative, zero] = sections;
  if (value === 0 && zero !== undefined) return formatBy(0, zero);
  if (value < 0 && negative !== undefined) return formatBy(-value, negative);
  return (value < 0 ? '-' : '') + formatBy(Math.abs(value), positive);
}

function formatBy(value: number, section: string): string {
  const pattern = section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"')
    .replace(/\[[^\]]*\]|_.|\*./g, '')
    .replace(/\\(.)/g, '"$1"');
  // Quoted text may hold digits; hide it while the digits' own pattern is found.
  const literals: string[] = [];
  const masked = pattern.replace(
    /"([^"]*)"/g,
    (_, literal: string) => `\u0001${literals.push(literal) - 1}\u0002`,
  );
  const restore = (text: string) =>
    text.replace(/\u0001(\d+)\u0002/g, (_, index: string) => literals[Number(index)] ?? '');
  const digits = /(?<!\u0001)(?<!\u0001\d+)[0#?][0#?,]*(?:\.[0#?]+)?/.exec(masked);
  if (!digits)
    return masked.includes('General') ? restore(masked.replace('General', general(value))) : restore(masked);
  const shape = digits[0];
  const [whole = '', fraction = ''] = shape.split('.');
  const fixed = (masked.includes('%') ? value * 100 : value).toFixed(fraction.length);
  const [wholeDigits = '0', fractionDigits] = fixed.split('.');
  const padded = wholeDigits.padStart((whole.match(/0/g) ?? []).length, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  const needed = /0*/.exec(fraction)?.[0].length ?? 0;
  const trimmed = fractionDigits?.replace(new RegExp(`(?<=^\\d{${needed}}\\d*?)0+$`), '') ?? '';
  const before = restore(masked.slice(0, digits.index));
  const after = restore(masked.slice(digits.index + shape.length));
  return `${before}${grouped}${trimmed ? `.${trimmed}` : ''}${after}`.trim();
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|[^;])+/g) ?? [code];
}
