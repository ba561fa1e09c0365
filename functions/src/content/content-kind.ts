import { z } from 'zod';
import type { ContentTarget } from '../audit/index.js';
import {
  defaultsOf,
  DocumentReader,
  field,
  fieldsIn,
  namesIn,
  pick,
  showFields,
  StoredCollection,
  StoredForm,
  storedTime,
  to,
  toCreateTime,
  type BrokenSource,
  type Identified,
  type NamesIn,
  type NamesWithDefault,
  type Snapshot,
  type ValueOf,
} from '../documents/index.js';
import { writtenHashes } from '../media/index.js';
import type { BrokenDocuments, DocumentPlace } from '../platform/index.js';
import type { CONTENT_FIELDS, PlacedPicture, Searchable } from './content.fields.js';
import type { ContentEntry, ContentItem, RevisionSummary } from './content-item.js';

/** The fields of a kind: at least those of all kinds. */
type KindFields = typeof CONTENT_FIELDS;

/** Some of it; what is absent is not given. */
type Given<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** What the engine knows of the types of any kind. */
export interface ContentTypes extends TypesOf<KindFields> {}

/** What a writer gives for a new item of any kind. */
export interface NewContent extends Pick<ContentItem, 'title' | 'contentMd'> {
  /** Follows from the title when absent. */
  readonly slug?: string | undefined;
  /** Follows from the content when null. */
  readonly excerpt: string | null;
  readonly status: 'draft' | 'published';
}

type ContentName<F extends KindFields> = NamesIn<F, 'written', 'content'>;

/** What of the content a new item has where nothing is said. */
type UnsaidName<F extends KindFields> = ContentName<F> & NamesWithDefault<F>;

type SaidName<F extends KindFields> = Exclude<ContentName<F>, UnsaidName<F> | 'excerpt' | 'authors'>;

/** The types of a kind, which follow from its fields. */
export interface TypesOf<F extends KindFields> {
  readonly item: Identified<ValueOf<F>>;
  readonly summary: Identified<ValueOf<F, NamesIn<F, 'summary'>>>;
  readonly entry: Identified<ValueOf<F, NamesIn<F, 'directory'>>> & Pick<ContentEntry, 'canonicalUrl'>;
  readonly revision: ValueOf<F, NamesIn<F, 'revision'>> & RevisionSummary;
  /** What a writer gives for a new item. */
  readonly content: NewContent & ValueOf<F, SaidName<F>> & Given<ValueOf<F, UnsaidName<F>>>;
  /** What of an item's content changes; absent fields stay. */
  readonly patch: Given<Omit<NewContent, 'status'> & ValueOf<F, Exclude<ContentName<F>, 'excerpt'>>>;
}

/** How a kind is called in entries of the directory and the audit log, and where it is spoken of. */
export type KindName = ContentTarget;

/** How a kind is named: see ContentKind. */
interface KindNames {
  readonly name: KindName;
  /** Of several, in lists and addresses. */
  readonly plural: string;
  /** Where its items are. */
  readonly collection: string;
  /** Where their slugs are reserved. */
  readonly slugCollection: string;
  /** What no item may have as its slug, since the site has something else there. */
  readonly takenSlugs?: ReadonlySet<string>;
}

/** A DocumentReader by what it reads. */
export interface Reader<Value> {
  readonly storedNames: readonly string[];
  decode(id: string, data: unknown): Value;
  decodeOrNull(id: string, data: unknown): Value | null;
  find(snapshot: Snapshot): Value | null;
  findWhole(snapshot: Snapshot): Value | null;
  whole(docs: readonly Snapshot[]): Value[];
}

/** A kind of content: how it is named, and the forms in which its items are read, stored and shown. */
export type ContentKind<T extends ContentTypes> = ReturnType<typeof kindOf<T>>;

/** The kind that has these fields. */
export function defineKind<F extends KindFields>(fields: F, names: KindNames) {
  return kindOf<ContentTypes & TypesOf<F>>(fields, names);
}

