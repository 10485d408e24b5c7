import type { JsonObject } from './protocol.ts';
import { isJsonObject } from './protocol.ts';
import { invalidRequest, notSupported } from './refusal.ts';

type SettingType = 'boolean' | 'number' | 'string' | 'strings' | readonly string[];

/** Every facet this server can keep values for, its settings and their types, from Graph's v1.0 metadata. */
const facets = {
  boolean: {},
  choice: {
    allowTextEntry: 'boolean',
    choices: 'strings',
    displayAs: ['checkBoxes', 'dropDownMenu', 'radioButtons'],
  },
  currency: { locale: 'string' },
  dateTime: { displayAs: ['default', 'friendly', 'standard'], format: ['dateOnly', 'dateTime'] },
  hyperlinkOrPicture: { isPicture: 'boolean' },
  lookup: {
    allowMultipleValues: 'boolean',
    allowUnlimitedLength: 'boolean',
    columnName: 'string',
    listId: 'string',
    primaryLookupColumnId: 'string',
  },
  number: {
    decimalPlaces: ['automatic', 'none', 'one', 'two', 'three', 'four', 'five'],
    displayAs: ['number', 'percentage'],
    maximum: 'number',
    minimum: 'number',
  },
  personOrGroup: {
    allowMultipleSelection: 'boolean',
    chooseFromType: ['peopleAndGroups', 'peopleOnly'],
    displayAs: 'string',
  },
  text: {
    allowMultipleLines: 'boolean',
    appendChangesToExistingText: 'boolean',
    linesForEditing: 'number',
    maxLength: 'number',
    textType: ['plain', 'richText'],
  },
} satisfies Record<string, Record<string, SettingType>>;

export type FacetName = keyof typeof facets;

const defaults: Record<FacetName, JsonObject> = {
  boolean: {},
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  currency: { locale: 'en-gb' },
  dateTime: { displayAs: 'default', format: 'dateOnly' },
  hyperlinkOrPicture: { isPicture: false },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false, columnName: 'Title' },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' },
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0 },
};

/** Facets Graph knows and this server does not. */
const unsupported = ['calculated', 'contentApprovalStatus', 'geolocation', 'term', 'thumbnail'];

/**
 * Finds the one facet of a column definition and checks its settings against Graph's metadata.
 * @throws {Refusal} 400 none or several facets, a setting Graph does not have, or one of the wrong type
 */
export function readFacet(definition: JsonObject): { facet: FacetName; settings: JsonObject } {
  const given = Object.keys(facets).filter((name) => isJsonObject(definition[name])) as FacetName[];
  const other = unsupported.find((name) => isJsonObject(definition[name]));
  if (other) throw notSupported(`The local server has no ${other} columns.`);
  const [facet] = given;
  if (!facet || given.length > 1)
    throw invalidRequest('Unable to determine type of provided column definition');
  const settings = definition[facet] as JsonObject;
  checkSettings(facet, settings);
  return { facet, settings: complete(facet, settings) };
}

/** The settings of `facet` after a change to some of them. */
export function changeSettings(facet: FacetName, before: JsonObject, change: unknown): JsonObject {
  if (change === undefined) return before;
  if (!isJsonObject(change)) throw invalidRequest(`The ${facet} column facet must be an object.`);
  checkSettings(facet, change);
  return { ...before, ...change };
}

function checkSettings(facet: FacetName, settings: JsonObject): void {
  const known: Record<string, SettingType> = facets[facet];
  for (const [name, value] of Object.entries(settings)) {
    const type = known[name];
    if (!type) {
      throw invalidRequest(
        `The property '${name}' does not exist on type 'microsoft.graph.${facet}Column'. Make sure to only use ` +
          'property names that are defined by the type or mark the type as open type.',
      );
    }
    if (value !== null && !isOfType(value, type)) {
      throw invalidRequest(`The value of '${name}' is not valid for 'microsoft.graph.${facet}Column'.`);
    }
  }
}

function isOfType(value: unknown, type: SettingType): boolean {
  if (type === 'strings') return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  if (typeof type === 'string') return typeof value === type;
  return typeof value === 'string' && type.includes(value);
}

function complete(facet: FacetName, settings: JsonObject): JsonObject {
  const all = { ...defaults[facet], ...settings };
  if (facet !== 'text') return all;
  return all['allowMultipleLines'] === true
    ? { textType: 'plain', ...all, linesForEditing: settings['linesForEditing'] ?? 6 }
    : { maxLength: 255, ...all };
}
