import { stored, type Codec, type Column } from './codec.ts';

const limit = 255;

/** Shortened at a word for the Title column, which only helps people recognise a row. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > limit / 2 ? cut.slice(0, atWord) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/**
 * A title that is the value itself, so that it can be edited in SharePoint. One that does not fit the
 * Title column, as headings copied from documents do not always, stands whole in a second column.
 */
export function title(displayName = 'Title'): Codec<string> {
  const short: Column = { name: 'Title', displayName, type: 'text' };
  const whole: Column = { name: 'FullTitle', displayName: `Full ${displayName.toLowerCase()}`, type: 'note' };
  return {
    columns: [short, whole],
    write: (value) => {
      const line = shorten(value);
      return { [short.name]: line, [whole.name]: line === value ? null : value };
    },
    read: (fields) => stored(fields, whole) ?? stored(fields, short) ?? '',
  };
}
