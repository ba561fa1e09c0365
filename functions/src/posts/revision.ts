import { diffLines } from 'diff';
import { pick, showFields } from '../documents/index.js';
import type { Post } from './post.js';
import { POST_FIELDS } from './post.fields.js';
import { REVISION, type Revision } from './posts.codec.js';

/** Revisions kept of a post; the oldest go. */
export const MAX_REVISIONS = 50;

/** Bounds the time that a comparison may take: more changed lines than this, and the text counts as replaced. */
const MAX_CHANGED_LINES = 2_000;

/** What a writer writes; the rest follows from it, or is the post's own. */
export type RevisionContent = Omit<Revision, 'version' | 'savedAt' | 'savedBy'>;

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

/** The revision that a write leaves. */
export function revisionOf(post: Post, savedBy: string | null): Revision {
  return pick({ ...post, savedAt: post.updatedAt, savedBy }, REVISION.names);
}

/** What changed from one revision to another, the text line by line. */
export function compareRevisions(before: RevisionContent, after: RevisionContent): RevisionDiff {
  return { fields: changedFields(before, after), content: compareTexts(before.contentMd, after.contentMd) };
}

/** The names of the fields that differ, the text's included. */
export function changedFieldNames(before: RevisionContent, after: RevisionContent): string[] {
  const names = Object.keys(changedFields(before, after));
  return before.contentMd === after.contentMd ? names : [...names, 'content_md'];
}

function changedFields(before: RevisionContent, after: RevisionContent): RevisionDiff['fields'] {
  const [old, present] = [comparable(before), comparable(after)];
  return Object.fromEntries(
    Object.keys(present)
      .map((name) => [name, { before: old[name], after: present[name] }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}

function comparable(revision: RevisionContent): Record<string, unknown> {
  return showFields(POST_FIELDS, 'compared', revision);
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
