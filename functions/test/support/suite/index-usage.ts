import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { environment } from './environment.js';

const fieldSchema = z.object({
  fieldPath: z.string(),
  order: z.enum(['ASCENDING', 'DESCENDING']).optional(),
  arrayConfig: z.literal('CONTAINS').optional(),
});

const scopeSchema = z.enum(['COLLECTION', 'COLLECTION_GROUP']);

const reportSchema = z.object({
  reports: z
    .array(
      z.object({
        index: z.object({ name: z.string(), queryScope: scopeSchema, fields: z.array(fieldSchema) }),
      }),
    )
    .default([]),
});

const declarationSchema = z.object({
  indexes: z.array(
    z.strictObject({ collectionGroup: z.string(), queryScope: scopeSchema, fields: z.array(fieldSchema) }),
  ),
  fieldOverrides: z.array(
    z.strictObject({
      collectionGroup: z.string(),
      fieldPath: z.string(),
      ttl: z.boolean().default(false),
      indexes: z.array(
        z.strictObject({
          order: fieldSchema.shape.order,
          arrayConfig: fieldSchema.shape.arrayConfig,
          queryScope: scopeSchema.default('COLLECTION'),
        }),
      ),
    }),
  ),
});

/** firestore.indexes.json. */
export type IndexDeclaration = z.output<typeof declarationSchema>;

/** An index on the fields of a collection or collection group, the sort fields last. */
export interface Index {
  readonly collectionGroup: string;
  readonly queryScope: z.output<typeof scopeSchema>;
  readonly fields: readonly z.output<typeof fieldSchema>[];
}

/** Where declaration and queries differ: descriptions such as `blog_posts: status asc, published_at desc`. */
export interface IndexDifference {
  /** Needed by a query and not declared: production refuses the query. */
  readonly undeclared: readonly string[];
  /** Declared and needed by no query: every write pays for it. */
  readonly unused: readonly string[];
}

/** The declaration in `text`, which is that of firestore.indexes.json when absent. @throws ZodError */
export function readDeclaration(
  text = readFileSync(join(__dirname, '../../../../firestore.indexes.json'), 'utf8'),
): IndexDeclaration {
  return declarationSchema.parse(JSON.parse(text));
}

/**
 * The indexes that the queries of the emulator's run so far would have needed.
 *
 * The emulator (1.19.9) leaves out what single-field indexes serve, but it does list one for filters that are all
 * equalities, which production may serve by merging single-field indexes. Its answer does not tell that case from a
 * filter with an ascending order, so it counts as needed.
 */
export async function readNeededIndexes(): Promise<Index[]> {
  return (await Promise.all(environment.allProjectIds.map(readNeededIn))).flat();
}

async function readNeededIn(projectId: string): Promise<Index[]> {
  const project = `projects/${projectId}`;
  const url = `http://${environment.firestoreHost}/emulator/v1/${project}:indexUsage?database=${project}/databases/(default)`;
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`indexUsage: ${response.status} ${await response.text()}`);
  return parseUsageReport(await response.json());
}

/** The indexes of an `indexUsage` answer. @throws ZodError */
export function parseUsageReport(answer: unknown): Index[] {
  return reportSchema.parse(answer).reports.map(({ index: { name, queryScope, fields } }) => ({
    collectionGroup: /\/collectionGroups\/([^/]+)\/indexes\//.exec(name)?.[1] ?? name,
    queryScope,
    fields,
  }));
}

/**
 * Compares needed with declared indexes in both directions.
 *
 * Two are the same with their array-contains fields in any place, since these never sort, and with or without a last
 * `__name__` that goes the way of the field before it. Equality fields are compared in the emulator's order, which
 * is alphabetical. A needed index that is not declared may be merged from declared ones (mergeParts).
 */
