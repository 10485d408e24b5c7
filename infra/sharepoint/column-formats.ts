import { isClosed, type Status } from '#domain/status';
import { ragWords, statusWords } from '#sharepoint/lists/words';

/** SharePoint's column formatting, as far as we use it. */
export interface ColumnFormat {
  $schema: string;
  elmType: 'div' | 'span';
  txtContent: string;
  style: Record<string, string>;
}

const $schema = 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json';

/** Background and text; every pair reads at 4.5 to 1 or better. */
const ragColours = {
  red: ['#c50f1f', '#ffffff'],
  amber: ['#ffb900', '#1b1a19'],
  green: ['#107c10', '#ffffff'],
  blue: ['#0f6cbd', '#ffffff'],
} satisfies Record<keyof typeof ragWords, [string, string]>;

const overdueColour = '#a4262c';

const pill = { 'border-radius': '12px', padding: '2px 10px', 'font-weight': '600' };

/** A coloured pill with the word in it: colour alone says nothing to some people, or on a grey printout. */
export function ragFormat(): ColumnFormat {
  const colour = (which: 0 | 1): string => {
    const rags = Object.keys(ragWords) as (keyof typeof ragWords)[];
    return choose(rags.map((rag) => [`@currentField == '${ragWords[rag]}'`, ragColours[rag][which]]));
  };
  return {
    $schema,
    elmType: 'span',
    txtContent: '@currentField',
    style: { ...pill, 'background-color': `=${colour(0)}`, color: `=${colour(1)}` },
  };
}

/** "31 March 2026" for a day kept as 2026-03-31; what somebody typed otherwise is shown as it stands. */
export function dayFormat(): ColumnFormat {
  return { $schema, elmType: 'span', txtContent: `=${longDate}`, style: {} };
}

/** As a day; red and bold, with the word, once it is past and something is left to do. */
export function dueDateFormat(): ColumnFormat {
  const isOpen = openStatuses.map((word) => `[$Status] == '${word}'`).join(' || ');
  // The last second of the day in the reader's own time zone.
  const isPast = `Date(@currentField + 'T23:59:59') < @now`;
  const overdue = `@currentField != '' && (${isOpen}) && ${isPast}`;
  return {
    $schema,
    elmType: 'span',
    txtContent: `=${longDate} + if(${overdue}, ' (overdue)', '')`,
    style: { color: `=if(${overdue}, '${overdueColour}', '')`, 'font-weight': `=if(${overdue}, '600', '')` },
  };
}

/** The words of statuses that leave something to do. */
export const openStatuses = (Object.keys(statusWords) as Status[])
  .filter((status) => !isClosed(status))
  .map((status) => statusWords[status]);

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

const month = choose(
  months.map((name, index) => [
    `substring(@currentField, 5, 7) == '${String(index + 1).padStart(2, '0')}'`,
    name,
  ]),
);

const dayOfMonth = `if(substring(@currentField, 8, 9) == '0', substring(@currentField, 9, 10), substring(@currentField, 8, 10))`;

const longDate = `if(indexOf(@currentField, '-') == 4, ${dayOfMonth} + ' ' + ${month} + ' ' + substring(@currentField, 0, 4), @currentField)`;

/** Nested ifs; the first condition that holds decides. */
function choose(cases: readonly [condition: string, value: string][]): string {
  return cases.reduceRight(
    (otherwise, [condition, value]) => `if(${condition}, '${value}', ${otherwise})`,
    `''`,
  );
}
