import { ZodError } from 'zod';
import { AppError } from '../errors/index.js';
import type { BrokenDocuments, DocumentPlace } from '../platform/index.js';
import type { Fields, ValueOf } from './field.js';
import type { Identified, StoredForm } from './stored-form.js';

/** What is used of Firestore's snapshots. */
export interface Snapshot {
  readonly id: string;
  readonly exists: boolean;
  data(): unknown;
  get(field: string): unknown;
}

/** Reads the documents of a place in one of their forms. Those that are broken are noted. */
export class DocumentReader<F extends Fields> {
  constructor(
    private readonly form: StoredForm<F>,
    private readonly place: DocumentPlace,
    private readonly broken: BrokenDocuments,
  ) {}

  /** For a query's `select`. */
  get storedNames(): readonly string[] {
    return this.form.storedNames;
  }

  /** The document; null for a broken one, which a list leaves out. @param id in its place */
  decodeOrNull(id: string, data: unknown): Identified<ValueOf<F>> | null {
    const found = this.read(id, data);
    return found instanceof Error ? null : found;
  }

  /** The document, for who asks for it alone. @throws AppError data-loss for a broken one */
  decode(id: string, data: unknown): Identified<ValueOf<F>> {
    const found = this.read(id, data);
    if (found instanceof Error) throw brokenDocument(this.place, id, found);
    return found;
  }

  /** The document of a snapshot; null when there is none. @throws AppError data-loss for a broken one */
  find(snapshot: Snapshot): Identified<ValueOf<F>> | null {
    if (snapshot.exists) return this.decode(snapshot.id, snapshot.data());
    this.broken.forget(this.place, snapshot.id, this);
    return null;
  }

  /** As find; null for a broken one, too. */
  findWhole(snapshot: Snapshot): Identified<ValueOf<F>> | null {
    return snapshot.exists ? this.decodeOrNull(snapshot.id, snapshot.data()) : this.find(snapshot);
  }

  /** Those of a query's documents that are whole. */
  whole(docs: readonly Snapshot[]): Identified<ValueOf<F>>[] {
    return docs.flatMap((doc) => this.findWhole(doc) ?? []);
  }

  private read(id: string, data: unknown): Identified<ValueOf<F>> | Error {
    const found = this.form.safeDecode(id, data);
    if (!(found instanceof ZodError)) {
      this.broken.forget(this.place, id, this);
      return found;
    }
    const reason = new Error(describeIssues(found));
    this.broken.note(this.place, id, this, reason);
    return reason;
  }
}

/** What is wrong with a document, without what it holds: `created_at: is no timestamp`. */
function describeIssues({ issues }: ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'the document'}: ${message}`).join('; ');
}

function brokenDocument({ name }: DocumentPlace, id: string, reason: Error): AppError {
  return new AppError({
    code: 'data-loss',
    message:
      'Its stored document lacks a field or has one of another type. POST /admin/api/migrate mends what it can, and names what is to be mended in the database or restored from a backup.',
    cause: new Error(`document ${name}/${id} is broken: ${reason.message}`),
  });
}
