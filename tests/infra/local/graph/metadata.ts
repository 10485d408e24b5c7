import { hasSchemas, readSchema } from '#tests/helpers/schemas';

interface Property {
  type: string;
}

interface Type {
  kind: 'EntityType' | 'ComplexType' | 'EnumType';
  baseType?: string;
  openType?: boolean;
  properties?: Record<string, Property>;
  navigation?: Record<string, Property>;
  members?: string[];
}

export interface Metadata {
  types: Record<string, Type>;
}

/** Microsoft's own description of the shapes, cut to what concerns SharePoint; null where it is not at hand. */
export function readMetadata(): Metadata | null {
  return hasSchemas ? (readSchema('graph/graph-v1.0-sharepoint-subset.json') as unknown as Metadata) : null;
}

/** Every place where a value is not of a type: a name the type does not have, or a value of another kind. */
export function misfits({ types }: Metadata, type: string, value: unknown, at: string = type): string[] {
  const [, element] = /^Collection\((.+)\)$/.exec(type) ?? [];
  if (element) {
    if (!Array.isArray(value)) return [`${at} is not a collection`];
    return value.flatMap((entry: unknown, index) => misfits({ types }, element, entry, `${at}[${index}]`));
  }
  if (value === null) return [];
  const fits = primitives[type];
  if (fits) return fits(value) ? [] : [`${at} is not ${type}: ${JSON.stringify(value)}`];
  const known = types[type];
  if (!known) return [`${at} is of unknown type ${type}`];
  if (known.kind === 'EnumType') {
    return typeof value === 'string' && known.members?.includes(value) ? [] : [`${at} is not one of ${type}`];
  }
  if (typeof value !== 'object') return [`${at} is not an object`];
  const properties = propertiesOf(types, type);
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name.includes('@odata.')) return [];
    const property = properties[name];
    if (property) return misfits({ types }, property.type, inner, `${at}.${name}`);
    return isOpen(types, type) ? [] : [`${at} has no ${name}`];
  });
}

const isText = (value: unknown): boolean => typeof value === 'string';

const primitives: Record<string, (value: unknown) => boolean> = {
  'Edm.String': isText,
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => Number.isInteger(value),
  'Edm.Double': (value) => typeof value === 'number',
  'Edm.DateTimeOffset': (value) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(String(value)),
  'Edm.Guid': (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(String(value)),
};

function propertiesOf(types: Metadata['types'], name: string): Record<string, Property> {
  const type = types[name];
  if (!type) return {};
  return { ...(type.baseType && propertiesOf(types, type.baseType)), ...type.properties, ...type.navigation };
}

function isOpen(types: Metadata['types'], name: string): boolean {
  const type = types[name];
  return type?.openType === true || (type?.baseType !== undefined && isOpen(types, type.baseType));
}
