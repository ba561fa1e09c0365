import { diffLines } from 'diff';
import type { ContentKind, ContentTypes } from '../content-kind.js';

/** Revisions kept of an item; the oldest go. */
export const MAX_REVISIONS = 50;

/** Bounds the time that a comparison may take: more changed lines than this, and the text counts as replaced. */
const MAX_CHANGED_LINES = 2_000;

/** What of an item a revision has as well. */
type Kept<T extends ContentTypes> = T['revision'] | T['item'];

/** A run of lines that are in both texts, or in one only. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What differs between two revisions. */
export interface RevisionDiff {
  /** Fields other than the text, by the names of the API. */
  readonly fields: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
  readonly content: readonly DiffPart[];
}

/** What changed from one revision to another, the text line by line. */
export function compareRevisions<T extends ContentTypes>(
  kind: ContentKind<T>,
  before: Kept<T>,
  after: Kept<T>,
): RevisionDiff {
  return {
    fields: changedFields(kind, before, after),
    content: compareTexts(before.contentMd, after.contentMd),
  };
}

/** The names of the fields that differ, the text's included. */
export function changedFieldNames<T extends ContentTypes>(
  kind: ContentKind<T>,
  before: Kept<T>,
  after: Kept<T>,
): string[] {
  const names = Object.keys(changedFields(kind, before, after));
  return before.contentMd === after.contentMd ? names : [...names, 'content_md'];
}

function changedFields<T extends ContentTypes>(
  kind: ContentKind<T>,
  before: Kept<T>,
  after: Kept<T>,
): RevisionDiff['fields'] {
  const [old, present] = [kind.compared(before), kind.compared(after)];
  return Object.fromEntries(
    Object.keys(present)
      .map((name) => [name, { before: old[name], after: present[name] }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}

function compareTexts(before: string, after: string): DiffPart[] {
  const parts = diffLines(before, after, { maxEditLength: MAX_CHANGED_LINES });
  if (!parts) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
