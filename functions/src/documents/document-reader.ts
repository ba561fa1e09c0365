import { ZodError } from 'zod';
import { AppError } from '../errors/index.js';
import type { BrokenDocuments, DocumentPlace } from '../platform/index.js';
import type { Fields, ValueOf } from './field.js';
import type { Identified, StoredForm } from './stored-form.js';

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
      'Its stored document lacks a field or has one of another type. Mend it in the database or restore it from a backup; the log says what is wrong.',
    cause: new Error(`document ${name}/${id} is broken: ${reason.message}`),
  });
}
