import type { ListName } from '#sharepoint/entities';
import type { Column } from '#sharepoint/lists/codec';
import { lists } from '#sharepoint/lists/lists';
import { dayFormat, dueDateFormat, openStatuses, ragFormat, type ColumnFormat } from './column-formats.ts';

/** What a list shows in SharePoint itself. */
export interface Look {
  /** Columns only SharePoint needs, as CAML. */
  fields?: string[];
  /** Formats by internal column name. */
  formats?: Record<string, ColumnFormat>;
  /** The first is the one the list opens with. */
  views: View[];
}

export interface View {
  name: string;
  /** Internal names. */
  columns: string[];
  /** CAML: conditions, order, grouping. */
  query: string;
}

/**
 * A due date is kept as text, and a view can compare only dates with today. The id makes SharePoint take a second
 * run for the same column.
 */
const dueAsDate = [
  '<Field ID="{6f1d2c9e-8a54-4f0b-9c37-2b5e7d1a4c80}" Type="Calculated" Name="DueAsDate" StaticName="DueAsDate"',
  ' DisplayName="Due (as a date)" ResultType="DateTime" Format="DateOnly" ReadOnly="TRUE">',
  '<Formula>=IF([DueDate]="","",DATE(VALUE(LEFT([DueDate],4)),VALUE(MID([DueDate],6,2)),VALUE(RIGHT([DueDate],2))))</Formula>',
  '<FieldRefs><FieldRef Name="DueDate" /></FieldRefs></Field>',
].join('');

const isOpen = `<In><FieldRef Name="Status" /><Values>${openStatuses.map((word) => `<Value Type="Text">${word}</Value>`).join('')}</Values></In>`;
const isPast = '<Lt><FieldRef Name="DueAsDate" /><Value Type="DateTime"><Today /></Value></Lt>';
const hasMoved = '<Gt><FieldRef Name="TimesMoved" /><Value Type="Number">0</Value></Gt>';
const isRed = '<Eq><FieldRef Name="Rag" /><Value Type="Text">Red</Value></Eq>';

