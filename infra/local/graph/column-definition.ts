import { changeSettings, readFacet } from './column-facets.ts';
import type { Column } from './columns.ts';
import { internalName } from './internal-name.ts';
import type { JsonObject } from './protocol.ts';
import { isJsonObject } from './protocol.ts';
import { invalidRequest, nameExists, notSupported } from './refusal.ts';

/** SharePoint keeps at most this many indexes on a list. */
const maximumIndexes = 20;

const booleans = ['enforceUniqueValues', 'hidden', 'indexed', 'readOnly', 'required'];
const texts = ['columnGroup', 'description', 'displayName', 'name'];
/** In the metadata, but made by the server or of no use here. */
const others = [
  ...[
    'id',
    'defaultValue',
    'isDeletable',
    'isReorderable',
    'isSealed',
    'propagateChanges',
    'sourceContentType',
  ],
  ...['type', 'validation'],
];
const facetNames = [
  ...['boolean', 'calculated', 'choice', 'contentApprovalStatus', 'currency', 'dateTime', 'geolocation'],
  ...['hyperlinkOrPicture', 'lookup', 'number', 'personOrGroup', 'term', 'text', 'thumbnail'],
];

/**
 * A new column from what a client sent.
 * @throws {Refusal} when the definition is not one Graph's metadata allows or breaks a SharePoint rule
 */
export function newColumn(body: unknown, existing: readonly Column[]): Omit<Column, 'id'> {
  const definition = checkedDefinition(body);
  const { facet, settings } = readFacet(definition);
  const wanted = text(definition, 'name') ?? text(definition, 'displayName');
  if (!wanted) throw invalidRequest('A column needs a name.');
  const displayName = text(definition, 'displayName') ?? wanted;
  if (existing.some((column) => column.name === wanted && column.displayName === displayName)) {
    throw nameExists('A column with that name already exists.');
  }
  const unique = definition['enforceUniqueValues'] === true;
  const column = {
    name: internalName(wanted, new Set(existing.map(({ name }) => name.toLowerCase()))),
    displayName,
    description: text(definition, 'description') ?? '',
    columnGroup: text(definition, 'columnGroup') ?? 'Custom Columns',
    facet,
    settings,
    indexed: definition['indexed'] === true,
    unique,
    required: definition['required'] === true,
    hidden: definition['hidden'] === true,
    readOnly: definition['readOnly'] === true,
    defaultValue: defaultValue(definition),
  };
  checkRules(column, existing);
  return column;
}

/** The column after a PATCH. Its name and type stay; @throws {Refusal} as for a new one. */
export function changedColumn(column: Column, body: unknown, existing: readonly Column[]): Column {
  const change = checkedDefinition(body);
  const otherFacet = facetNames.find((name) => change[name] !== undefined && name !== column.facet);
  if (otherFacet) throw notSupported('The type of a column cannot be changed.');
  const changed = {
    ...column,
    displayName: text(change, 'displayName') ?? column.displayName,
    description: text(change, 'description') ?? column.description,
    columnGroup: text(change, 'columnGroup') ?? column.columnGroup,
    settings: changeSettings(column.facet, column.settings, change[column.facet]),
    indexed: (change['indexed'] as boolean | undefined) ?? column.indexed,
    unique: (change['enforceUniqueValues'] as boolean | undefined) ?? column.unique,
    required: (change['required'] as boolean | undefined) ?? column.required,
    hidden: (change['hidden'] as boolean | undefined) ?? column.hidden,
    readOnly: (change['readOnly'] as boolean | undefined) ?? column.readOnly,
    defaultValue: 'defaultValue' in change ? defaultValue(change) : column.defaultValue,
  };
  checkRules(
    changed,
    existing.filter(({ id }) => id !== column.id),
  );
  return changed;
}

export function columnBody(column: Column): JsonObject {
  return {
    columnGroup: column.columnGroup,
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.unique,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    ...(column.defaultValue !== null && { defaultValue: { value: column.defaultValue } }),
    // Graph leaves this facet out of lists' columns.
    ...(column.facet !== 'hyperlinkOrPicture' && { [column.facet]: column.settings }),
  };
}

function checkedDefinition(body: unknown): JsonObject {
  if (!isJsonObject(body)) throw invalidRequest('A column definition must be an object.');
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@odata.')) continue;
    if (![...booleans, ...texts, ...others, ...facetNames].includes(name)) {
      throw invalidRequest(
        `The property '${name}' does not exist on type 'microsoft.graph.columnDefinition'.`,
      );
    }
    const type = booleans.includes(name) ? 'boolean' : texts.includes(name) ? 'string' : null;
    if (type && value !== null && typeof value !== type) {
      throw invalidRequest(`Cannot convert the value of '${name}' to the expected type 'Edm.${type}'.`);
    }
  }
  return body;
}

function checkRules(column: Omit<Column, 'id'>, others: readonly Column[]): void {
  const note = column.facet === 'text' && column.settings['allowMultipleLines'] === true;
  if ((column.indexed || column.unique) && (note || column.facet === 'hyperlinkOrPicture')) {
    throw invalidRequest(`Column '${column.name}' is of a type that cannot be indexed.`);
  }
  if (column.unique && !column.indexed) {
    throw invalidRequest(`Column '${column.name}' must be indexed to enforce unique values.`);
  }
  if (column.indexed && others.filter(({ indexed }) => indexed).length >= maximumIndexes) {
    throw invalidRequest(`The list already has ${maximumIndexes} indexed columns.`);
  }
}

function text(definition: JsonObject, name: string): string | undefined {
  const value = definition[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function defaultValue(definition: JsonObject): string | null {
  const given = definition['defaultValue'];
  if (given === undefined || given === null) return null;
  if (isJsonObject(given) && typeof given['value'] === 'string') return given['value'];
  throw notSupported('The local server takes only a fixed default value.');
}
