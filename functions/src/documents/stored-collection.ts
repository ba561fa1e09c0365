import type { BrokenDocuments, DocumentPlace } from '../platform/index.js';
import { DocumentReader } from './document-reader.js';
import type { Fields, ValueOf } from './field.js';
import { StoredForm } from './stored-form.js';

/** How the log says that broken documents are mended. */
const MENDED_BY_MIGRATE = 'POST /admin/api/migrate, which names what it can not mend';

interface CollectionTraits<F extends Fields> {
  /** The last part of its path, which names it in logs and counts. */
  readonly name: string;
  readonly fields: F;
  /** What is stored besides the fields, for queries: it follows from them. */
  derive?(value: ValueOf<F>): Record<string, unknown>;
  /** The collection below whose documents it lies, where it is not at the root. */
  readonly below?: string;
  /** What else becomes of a document in which something was mended. */
  ifMended?(value: ValueOf<F>): Partial<ValueOf<F>>;
  /** Why `migrate` removes broken documents that have no mend; else it names them. */
  readonly removedIfBroken?: string;
}

/** A collection, whatever its fields are. */
export type AnyCollection = Pick<
  StoredCollection<Fields>,
  'name' | 'fields' | 'below' | 'fullName' | 'removedIfBroken' | 'ifMended' | 'encode'
>;

/** The documents of a collection: their form, and all that is done to them without knowing what they mean. */
export class StoredCollection<F extends Fields> extends StoredForm<F> implements DocumentPlace {
  readonly name: string;
  readonly mend = MENDED_BY_MIGRATE;
  readonly below: string | undefined;
  /** Names it among all, also where others below other collections have its name: `blog_posts/revisions`. */
  readonly fullName: string;
  readonly removedIfBroken: string | undefined;

  constructor(private readonly traits: CollectionTraits<F>) {
    super(traits.fields);
    this.name = traits.name;
    this.below = traits.below;
    this.fullName = traits.below === undefined ? traits.name : `${traits.below}/${traits.name}`;
    this.removedIfBroken = traits.removedIfBroken;
  }

  /** As StoredForm.encode, with what follows from the fields. @throws ZodError */
  override encode(value: ValueOf<F>): Record<string, unknown> {
    return { ...super.encode(value), ...this.traits.derive?.(value) };
  }

  /** What else becomes of a document in which something was mended. */
  ifMended(value: ValueOf<F>): Partial<ValueOf<F>> {
    return this.traits.ifMended?.(value) ?? {};
  }

  /** Reads its documents as a whole. */
  reader(broken: BrokenDocuments): DocumentReader<F> {
    return new DocumentReader(this, this, broken);
  }
}