export function compareIndexes(needed: readonly Index[], declaration: IndexDeclaration): IndexDifference {
  const declared = [...declaration.indexes, ...groupOverrides(declaration)];
  const declaredKeys = new Set(declared.map(describeIndex));
  const usedKeys = new Set<string>();
  const undeclared = new Set<string>();
  for (const index of needed) {
    const key = describeIndex(index);
    const serving = declaredKeys.has(key) ? [index] : mergeParts(index, declared);
    if (serving.length === 0) undeclared.add(key);
    for (const part of serving) usedKeys.add(describeIndex(part));
  }
  return {
    undeclared: [...undeclared].sort(),
    unused: [...declaredKeys].filter((key) => !usedKeys.has(key)).sort(),
  };
}

/**
 * The declared indexes that Firestore merges into a needed one: each has some of its equality fields and its whole sort
 * order, together they have all. None when they don't. The emulator does not say which fields are equalities; they are
 * taken to be those before the last descending ones, without those all but the last. So a query may sort by one ascending field
 * or by descending ones. Where that last one is no order, all are equalities, which single-field indexes serve.
 *
 * @see https://firebase.google.com/docs/firestore/query-data/index-overview#taking_advantage_of_index_merging
 */
function mergeParts(needed: Index, declared: readonly Index[]): Index[] {
  const wanted = splitFields(needed);
  const parts = declared.filter((index) => {
    const { equalities, sort } = splitFields(index);
    return (
      describeIndex({ ...index, fields: sort }) === describeIndex({ ...needed, fields: wanted.sort }) &&
      equalities.every((field) => wanted.equalities.includes(field))
    );
  });
  const covered = new Set(parts.flatMap((index) => splitFields(index).equalities));
  return wanted.equalities.every((field) => covered.has(field)) ? parts : [];
}

function splitFields({ fields }: Index): { equalities: string[]; sort: Index['fields'] } {
  const significant = withoutImpliedName(fields);
  const behindAscending = significant.findLastIndex(({ order }) => order !== 'DESCENDING') + 1;
  const sortStart = Math.min(behindAscending, significant.length - 1);
  return {
    equalities: significant.slice(0, sortStart).map(describeField),
    sort: significant.slice(sortStart),
  };
}

/** Collection groups whose documents Firestore removes after `expires_at`. */
export function ttlCollections({ fieldOverrides }: IndexDeclaration): string[] {
  return fieldOverrides
    .filter(({ fieldPath, ttl }) => fieldPath === 'expires_at' && ttl)
    .map(({ collectionGroup }) => collectionGroup)
    .sort();
}

/** Single fields are indexed by default in a collection only; an override makes it so for a collection group. */
function groupOverrides({ fieldOverrides }: IndexDeclaration): Index[] {
  return fieldOverrides.flatMap(({ collectionGroup, fieldPath, indexes }) =>
    indexes
      .filter(({ queryScope }) => queryScope === 'COLLECTION_GROUP')
      .map(({ queryScope, ...kind }) => ({ collectionGroup, queryScope, fields: [{ fieldPath, ...kind }] })),
  );
}

function describeIndex({ collectionGroup, queryScope, fields }: Index): string {
  const significant = withoutImpliedName(fields);
  const sorted = [
    ...significant.filter(({ arrayConfig }) => arrayConfig !== undefined),
    ...significant.filter(({ arrayConfig }) => arrayConfig === undefined),
  ];
  const list = sorted.map(describeField).join(', ');
  return `${collectionGroup}${queryScope === 'COLLECTION_GROUP' ? ' (group)' : ''}: ${list}`;
}

function describeField({ fieldPath, order }: Index['fields'][number]): string {
  const words = { ASCENDING: 'asc', DESCENDING: 'desc' };
  return `${fieldPath} ${order ? words[order] : 'contains'}`;
}

function withoutImpliedName(fields: Index['fields']): Index['fields'] {
  const last = fields.at(-1);
  const before = fields.at(-2)?.order ?? 'ASCENDING';
  return last?.fieldPath === '__name__' && last.order === before ? fields.slice(0, -1) : fields;
}
