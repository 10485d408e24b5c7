import type { ListName } from '#sharepoint/entities';
import { lists } from '#sharepoint/lists/lists';
import { dueDateFormat, ragFormat, type ColumnFormat } from './column-formats.ts';

export interface SiteScript {
  $schema: string;
  actions: ListAction[];
}

interface ListAction {
  verb: 'createSPList';
  listName: string;
  templateType: 100;
  subactions: SubAction[];
}

type SubAction =
  | { verb: 'setSPFieldCustomFormatter'; fieldDisplayName: string; formatterJSON: ColumnFormat }
  | {
      verb: 'addSPView';
      name: string;
      viewFields: string[];
      query: string;
      rowLimit: number;
      isPaged: boolean;
      makeDefault: boolean;
      replaceViewFields: boolean;
    };

interface Look {
  /** Formats by internal column name. */
  formats: Record<string, ColumnFormat>;
  view: { name: string; columns: string[]; orderBy: string };
}

/** The lists people open in SharePoint itself. */
const looks = {
  plans: {
    formats: {},
    view: {
      name: 'Plans',
      columns: ['Title', 'Source', 'State', 'ReadersOnly', 'ImportedAt'],
      orderBy: 'Title',
    },
  },
  recommendations: {
    formats: { Rag: ragFormat() },
    view: {
      name: 'In document order',
      columns: ['Ref', 'Title', 'Priority', 'Rag', 'Narrative', 'AccountablePostIds'],
      orderBy: 'SortOrder',
    },
  },
  actions: {
    formats: { DueDate: dueDateFormat() },
    view: {
      name: 'Earliest due first',
      columns: ['Title', 'Status', 'DueDate', 'FirstDueDate', 'TimesMoved', 'OwnerPostIds', 'Progress'],
      orderBy: 'DueDate',
    },
  },
  posts: {
    formats: {},
    view: {
      name: 'Who holds what',
      columns: ['Title', 'HolderName', 'Deputies', 'IsVerifier', 'IsAdministrator'],
      orderBy: 'Title',
    },
  },
  ratings: {
    formats: { Rag: ragFormat() },
    view: { name: 'Ratings', columns: ['Title', 'Rag', 'Narrative'], orderBy: 'ID' },
  },
  updates: {
    formats: {},
    view: {
      name: 'In order',
      columns: ['Title', 'MadeByName', 'MadeAt', 'MadeFrom', 'UpdateNote'],
      orderBy: 'ID',
    },
  },
} satisfies Partial<Record<ListName, Look>>;

/**
 * What Graph cannot set: column formats and views. Applied after provisioning, to the lists that then
 * stand; SharePoint takes an existing list of that name instead of making a second one.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/declarative-customization/site-design-json-schema
 */
export function siteScript(): SiteScript {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json',
    actions: (Object.keys(looks) as (keyof typeof looks)[]).map((name) => listAction(name, looks[name])),
  };
}

function listAction(name: ListName, { formats, view }: Look): ListAction {
  const list = lists[name];
  const displayNames = new Map(list.columns.map((column) => [column.name, column.displayName]));
  return {
    verb: 'createSPList',
    listName: list.displayName,
    templateType: 100,
    subactions: [
      ...Object.entries(formats).map(([column, formatterJSON]): SubAction => {
        const fieldDisplayName = displayNames.get(column);
        if (!fieldDisplayName) throw new Error(`The list "${list.displayName}" has no column "${column}".`);
        return { verb: 'setSPFieldCustomFormatter', fieldDisplayName, formatterJSON };
      }),
      {
        verb: 'addSPView',
        name: view.name,
        viewFields: view.columns,
        query: `<OrderBy><FieldRef Name="${view.orderBy}" Ascending="TRUE" /></OrderBy>`,
        rowLimit: 100,
        isPaged: true,
        makeDefault: true,
        replaceViewFields: true,
      },
    ],
  };
}
