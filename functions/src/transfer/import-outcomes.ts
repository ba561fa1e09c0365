import { AppError } from '../errors/index.js';
import type { JobProblem } from '../jobs/index.js';
import type { Post } from '../posts/index.js';
import { truncateAtWord } from '../shared/index.js';
import type { ImportedPost } from './imported-post.js';

/** How many of the posts that are simply here already are named: a job keeps 100 problems, and others say more. */
const MAX_NAMED = 50;

const MAX_KEY_LENGTH = 80;

/** What became of one post of the file, by the name that the job counts it under; why, where that is worth a word. */
export interface ItemOutcome {
  readonly name: 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
  readonly source: ImportedPost;
  readonly detail?: string;
  /** Whether it was skipped for no other reason than that it is here. */
  readonly isHere?: boolean;
}

/** What `work` gives, or that the post has failed. @throws what `work` throws that is not about the post */
export async function orFailed<T>(source: ImportedPost, work: () => Promise<T>): Promise<T | ItemOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!isFinal(error)) throw error;
    return { name: 'failed', source, detail: error.reason };
  }
}

/** Whether an error is about what was to be stored: a retryable one would go away by itself. */
export function isFinal(error: unknown): error is AppError {
  return error instanceof AppError && !error.retryable;
}

/** A post that was made, at another slug where its own was taken. */
export function createdOutcome(source: ImportedPost, { slug }: Post): ItemOutcome {
  const isMoved = source.slug !== null && source.slug !== slug;
  return isMoved
    ? { name: 'created', source, detail: `Its slug was taken: it is at "${slug}" now.` }
    : { name: 'created', source };
}

/** A post that is here and that the import leaves alone. */
export function skippedOutcome(source: ImportedPost, { status }: Post): ItemOutcome {
  if (status === 'trashed') {
    const detail =
      'It is in the trash here and was skipped. Restore it there, or remove it for good and import the file again.';
    return { name: 'skipped', source, detail };
  }
  const detail =
    'It is here already and was skipped. To give it what the file has, import the file with existing=update.';
  return { name: 'skipped', source, detail, isHere: true };
}

/** A post that everybody can read here, though not in the file: its content must not come to light by an update. */
export function exposedOutcome(source: ImportedPost): ItemOutcome {
  const detail =
    'It is here already and everybody can read it, though where it comes from not everybody can; nothing was changed. Unpublish it if that is not meant, then import the file again.';
  return { name: 'skipped', source, detail };
}

/** A post whose id another one has, that looks like nothing of the file. */
export function strangerOutcome(source: ImportedPost, { title }: Post): ItemOutcome {
  const key = truncateAtWord(source.key, MAX_KEY_LENGTH);
  const detail = `Another post, “${title}”, came from the same path or number (${key}), probably of another site; nothing was changed. Import the file again with source_url, the address of the site that it comes from.`;
  return { name: 'skipped', source, detail };
}

/** How many outcomes there are of each name. */
export function countByName(outcomes: readonly ItemOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of outcomes) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/**
 * The problems of a step.
 *
 * @param hereBefore how many posts of the steps before were simply here
 * @param isLast the last step says how many of them were not named
 */
export function problemsOf(
  outcomes: readonly ItemOutcome[],
  hereBefore: number,
  isLast: boolean,
): { readonly problems: JobProblem[]; readonly here: number } {
  let here = hereBefore;
  const problems: JobProblem[] = [];
  for (const { source, detail, isHere = false } of outcomes) {
    if (isHere) here += 1;
    if (detail === undefined || (isHere && here > MAX_NAMED)) continue;
    problems.push({ item: source.title, detail });
  }
  if (isLast && here > MAX_NAMED) {
    const more = (here - MAX_NAMED).toLocaleString('en');
    problems.push({ item: `${more} more`, detail: 'They are here already, too, and were skipped.' });
  }
  return { problems, here };
}
