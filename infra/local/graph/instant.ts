/**
 * Reads a date, with or without a time, as clients write it; without a zone it is UTC.
 * @returns the instant in UTC to the second, as SharePoint writes it; null for anything else, 31 February included
 */
export function readInstant(text: string): string | null {
  const [, day, time = 'T00:00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return null;
  const at = Date.parse(`${day}${time}${zone}`);
  return Number.isNaN(at) ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** JavaScript takes 31 February for 3 March. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
