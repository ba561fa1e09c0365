import { isAbsoluteUrl } from './json-ld-faults.js';

type Node = Readonly<Record<string, unknown>>;

/**
 * What Google asks of each type, beyond what schema.org says. Of articles it requires nothing; what it recommends, but pictures, is
 * required here.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/article and its neighbours (2026)
 */
const RULES: Readonly<Record<string, (thing: Node) => string[]>> = {
  BlogPosting: (post) => [
    ...missing(post, ['headline', 'datePublished', 'dateModified']),
    ...authorFaults(post),
  ],
  BreadcrumbList: breadcrumbFaults,
  WebSite: (site) => [...missing(site, ['name', 'url']), ...searchFaults(site)],
  Person: (person) => missing(person, ['name']),
  Organization: (organization) => missing(organization, ['name']),
  ProfilePage: ({ mainEntity }) =>
    typeof mainEntity === 'object' && mainEntity !== null
      ? []
      : ['has nobody whose profile it is (mainEntity)'],
};

/** What of a page's JSON-LD Google would find fault with: each with the type that it is of. */
export function googleFaults(jsonLd: unknown): string[] {
  if (typeof jsonLd !== 'object' || jsonLd === null) return [];
  if (Array.isArray(jsonLd)) return jsonLd.flatMap(googleFaults);
  const node = jsonLd as Node;
  const type = String(node['@type']);
  return [
    ...(RULES[type]?.(node) ?? []).map((fault) => `${type} ${fault}`),
    ...Object.values(node).flatMap(googleFaults),
  ];
}

function missing(thing: Node, names: readonly string[]): string[] {
  return names
    .filter((name) => thing[name] === undefined || thing[name] === '')
    .map((name) => `has no ${name}`);
}

function authorFaults({ author }: Node): string[] {
  const authors = Array.isArray(author) ? (author as readonly Node[]) : [];
  if (authors.length === 0) return ['has no author'];
  return authors.flatMap((person) =>
    missing(person, ['name', 'url']).map((fault) => `has an author who ${fault}`),
  );
}

function breadcrumbFaults({ itemListElement }: Node): string[] {
  const items = Array.isArray(itemListElement) ? (itemListElement as readonly Node[]) : [];
  return [
    ...(items.length < 2 ? ['has less than two items'] : []),
    ...items.flatMap((item, index) => [
      ...missing(item, ['name']),
      ...(item['position'] === index + 1
        ? []
        : [`counts ${String(item['position'])} after ${String(index)}`]),
      ...(isAbsoluteUrl(addressOf(item['item'])) ? [] : ['has an item without an address']),
    ]),
  ];
}

/** An address, or a thing by its address. */
function addressOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && '@id' in item ? item['@id'] : item;
}

function searchFaults({ potentialAction: action }: Node): string[] {
  if (action === undefined) return [];
  const { target, 'query-input': input } = action as Node & { target: Node };
  const isFit =
    String(target['urlTemplate']).includes('{search_term_string}') &&
    input === 'required name=search_term_string';
  return isFit ? [] : ['has a search without its terms'];
}