const looks: Partial<Record<ListName, Look>> = {
  plans: {
    views: [
      {
        name: 'Plans',
        columns: ['Title', 'Source', 'State', 'ReadersOnly', 'ImportedAt'],
        query: orderBy('Title'),
      },
    ],
  },
  themes: {
    views: [{ name: 'In order', columns: ['Ref', 'Title', 'Summary'], query: orderBy('SortOrder') }],
  },
  recommendations: {
    formats: { Rag: ragFormat() },
    views: [
      {
        name: 'In document order',
        columns: ['Ref', 'Title', 'Priority', 'Rag', 'Narrative', 'AccountableShown'],
        query: orderBy('SortOrder'),
      },
      {
        name: 'Red',
        columns: ['Ref', 'Title', 'Rag', 'Narrative', 'AccountableShown'],
        query: where(isRed) + orderBy('SortOrder'),
      },
      {
        name: 'By owner',
        columns: ['Ref', 'Title', 'Priority', 'Rag', 'Narrative'],
        query: groupBy('AccountableShown') + orderBy('SortOrder'),
      },
    ],
  },
  actions: {
    fields: [dueAsDate],
    formats: { DueDate: dueDateFormat(), FirstDueDate: dayFormat() },
    views: [
      {
        name: 'Earliest due first',
        columns: ['Title', 'Status', 'DueDate', 'FirstDueDate', 'TimesMoved', 'OwnerShown', 'Progress'],
        query: orderBy('DueDate'),
      },
      {
        name: 'Overdue',
        columns: ['Title', 'Status', 'DueDate', 'FirstDueDate', 'TimesMoved', 'OwnerShown', 'Progress'],
        query: where(and(isOpen, isPast)) + orderBy('DueDate'),
      },
      {
        name: 'Slipping',
        columns: ['Title', 'Status', 'TimesMoved', 'FirstDueDate', 'DueDate', 'OwnerShown'],
        query: where(and(isOpen, hasMoved)) + orderBy('TimesMoved', 'FALSE'),
      },
      {
        name: 'By owner',
        columns: ['Title', 'Status', 'DueDate', 'TimesMoved', 'Progress'],
        query: groupBy('OwnerShown') + orderBy('DueDate'),
      },
    ],
  },
  posts: {
    views: [
      {
        name: 'Who holds what',
        columns: ['Title', 'HolderName', 'Deputies', 'IsVerifier', 'IsAdministrator'],
        query: orderBy('Title'),
      },
    ],
  },
  postChanges: {
    views: [
      {
        name: 'Newest first',
        columns: ['Title', 'MadeByName', 'MadeAt'],
        query: orderBy('ID', 'FALSE'),
      },
    ],
  },
  periods: {
    formats: { CutOff: dayFormat() },
    views: [
      { name: 'In order', columns: ['Title', 'Kind', 'CutOff', 'ClosedAt'], query: orderBy('SortOrder') },
    ],
  },
  ratings: {
    formats: { Rag: ragFormat() },
    views: [{ name: 'Ratings', columns: ['Title', 'Rag', 'Narrative'], query: orderBy('ID') }],
  },
  updates: {
    views: [
      {
        name: 'Newest first',
        columns: ['Title', 'MadeByName', 'MadeAt', 'MadeFrom', 'UpdateNote'],
        query: orderBy('ID', 'FALSE'),
      },
    ],
  },
  evidence: {
    views: [
      {
        name: 'Newest first',
        columns: ['Title', 'Address', 'AddedByName', 'AddedAt'],
        query: orderBy('ID', 'FALSE'),
      },
    ],
  },
  dateChanges: {
    formats: { DateBefore: dayFormat(), DateAfter: dayFormat() },
    views: [
      {
        name: 'Newest first',
        columns: ['Title', 'State', 'DateBefore', 'DateAfter', 'Reason', 'RequestedByName', 'DecidedByName'],
        query: orderBy('ID', 'FALSE'),
      },
      {
        name: 'Waiting for a decision',
        columns: ['Title', 'DateBefore', 'DateAfter', 'Reason', 'RequestedByName', 'RequestedAt'],
        query:
          where('<Eq><FieldRef Name="State" /><Value Type="Text">Requested</Value></Eq>') + orderBy('ID'),
      },
    ],
  },
  decisions: {
    formats: { MeetingDate: dayFormat() },
    views: [
      {
        name: 'Newest first',
        columns: ['Title', 'Meeting', 'MeetingDate', 'RecordedByName'],
        query: orderBy('ID', 'FALSE'),
      },
    ],
  },
  meetings: {
    formats: { MeetingDay: dayFormat() },
    views: [
      {
        name: 'Newest first',
        columns: ['Title', 'MeetingDay', 'State', 'PresenterName', 'StartedAt', 'EndedAt', 'PlannedByName'],
        query: orderBy('ID', 'FALSE'),
      },
    ],
  },
  reminders: {
    formats: { ReminderDay: dayFormat() },
    views: [
      {
        name: 'Newest first',
        columns: ['Title', 'PersonName', 'ReminderDay', 'SentAt', 'Failure'],
        query: orderBy('ID', 'FALSE'),
      },
    ],
  },
};

/** The look of any list: one nobody has drawn up shows its first columns that a person can read. */
export function lookOf(name: ListName): Look {
  return (
    looks[name] ?? {
      views: [{ name: 'Newest first', columns: readable(name), query: orderBy('ID', 'FALSE') }],
    }
  );
}

const mostColumns = 7;

function readable(name: ListName): string[] {
  const columns = lists[name].columns.filter((column) => column.name !== 'Key' && !isForTheProduct(column));
  return ['Title', ...columns.map((column) => column.name)].slice(0, mostColumns);
}

/** Ids and data, which say nothing to people. */
function isForTheProduct({ name, displayName }: Column): boolean {
  return /Ids?$/.test(name) || displayName.endsWith('(data)');
}

function where(condition: string): string {
  return `<Where>${condition}</Where>`;
}

function and(left: string, right: string): string {
  return `<And>${left}${right}</And>`;
}

function orderBy(column: string, ascending: 'TRUE' | 'FALSE' = 'TRUE'): string {
  return `<OrderBy><FieldRef Name="${column}" Ascending="${ascending}" /></OrderBy>`;
}

function groupBy(column: string): string {
  return `<GroupBy Collapse="TRUE" GroupLimit="100"><FieldRef Name="${column}" /></GroupBy>`;
}
