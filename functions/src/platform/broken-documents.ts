import type { Logger } from './logger.js';
import { errorFields } from './logger.js';

/** Documents of one place that are remembered at most. */
const MAX_REMEMBERED = 10_000;

/** Where documents are, as logs and counts name it. */
export interface DocumentPlace {
  readonly name: string;
  /** How a broken one is mended: for the log. */
  readonly mend: string;
}

/** Stored documents that this instance could not read when it last tried. Lists leave them out. */
export class BrokenDocuments {
  /** For each place, by id, the reader that has noted it: another one may need less of the document. */
  private readonly noted = new Map<string, Map<string, object>>();
  private readonly logged = new Set<string>();

  constructor(private readonly logger: Logger) {}

  /**
   * Notes a document, and logs it the first time.
   *
   * @param id in that place
   * @param reader who can't read it
   * @param reason what is wrong, without what the document holds
   */
  note(place: DocumentPlace, id: string, reader: object, reason: unknown): void {
    const { name, mend } = place;
    const known = this.noted.get(name) ?? new Map<string, object>();
    this.noted.set(name, known);
    if (known.size < MAX_REMEMBERED || known.has(id)) known.set(id, reader);
    const document = `${name}/${id}`;
    if (this.logged.has(document) || this.logged.size >= MAX_REMEMBERED) return;
    this.logged.add(document);
    this.logger.log('error', 'document is broken: what can not be read of it is left out', {
      document,
      mend,
      ...errorFields(reason),
    });
  }

  /** Takes off a document that its reader can read again, or that is gone. */
  forget({ name }: DocumentPlace, id: string, reader: object): void {
    const known = this.noted.get(name);
    if (known?.get(id) === reader) known.delete(id);
  }

  /** How many are known now, by the name of the place; none for those without. */
  counts(): Record<string, number> {
    const counts = [...this.noted].map(([name, { size }]) => [name, size] as const);
    return Object.fromEntries(counts.filter(([, size]) => size > 0));
  }
}
