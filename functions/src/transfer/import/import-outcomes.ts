import type { ContentItem, KindName, RenderWarning } from '../../content/index.js';
import { AppError } from '../../errors/index.js';
import type { JobProblem } from '../../jobs/index.js';
import { truncateAtWord } from '../../shared/index.js';
import { shownFrom, type ImportedItem } from '../formats/imported-post.js';
import { itemName } from '../formats/import-collector.js';
import { kindOf, ProblemExamples, sameAs, type KindCounts } from './problem-examples.js';

/** What is said of the items that have a common problem and are not named. */
const COMMON = {
  here: 'They are here already, too, and were skipped.',
  withheld: 'It is not clear that everybody may read them, and they are drafts, too.',
  exposed: 'They are public here but not in the file, too, and were left alone.',
  stranger:
    'Others came from the same paths or numbers, too, probably of another site. Import the file again with source_url.',
  trashed: 'They are in the trash here, too, and were skipped.',
  lost: 'Something of their texts is left out or changed in their HTML, too; the answer names it that saves such an item.',
} as const;

type CommonProblem = keyof typeof COMMON;

const LOST: CommonProblem = 'lost';

const MAX_KEY_LENGTH = 80;
const NAMED_REASONS = 3;
const NAMED_WARNINGS = 3;

/** What became of one post of the file, by the name that the job counts it under; why, where that is worth a word. */
export interface ItemOutcome {
  readonly name: 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
  readonly source: ImportedItem;
  readonly detail?: string;
  /** Which of the problems that many posts may have it is. */
  readonly common?: CommonProblem;
  /** What of its text its HTML has not. */
  readonly lost?: string;
  /** Of a post that was made. */
  readonly slug?: string;
  /** The slug that the post has here, where it is that of the file. */
  readonly slugHere?: string;
}

/** What `work` gives, or the outcome `failed`. @throws what is not the post's fault */
export async function orFailed<T>(source: ImportedItem, work: () => Promise<T>): Promise<T | ItemOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!isFinal(error)) throw error;
    return { name: 'failed', source, detail: error.reason };
  }
}

/** Whether it is the post's fault: a retryable error would go away by itself. */
function isFinal(error: unknown): error is AppError {
  return error instanceof AppError && !error.retryable;
}

/** What of a text that was stored its HTML has not, in a problem of its own. */
export function lostOf(warnings: readonly RenderWarning[]): Pick<ItemOutcome, 'lost'> {
  if (warnings.length === 0) return {};
  const named = warnings.slice(0, NAMED_WARNINGS).map(({ detail }) => `It ${detail}.`);
  const more = warnings.length - named.length;
  const others = more > 0 ? [`There are ${String(more)} more of such things in it.`] : [];
  return { lost: [...named, ...others].join(' ') };
}

/** A post that was made: at another slug where its own was taken, as a draft where it is not clearly public. */
export function createdOutcome(
  source: ImportedItem,
  { slug }: ContentItem,
  warnings: readonly RenderWarning[],
): ItemOutcome {
  const isMoved = source.slug !== null && source.slug !== slug;
  const moved = isMoved ? [`Its slug was taken: it is at "${slug}" now.`] : [];
  const isWithheld = source.withheld.length > 0;
  const details = isWithheld ? [...moved, comesAsDraft(source)] : moved;
  return {
    name: 'created',
    source,
    slug,
    slugHere: slug,
    ...(details.length > 0 && { detail: details.join(' ') }),
    ...(isWithheld && { common: 'withheld' as const }),
    ...lostOf(warnings),
  };
}

/** What a post does for which it is withheld; empty when it is not. */
function reasonsOf({ withheld }: ImportedItem): string {
  const more = withheld.length > NAMED_REASONS ? ' and more' : '';
  return withheld.slice(0, NAMED_REASONS).join(', ') + more;
}

function comesAsDraft(source: ImportedItem): string {
  return `It ${reasonsOf(source)} and comes as a draft: publish it if everybody may read it, and say so in its source if imports shall update it.`;
}

/** A post that is here and that the import leaves alone. */
export function skippedOutcome(source: ImportedItem, { status }: ContentItem): ItemOutcome {
  if (status === 'trashed') {
    const detail =
      'It is in the trash here and was skipped. Restore it there, or remove it for good and import the file again.';
    return { name: 'skipped', source, detail, common: 'trashed' };
  }
  const detail =
    'It is here already and was skipped. To give it what the file has, import the file with existing=update.';
  return { name: 'skipped', source, detail, common: 'here' };
}

/** A post that is to be seen here before it is in its source: its content must not come to light by an update. */
export function exposedOutcome(source: ImportedItem, present: ContentItem, now: Date): ItemOutcome {
  const isSeen = shownFrom(present) <= now.getTime();
  const here = isSeen ? 'everybody can read it' : 'it is scheduled';
  const there = source.status === 'draft' ? 'is a draft' : 'is scheduled';
  const reason = reasonsOf(source) || there;
  const detail = `It is here already and ${here}, but where it comes from not everybody can read it: it ${reason}. Nothing was changed. Unpublish it, or say in its source that it is public, then import it again.`;
  return { name: 'skipped', source, detail, common: 'exposed' };
}

/** A post whose id another one has, that looks like nothing of the file. */
export function strangerOutcome(source: ImportedItem, { title }: ContentItem): ItemOutcome {
  const key = truncateAtWord(source.key, MAX_KEY_LENGTH);
  const detail = `Another one, “${title}”, came from the same path or number (${key}), probably of another site; nothing was changed. Import the file again with source_url, the address of the site that it comes from.`;
  return { name: 'skipped', source, detail, common: 'stranger' };
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
 * @param kind of the items
 * @param before how many problems of each sort the steps before had
 * @param isLast the last step says how many of each were not named
 */
export function problemsOf(
  kind: KindName,
  outcomes: readonly ItemOutcome[],
  before: KindCounts,
  isLast: boolean,
): { readonly problems: JobProblem[]; readonly kinds: KindCounts } {
  const examples = new ProblemExamples(before);
  for (const { source, detail, common, lost } of outcomes) {
    const item = kind === 'post' ? source.title : itemName(source.title, '', kind);
    if (detail !== undefined) examples.add({ item, detail, kind: common ?? kindOf(detail) });
    if (lost !== undefined) examples.add({ item, detail: lost, kind: LOST });
  }
  const rest = isLast ? examples.unnamed((kind) => (isCommon(kind) ? COMMON[kind] : sameAs(kind))) : [];
  return { problems: [...examples.problems, ...rest], kinds: examples.counts };
}

function isCommon(kind: string): kind is CommonProblem {
  return Object.hasOwn(COMMON, kind);
}
