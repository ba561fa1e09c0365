import { diffLines } from 'diff';
import type { ContentKind, ContentTypes } from '../content-kind.js';

/** The newest revisions of an item, which are all kept. */
export const MAX_REVISIONS = 50;

/** Days before these of which the last revision is kept; the oldest go. */
export const MAX_DAYS = 50;

/** Whether a revision stays that is none of the newest any more: the last of its day (UTC). */
export function isLastOfItsDay(savedAt: Date | null, nextSavedAt: Date | null): boolean {
  return savedAt !== null && dayOf(savedAt) !== (nextSavedAt && dayOf(nextSavedAt));
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Bounds the time that a comparison may take: more changed lines than this, and the text counts as replaced. */
const MAX_CHANGED_LINES = 2_000;

/** What of an item a revision has as well. */
type Kept<T extends ContentTypes> = T['revision'] | T['item'];

/** What changed from one revision to another: fields but the text by the names of the API, the text line by line. */
export function compareRevisions<T extends ContentTypes>(
  kind: ContentKind<T>,
  before: Kept<T>,
  after: Kept<T>,
) {
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

function changedFields<T extends ContentTypes>(kind: ContentKind<T>, before: Kept<T>, after: Kept<T>) {
  const [old, present] = [kind.compared(before), kind.compared(after)];
  return Object.fromEntries(
    Object.keys(present)
      .map((name) => [name, { before: old[name], after: present[name] }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}

/** Runs of lines that are in both texts, or in one only. */
function compareTexts(before: string, after: string) {
  const parts = diffLines(before, after, { maxEditLength: MAX_CHANGED_LINES }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  return parts.map(({ added, removed, value }) => {
    const kind: 'added' | 'removed' | 'same' = added ? 'added' : removed ? 'removed' : 'same';
    return { kind, text: value };
  });
}
