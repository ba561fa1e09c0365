import { z } from 'zod';
import type { AuditAction, AuditTarget } from '../audit/index.js';
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
  type AnyCollection,
  type BrokenSource,
  type Identified,
  type NamesIn,
  type NamesWithDefault,
  type ValueOf,
} from '../documents/index.js';
import type { BrokenDocuments, DocumentPlace } from '../platform/index.js';
import type { CONTENT_FIELDS, Searchable } from './content.fields.js';
import type {
  ContentEntry,
  ContentItem,
  ContentRevision,
  ContentSummary,
  RevisionSummary,
} from './content-item.js';

/** The fields of a kind: at least those of all kinds. */
type KindFields = typeof CONTENT_FIELDS;

/** Some of it; what is absent is not given. */
type Given<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** What the engine knows of the types of any kind. */
export interface ContentTypes {
  readonly item: ContentItem;
  readonly summary: ContentSummary;
  readonly entry: ContentEntry;
  readonly revision: ContentRevision;
  /** What a writer gives for a new item. */
  readonly content: NewContent;
  /** What of an item's content changes; absent fields stay. */
  readonly patch: ContentPatch;
}

/** What a writer gives for a new item of any kind. */
export interface NewContent extends Pick<ContentItem, 'title' | 'contentMd'> {
  /** Follows from the title when absent. */
  readonly slug?: string | undefined;
  /** Follows from the content when null. */
  readonly excerpt: string | null;
  readonly status: 'draft' | 'published';
}

/** See ContentTypes.patch. */
export type ContentPatch = Given<Omit<NewContent, 'status'> & Pick<ContentItem, 'authors' | 'seo'>>;

type ContentName<F extends KindFields> = NamesIn<F, 'written', 'content'>;

/** What of the content a new item has where nothing is said. */
type UnsaidName<F extends KindFields> = ContentName<F> & NamesWithDefault<F>;

type SaidName<F extends KindFields> = Exclude<ContentName<F>, UnsaidName<F> | 'excerpt' | 'authors'>;

/** The types of a kind, which follow from its fields. */
export type TypesOf<F extends KindFields> = ContentTypes & {
  readonly item: Identified<ValueOf<F>>;
  readonly summary: Identified<ValueOf<F, NamesIn<F, 'summary'>>>;
  readonly entry: Identified<ValueOf<F, NamesIn<F, 'directory'>>> & Pick<ContentEntry, 'canonicalUrl'>;
  readonly revision: ValueOf<F, NamesIn<F, 'revision'>> & RevisionSummary;
  readonly content: NewContent & ValueOf<F, SaidName<F>> & Given<ValueOf<F, UnsaidName<F>>>;
  readonly patch: Given<Omit<NewContent, 'status'> & ValueOf<F, Exclude<ContentName<F>, 'excerpt'>>>;
};

/** What the audit log can say of an item. */
type AuditedVerb =
  | 'created'
  | 'updated'
  | 'published'
  | 'unpublished'
  | 'scheduled'
  | 'trashed'
  | 'restored'
  | 'purged'
  | 'previewed'
  | 'previewsRevoked';

/** How a kind is named: see ContentKind. */
interface KindNames {
  /** In entries of the directory and the audit log, and where it is spoken of: `post`. */
  readonly name: AuditTarget['type'];
  /** Where its items are. */
  readonly collection: string;
  /** Where their slugs are reserved. */
  readonly slugCollection: string;
  /** Where the API has them. */
  readonly path: string;
  readonly actions: Readonly<Record<AuditedVerb, AuditAction>>;
}

/** Reads the documents of a place in one form. */
export interface Reader<Value> {
  /** For a query's `select`. */
  readonly storedNames: readonly string[];
  /** @throws AppError data-loss for a broken one */
  decode(id: string, data: unknown): Value;
  /** Null for a broken one. */
  decodeOrNull(id: string, data: unknown): Value | null;
}

/** Whose a slug is. */
interface SlugReservation {
  readonly postId: string;
}

interface KindCollections {
  readonly items: DocumentPlace & AnyCollection;
  readonly revisions: AnyCollection;
  readonly slugs: AnyCollection;
}

type Stored = Record<string, unknown>;

