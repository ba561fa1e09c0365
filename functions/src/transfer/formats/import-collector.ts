import { truncateAtWord } from '../../shared/index.js';
import type { ImportProblem, OwnRecord, ParsedImport, SourcePost } from './imported-post.js';

const MAX_ITEM_LENGTH = 150;

/** Notes a problem of the item in hand. @param kind see ImportProblem */
export type Report = (detail: string, kind?: string) => void;

/** Thrown by whatever reads an item that can't be imported; its message says why and how to mend it. */
export class ItemRefused extends Error {
  override readonly name = 'ItemRefused';
}

/** Gathers what a file gives, item by item: what is wrong with one never ends the import. */
export class ImportCollector<Item = SourcePost> implements ParsedImport<Item> {
  readonly posts: Item[] = [];
  readonly others: OwnRecord[] = [];
  readonly problems: ImportProblem[] = [];
  /** See ParsedImport. */
  otherFiles = 0;
  /** See ParsedImport. */
  mediaHosts: readonly string[] = [];

  /** @param site see ParsedImport */
  constructor(readonly site: string | null = null) {}

  /** Notes a problem. @param kind see ImportProblem */
  report(item: string, detail: string, kind?: string): void {
    const named = truncateAtWord(item, MAX_ITEM_LENGTH);
    this.problems.push({ item: named, detail, ...(kind !== undefined && { kind }) });
  }

  /**
   * Reads one item.
   *
   * @param read gives its post, or null where it has reported why there is none; what it throws becomes a problem
   */
  read(item: string, read: (report: Report) => Item | null): void {
    try {
      const post = read((detail, kind) => {
        this.report(item, detail, kind);
      });
      if (post) this.posts.push(post);
    } catch (error) {
      const detail = error instanceof ItemRefused ? error.message : 'could not be read and was left out';
      this.report(item, detail);
    }
  }
}

/** An item as problems name it. @param kind what it is */
export function itemName(title: string | null, fallback: string, kind = 'post'): string {
  return title === null || title.trim() === '' ? `${kind} ${fallback}` : `${kind} “${title.trim()}”`;
}
