import { z } from 'zod';
import { withCamelNames } from '../../../documents/index.js';
import { NO_SEO, seoShape, type Seo } from '../../../content/index.js';
import type { ImportedAuthor, OwnSourcePost } from '../imported-post.js';
import { parseTime } from '../import-times.js';
import { flag, scalarText, seoOf, text, textOrNull } from '../lenient-fields.js';
import { addressesOf, permalinkOf, slugInAddress } from './header-addresses.js';
import { coverOf } from './header-cover.js';
import { namesOf, type ListForm } from './header-lists.js';
import { nameOf, publicityOf, type Publicity } from './header-publicity.js';

const author = z.union([
  z.string().transform((name): ImportedAuthor => ({ id: null, email: null, name })),
  z
    .object({ id: text, email: text, name: text })
    .transform(({ id, email, name }): ImportedAuthor => ({ id, email, name: name ?? '' })),
]);
const authors = z.union([z.array(author), author.transform((only) => [only])]).catch([]);

const seo = z
  .object(seoShape(text))
  .transform((found): Seo | null => seoOf(withCamelNames(found)))
  .nullable()
  .catch(null);

/** As our own exports write them. */
const ownTags = z.array(z.string()).catch([]);
const ownTagNames = z.record(z.string(), z.string()).catch({});

/** Names of our own headers, and those that generators have for the same, as nameOf gives them. */
const headerFields = z.object({
  firefolioid: text,
  title: scalarText,
  slug: scalarText,
  featured: flag,
  authors,
  author: authors,
  seo,
});

const EXCERPTS = ['excerpt', 'description', 'summary', 'subtitle', 'lead', 'abstract'];
const CREATED = ['createdat', 'created', 'datecreated', 'createddate', 'creationdate'];
const UPDATED = [
  ...['updatedat', 'lastmod', 'lastmodifiedat', 'lastmodified', 'updated', 'updateddate', 'dateupdated'],
  ...[
    'lastupdated',
    'lastupdatedat',
    'modified',
    'modifiedat',
    'modifieddate',
    'datemodified',
    'moddatetime',
  ],
];

/** Lists of which a text may be parted by blanks, as Jekyll's, and those of which it never is. */
const TAGS_OF_WORDS = ['categories', 'tags'];
const TAGS = ['categories', 'category', 'tags', 'tag', 'keywords', 'topics', 'topic'];

/** Of WordPress and Hexo, for none. */
const NO_CATEGORY = /^uncategori[sz]ed$/i;

/** Under which names generators have further names; those at the top win. */
const NESTING = new Set(['params', 'extra', 'custom', 'taxonomies', 'social', 'frontmatter']);

/** What a file's header says of its post. */
export type HeaderFields = Omit<
  OwnSourcePost,
  keyof Publicity | 'key' | 'formerKey' | 'former' | 'files' | 'title' | 'contentMd'
> &
  Publicity & {
    readonly title: string | null;
    /** See permalinkOf. */
    readonly permalink: string | null;
  };

/** What a header is read by, besides itself. */
export interface HeaderContext {
  /** The time in the file's name, as Jekyll has it; null without one. */
  readonly fileDate: Date | null;
  /** Tells what is over and what is to come. */
  readonly now: Date;
  /** See parseTime. */
  readonly timeZone: string;
  readonly listForm: ListForm;
}

/** A header's fields, the case of their names aside; what is absent or not understood is null. */
export function readHeader(header: Readonly<Record<string, unknown>>, context: HeaderContext): HeaderFields {
  const values = byName(header);
  const found = headerFields.parse(values);
  const publicity = publicityOf(header, context);
  const times = new TimeFields(values, context.timeZone);
  const aliases = addressesOf(values);
  const [createdAt, updatedAt] = [times.first(CREATED), times.first(UPDATED)];
  return {
    ...publicity,
    notes: [...publicity.notes, ...times.notes],
    id: found.firefolioid,
    title: found.title,
    permalink: permalinkOf(values),
    slug: textOrNull(found.slug) ?? slugInAddress(values),
    excerpt: excerptOf(values),
    tags: found.firefolioid === null ? tagsOf(values, context.listForm) : ownTags.parse(values['tags']),
    tagNames: found.firefolioid === null ? {} : ownTagNames.parse(values['tagnames']),
    createdAt,
    updatedAt,
    authors: found.authors.length > 0 ? found.authors : found.author,
    coverImage: coverOf(values),
    featured: found.featured,
    seo: seoIn(values, found.seo),
    ...(aliases.length > 0 && { aliases }),
  };
}

/** Of several spellings of a name that in small letters wins, of several places the top. */
function byName(header: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(header);
  const isSmall = ([name]: readonly [string, unknown]) => name === name.toLowerCase();
  const nested = entries.flatMap(([name, value]) => (NESTING.has(nameOf(name)) ? entriesOf(value) : []));
  const ofTop = entriesOf(header['header']).map(([name, value]) => [`header_${name}`, value] as const);
  const sorted = [
    ...nested,
    ...ofTop,
    ...entries.filter((entry) => !isSmall(entry)),
    ...entries.filter(isSmall),
  ];
  return Object.fromEntries(sorted.map(([name, value]) => [nameOf(name), value]));
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** Times of a header, and those that are not understood. */
class TimeFields {
  readonly notes: string[] = [];

  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly timeZone: string,
  ) {}

  /** The first of several names that has a time. */
  first(names: readonly string[]): Date | null {
    for (const name of names) {
      const value = this.values[name];
      if (value === null || value === undefined || value === '' || typeof value === 'boolean') continue;
      const time = parseTime(value, this.timeZone);
      if (time) return time;
      this.notes.push(
        `has a time that can’t be read (“${name}: ${String(scalarText.parse(value))}”; 2026-05-01 10:00 can) and comes without it`,
      );
    }
    return null;
  }
}

function excerptOf(values: Readonly<Record<string, unknown>>): string | null {
  return EXCERPTS.map((name) => text.parse(values[name] ?? null)).find(textOrNull) ?? null;
}

function tagsOf(values: Readonly<Record<string, unknown>>, listForm: ListForm): string[] {
  const tags = TAGS.flatMap((name) =>
    namesOf(values[name], TAGS_OF_WORDS.includes(name) ? listForm : 'commas'),
  );
  return [...new Set(tags)].filter((tag) => !NO_CATEGORY.test(tag));
}

/** Our own group of fields, and what generators have beside it. */
function seoIn(values: Readonly<Record<string, unknown>>, own: Seo | null): Seo | null {
  const first = (...names: string[]) =>
    names.map((name) => text.parse(values[name] ?? null)).find(textOrNull);
  const others = seoOf({
    title: first('seotitle', 'metatitle'),
    description: first('seodescription', 'metadescription'),
    canonicalUrl: first('canonicalurl', 'canonical', 'canonicallink', 'originalurl'),
    ogTitle: first('ogtitle'),
    ogDescription: first('ogdescription'),
    ogImage: first('ogimage'),
    twitterTitle: first('twittertitle'),
    twitterDescription: first('twitterdescription'),
    twitterImage: first('twitterimage'),
  });
  if (!own || !others) return own ?? others;
  const given = Object.entries(own).filter(([, value]) => value !== null);
  return { ...NO_SEO, ...others, ...Object.fromEntries(given) };
}
