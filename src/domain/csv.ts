/**
 * Rows as comma-separated values that Excel opens as they are: with a byte order mark, lines ended as it ends
 * them, and nothing that it would take for a formula.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|%]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