/** That the forms have all fields of T the compiler does not see through what kinds have in common. */
function kindOf<T extends ContentTypes>(fields: KindFields, { takenSlugs = new Set(), ...names }: KindNames) {
  const pictureNames: readonly string[] = namesIn<KindFields, 'pictures', true>(fields, 'pictures', true);
  const collections = collectionsOf(fields, names, pictureNames);
  const { items, revisions, slugs } = collections;
  const summary = new StoredForm(fieldsIn<KindFields, 'summary'>(fields, 'summary'));
  const revisionSummary = new StoredForm(summaryOfRevision(fields));
  const slugHolder = new StoredForm({ postId: slugs.fields.postId });
  const entry = new StoredForm({
    ...fieldsIn<KindFields, 'directory'>(fields, 'directory'),
    canonicalUrl: { codec: z.string().nullable().default(null) },
  });
  const searched = namesIn<KindFields, 'searched', 'directory'>(fields, 'searched', 'directory');
  return {
    ...names,
    takenSlugs,
    /** Where the API has its items for editors. */
    path: `/admin/api/${names.plural}`,
    /** Where the API has them for visitors. */
    publicPath: `/api/${names.plural}`,
    /** Its documents: items, revisions, slugs. */
    collections,
    /** The names of the content: what a writer gives, and what comes back with a revision. */
    contentNames: namesIn<KindFields, 'written'>(fields, 'written', 'content') as readonly string[],
    /** The names of the fields that hold pictures. */
    pictureNames: pictureNames as readonly (keyof T['item'] & string)[],
    /** What a new item has where nothing is said. */
    defaults: defaultsOf<KindFields>(fields),
    itemReader: (broken: BrokenDocuments) => items.reader(broken) as Reader<T['item']>,
    slugReader: (broken: BrokenDocuments) => new DocumentReader(slugHolder, slugs, broken),
    summaryReader: (broken: BrokenDocuments) =>
      new DocumentReader(summary, items, broken) as Reader<T['summary']>,
    entryReader: (place: DocumentPlace, broken: BrokenDocuments) =>
      new DocumentReader(entry, place, broken) as Reader<T['entry']>,
    revisionReader: (broken: BrokenDocuments) => revisions.reader(broken) as Reader<T['revision']>,
    revisionSummaryReader: (broken: BrokenDocuments) =>
      new DocumentReader(revisionSummary, revisions, broken),
    /** Code → stored, with `author_ids` for queries by author. */
    encode: (value: T['item']) => items.encode(value),
    /** What the directory shall have of an item. */
    entryOf: (value: T['item']): T['entry'] => ({
      id: value.id,
      ...pick({ ...value, canonicalUrl: value.seo.canonicalUrl }, entry.names),
    }),
    encodeEntry: (value: T['entry']) => entry.encode(value),
    entryFields: entry.fields,
    /** What of an entry is searched for words, by its names. */
    searchedOf: (value: T['entry'] | T['summary']): Readonly<Record<string, readonly string[]>> =>
      Object.fromEntries(searched.map((name) => [name, wordsOf(value[name])])),
    /** The revision that a write leaves. */
    revisionOf: (value: T['item'], savedBy: string | null): T['revision'] =>
      pick({ ...value, savedAt: value.updatedAt, savedBy }, revisions.names),
    encodeRevision: (value: T['revision']) => revisions.encode(value),
    /** What a comparison shows of a revision, by the names of the API. */
    compared: (value: T['revision'] | T['item']) => showFields(fields, 'compared', { ...(value as object) }),
    /** What the audit log has of an item, by the names of the API. */
    audited: (value: T['item']) => showFields(fields, 'audited', { ...value }),
  };
}

function collectionsOf(
  fields: KindFields,
  { collection, slugCollection }: KindNames,
  pictureNames: readonly string[],
) {
  return {
    items: new StoredCollection({
      name: collection,
      fields,
      derive: (item) => ({
        author_ids: item.authors.map(({ id }) => id),
        ...mediaOf(item, pictureNames, true),
      }),
    }),
    /** For logs and counts the id of each is `{item}/{version}`. */
    revisions: new StoredCollection({
      name: 'revisions',
      fields: { ...fieldsIn<KindFields, 'revision'>(fields, 'revision'), ...summaryOfRevision(fields) },
      below: collection,
      // A picture of a field comes back by the id of its file.
      derive: (revision) => mediaOf(revision, pictureNames, false),
    }),
    slugs: new StoredCollection({ name: slugCollection, fields: slugFields(collection) }),
  };
}

/**
 * The files of the library that are shown, by their ids, and those whose addresses are written or shown, by their bytes: for who asks
 * where a file is used.
 *
 * @param isShown whether it is an item, which visitors see, and no revision
 */
function mediaOf(
  value: Pick<ContentItem, 'contentMedia' | 'contentMd' | 'seo'> & Partial<Pick<ContentItem, 'contentHtml'>>,
  pictureNames: readonly string[],
  isShown: boolean,
): { readonly media_ids: string[]; readonly media_hashes: string[] } {
  const pictures = pictureNames.flatMap(
    (name) => (value as Readonly<Record<string, unknown>>)[name] as PlacedPicture | PlacedPicture[] | null,
  );
  const ids = [
    ...value.contentMedia.map(({ id }) => id),
    ...pictures.flatMap((picture) => picture?.media?.id ?? []),
  ];
  const { contentMd, contentHtml = '', seo } = value;
  const urls = pictures.flatMap((picture) => (picture && (isShown || !picture.media) ? picture.url : []));
  const written = [contentMd, contentHtml, seo, urls];
  return { media_ids: [...new Set(ids)], media_hashes: writtenHashes(written) };
}

/** Of a text, texts, or names; none of what is null. */
function wordsOf(value: Searchable): string[] {
  const items = value === null ? [] : [value].flat();
  return items.map((item) => (typeof item === 'string' ? item : item.name));
}

/** What a list of revisions reads. */
function summaryOfRevision({ title, status, version }: KindFields) {
  return {
    title,
    status,
    // The number of a revision is its id.
    version: { ...version, mend: ({ id }: BrokenSource) => Number(id) || undefined },
    savedAt: { codec: storedTime, mend: toCreateTime },
    savedBy: { codec: z.string().nullable(), mend: to(null) },
  };
}

/** Whose a slug is, and whether that item has it now. */
function slugFields(collection: string) {
  const holders = ({ id, idsOf }: BrokenSource) => idsOf(collection, 'slug', id);
  return {
    // Named so since version 0.1, of which posts are.
    postId: field(z.string(), 'nobody', async (source) => (await holders(source)).at(0)),
    current: field(z.boolean(), 'nobody', async (source) => (await holders(source)).length > 0),
  };
}
