import { readVocabulary, type Vocabulary } from './vocabulary.js';

let vocabulary: Vocabulary | undefined;

type Node = Readonly<Record<string, unknown>>;

/** Forms of what schema.org calls data types. @see https://schema.org/DataType */
const DATA_TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string' && value.trim() !== '',
  URL: isAbsoluteUrl,
  Date: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  DateTime: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  Duration: (value) =>
    typeof value === 'string' && /^P(?=\d|T\d)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/.test(value),
  Number: (value) => typeof value === 'number',
  Integer: Number.isInteger,
  Boolean: (value) => typeof value === 'boolean',
};

/** An address that leads somewhere from wherever it is read. */
export function isAbsoluteUrl(value: unknown): boolean {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url !== null && ['https:', 'http:', 'mailto:'].includes(url.protocol);
}

/**
 * What of a page's JSON-LD is not as schema.org has it: types and properties that there are not, properties of other types, values
 * of other types or forms, and references to what the page does not describe. Each fault with its place.
 */
export function jsonLdFaults(jsonLd: unknown): string[] {
  const { '@context': context, '@graph': things } = jsonLd as Node;
  if (context !== 'https://schema.org' || !Array.isArray(things))
    return ['is no graph of things of schema.org'];
  const nodes = things as readonly Node[];
  return nodes.flatMap((thing, index) => thingFaults(thing, String(index), new Set(nodes.flatMap(idsIn))));
}

function idsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '@id' in value && '@type' in value ? [value['@id']] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

function thingFaults(thing: Node, place: string, ids: ReadonlySet<unknown>): string[] {
  const { '@type': type, '@id': id, ...properties } = thing;
  const schema = (vocabulary ??= readVocabulary());
  if (typeof type !== 'string' || !schema.hasType(type))
    return [`${place} is of no type: ${JSON.stringify(type)}`];
  const at = `${place} ${type}`;
  return [
    ...(id === undefined || isAbsoluteUrl(id) ? [] : [`${at} has no absolute @id`]),
    ...Object.entries(properties).flatMap(([name, value]) => {
      const range = rangeOf(schema, type, name);
      if (range === null) return [`${at} has no property ${name}`];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.flatMap((each) => valueFaults(each, range, `${at}.${name}`, ids));
    }),
  ];
}

/** Of an action also what its properties are asked by. @see https://schema.org/docs/actions.html */
function rangeOf(schema: Vocabulary, type: string, name: string): readonly string[] | null {
  const [, asked] = /^(.+)-(?:input|output)$/.exec(name) ?? [];
  if (asked === undefined || !schema.isA(type, 'Action')) return schema.rangeOf(type, name);
  return schema.rangeOf(type, asked) && ['PropertyValueSpecification', 'Text'];
}

function valueFaults(
  value: unknown,
  range: readonly string[],
  place: string,
  ids: ReadonlySet<unknown>,
): string[] {
  const schema = (vocabulary ??= readVocabulary());
  if (typeof value !== 'object' || value === null) {
    const isFit = range.some((name) => DATA_TYPES[name]?.(value));
    return isFit ? [] : [`${place} is none of ${range.join(', ')}: ${JSON.stringify(value)}`];
  }
  const thing = value as Node;
  if (!('@type' in thing))
    return ids.has(thing['@id']) ? [] : [`${place} is nothing that the page describes`];
  const type = String(thing['@type']);
  const isFit = range.some((name) => schema.isA(type, name));
  return [
    ...(isFit ? [] : [`${place} is none of ${range.join(', ')} but ${type}`]),
    ...thingFaults(thing, place, ids),
  ];
}
