import type { Column } from './columns.ts';

/** What every list has besides Title: shown among the columns, filled in by the server, never written. */
export const systemColumns: readonly Column[] = [
  system('ContentType', 'Content Type', 'choice'),
  system('Modified', 'Modified', 'dateTime', { displayAs: 'default', format: 'dateTime' }),
  system('Created', 'Created', 'dateTime', { displayAs: 'default', format: 'dateTime' }),
  system('Author', 'Created By', 'personOrGroup', { allowMultipleSelection: false }),
  system('Editor', 'Modified By', 'personOrGroup', { allowMultipleSelection: false }),
  system('_UIVersionString', 'Version', 'text'),
  system('Attachments', 'Attachments', 'boolean'),
  system('Edit', 'Edit', 'text'),
  system('LinkTitleNoMenu', 'Title', 'text'),
  system('LinkTitle', 'Title', 'text'),
  system('ItemChildCount', 'Item Child Count', 'lookup'),
  system('FolderChildCount', 'Folder Child Count', 'lookup'),
  system('AppAuthor', 'App Created By', 'lookup'),
  system('AppEditor', 'App Modified By', 'lookup'),
];

function system(
  name: string,
  displayName: string,
  facet: Column['facet'],
  settings: Column['settings'] = {},
): Column {
  return {
    id: idOf(name),
    name,
    displayName,
    description: '',
    columnGroup: '_Hidden',
    facet,
    settings,
    indexed: false,
    unique: false,
    required: false,
    hidden: false,
    readOnly: true,
    defaultValue: null,
  };
}

/** The same id for the same name in every list, as SharePoint's own columns have. */
function idOf(name: string): string {
  const hex = Buffer.from(name.padEnd(16, '.')).toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