/** A kind of content: how it is named, and the forms in which its items are read, stored and shown. */
export interface ContentKind<T extends ContentTypes> extends KindNames {
  /** Its documents: items, revisions, slugs. */
  readonly collections: KindCollections;
  /** The names of the content: what a writer gives, and what comes back with a revision. */
  readonly contentNames: readonly string[];
  /** What a new item has where nothing is said. */
  readonly defaults: Stored;
  itemReader(broken: BrokenDocuments): Reader<T['item']>;
  slugReader(broken: BrokenDocuments): Reader<SlugReservation>;
  summaryReader(broken: BrokenDocuments): Reader<T['summary']>;
  entryReader(place: DocumentPlace, broken: BrokenDocuments): Reader<T['entry']>;
  revisionReader(broken: BrokenDocuments): Reader<T['revision']>;
  revisionSummaryReader(broken: BrokenDocuments): Reader<RevisionSummary>;
  /** Code → stored, with `author_ids` for queries by author. */
  encode(item: T['item']): Stored;
  /** What the directory shall have of an item. */
  entryOf(item: T['item']): T['entry'];
  encodeEntry(entry: T['entry']): Stored;
  /** What of an entry is searched for words, by its names. */
  searchedOf(entry: T['entry'] | T['summary']): Readonly<Record<string, readonly string[]>>;
  /** The revision that a write leaves. */
  revisionOf(item: T['item'], savedBy: string | null): T['revision'];
  encodeRevision(revision: T['revision']): Stored;
  /** What a comparison shows of a revision, by the names of the API. */
  compared(revision: T['revision'] | T['item']): Stored;
  /** What the audit log has of an item, by the names of the API. */
  audited(item: T['item']): Stored;
}

/** The kind that has these fields. */
export function defineKind<F extends KindFields>(fields: F, names: KindNames): ContentKind<TypesOf<F>> {
  const collections = collectionsOf(fields, names);
  const { items, revisions, slugs } = collections;
  const summary = new StoredForm(fieldsIn<KindFields, 'summary'>(fields, 'summary'));
  const revisionSummary = new StoredForm(summaryOfRevision(fields));
  const slugHolder = new StoredForm({ postId: slugs.fields.postId });
  const entry = new StoredForm({
    ...fieldsIn<KindFields, 'directory'>(fields, 'directory'),
    canonicalUrl: { codec: z.string().nullable().default(null) },
  });
  const searched = namesIn<KindFields, 'searched', 'directory'>(fields, 'searched', 'directory');
  const kind: ContentKind<TypesOf<KindFields>> = {
    ...names,
    collections,
    contentNames: namesIn<KindFields, 'written'>(fields, 'written', 'content'),
    defaults: defaultsOf<KindFields>(fields),
    itemReader: (broken) => items.reader(broken),
    slugReader: (broken) => new DocumentReader(slugHolder, slugs, broken),
    summaryReader: (broken) => new DocumentReader(summary, items, broken),
    entryReader: (place, broken) => new DocumentReader(entry, place, broken),
    revisionReader: (broken) => revisions.reader(broken),
    revisionSummaryReader: (broken) => new DocumentReader(revisionSummary, revisions, broken),
    encode: (value) => items.encode(value),
    entryOf: (value) => ({
      id: value.id,
      ...pick({ ...value, canonicalUrl: value.seo.canonicalUrl }, entry.names),
    }),
    encodeEntry: (value) => entry.encode(value),
    searchedOf: (value) => Object.fromEntries(searched.map((name) => [name, wordsOf(value[name])])),
    revisionOf: (value, savedBy) => pick({ ...value, savedAt: value.updatedAt, savedBy }, revisions.names),
    encodeRevision: (value) => revisions.encode(value),
    compared: (value) => showFields(fields, 'compared', { ...value }),
    audited: (value) => showFields(fields, 'audited', { ...value }),
  };
  // The forms have all fields of F: the compiler does not see it through what they have in common.
  return kind as unknown as ContentKind<TypesOf<F>>;
}

function collectionsOf(fields: KindFields, { collection, slugCollection }: KindNames) {
  return {
    items: new StoredCollection({
      name: collection,
      fields,
      derive: ({ authors }) => ({ author_ids: authors.map(({ id }) => id) }),
    }),
    /** For logs and counts the id of each is `{item}/{version}`. */
    revisions: new StoredCollection({
      name: 'revisions',
      fields: { ...fieldsIn<KindFields, 'revision'>(fields, 'revision'), ...summaryOfRevision(fields) },
      below: collection,
    }),
    slugs: new StoredCollection({ name: slugCollection, fields: slugFields(collection) }),
  };
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
