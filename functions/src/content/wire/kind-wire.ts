import type { z } from 'zod';
import type { SnakeNames } from '../../documents/index.js';
import type { Cost } from '../../http/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { WithAuthors } from '../items/content.service.js';
import type { OwnFilter } from './addresses.schema.js';
import type { BulkKind } from '../batches/bulk-items.js';

/** The schema of an answer, and what makes one. */
export interface Answer<Value> {
  readonly schema: z.ZodType;
  readonly present: (value: Value) => object;
}

/** See Answer: that they belong together is checked here. */
export function answerOf<Schema extends z.ZodType<object>, Value>(
  schema: Schema,
  present: (value: Value) => z.output<Schema>,
): Answer<Value> {
  return { schema, present };
}

/** What the API takes and answers of a kind: the routes that all kinds have are made of it (content/routes.ts). */
export interface KindWire<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  /** Body of POST {path}. */
  readonly createBody: z.ZodType<SnakeNames<T['content'] & WithAuthors>>;
  /** Body of PATCH {path}/:id. */
  readonly patchBody: z.ZodType<SnakeNames<T['patch'] & WithAuthors>>;
  /** What of an item its working copy has, all of it: WORKING_COPY_SHAPE and the kind's own. */
  readonly workingCopyShape: z.ZodRawShape;
  /** What the kind's own fields can be narrowed to in the editors' list, besides what editorListQuery has of all kinds. */
  readonly editorFilter: OwnFilter<T['entry']>;
  /** What the API says of that list. */
  readonly editorListSummary: string;
  readonly editorSummary: Answer<T['entry']>;
  readonly editorItem: Answer<T['item']>;
  /** As editorItem with `warnings`. */
  readonly saved: z.ZodType;
  readonly item: Answer<T['item']>;
  readonly revision: Answer<T['revision']>;
  readonly bulk: BulkKind<T>;
  /** What it costs to complete an item that is written (Completion); nothing where items stand by themselves. */
  readonly completionCost?: CompletionCost;
}

/** What a write costs on top of its own: usually, and where it asks for more, which `when` says in words. */
interface CompletionCost {
  readonly usual: Cost;
  readonly when: string;
  /** All of these together. */
  readonly more: readonly Cost[];
}
