import type { ListName } from '#sharepoint/entities';
import { listNames, lists } from '#sharepoint/lists/lists';
import type { ColumnFormat } from './column-formats.ts';
import { lookOf } from './looks.ts';

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
  | { verb: 'addSPFieldXml'; schemaXml: string; addToDefaultView: false }
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

/** What SharePoint runs of one script while somebody waits, sub-actions included. */
const mostActions = 30;

/**
 * What Graph cannot set: column formats and views. Applied after provisioning, to the lists that then
 * stand; SharePoint takes an existing list of that name instead of making a second one.
 *
 * @returns scripts to be applied one after the other, each as long as SharePoint runs at once
 * @see https://learn.microsoft.com/sharepoint/dev/declarative-customization/site-design-json-schema
 */
export function siteScripts(): SiteScript[] {
  const scripts: ListAction[][] = [];
  let room = 0;
  for (const action of listNames.map(listAction)) {
    const length = 1 + action.subactions.length;
    if (length > room) {
      scripts.push([]);
      room = mostActions;
    }
    scripts.at(-1)?.push(action);
    room -= length;
  }
  return scripts.map((actions) => ({
    $schema: 'https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json',
    actions,
  }));
}

function listAction(name: ListName): ListAction {
  const { displayName, columns } = lists[name];
  const { fields = [], formats = {}, views } = lookOf(name);
  const displayNames = new Map(columns.map((column) => [column.name, column.displayName]));
  return {
    verb: 'createSPList',
    listName: displayName,
    templateType: 100,
    subactions: [
      ...fields.map((schemaXml): SubAction => ({
        verb: 'addSPFieldXml',
        schemaXml,
        addToDefaultView: false,
      })),
      ...Object.entries(formats).map(([column, formatterJSON]): SubAction => {
        const fieldDisplayName = displayNames.get(column);
        if (!fieldDisplayName) throw new Error(`The list "${displayName}" has no column "${column}".`);
        return { verb: 'setSPFieldCustomFormatter', fieldDisplayName, formatterJSON };
      }),
      ...views.map((view, index): SubAction => ({
        ...{ verb: 'addSPView', name: view.name, viewFields: view.columns, query: view.query },
        ...{ rowLimit: 100, isPaged: true, makeDefault: index === 0, replaceViewFields: true },
      })),
    ],
  };
}
