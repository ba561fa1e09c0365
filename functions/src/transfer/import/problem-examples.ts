import type { JobProblem } from '../../jobs/index.js';
import { cutAtCharacter } from '../../shared/index.js';
import type { ImportProblem } from '../formats/imported-post.js';

/** How many problems of one kind are named: a job keeps 100, and others say more. */
const MAX_NAMED = 10;

/** How many problems are named of what was found before the first post is stored, whatever the kinds are. */
const MAX_NAMED_BEFOREHAND = 50;

/** Kinds that are counted; what comes after them is named all the same. */
const MAX_KINDS = 50;
const MAX_KIND_LENGTH = 200;

/** How many problems there have been of each kind. */
export type KindCounts = Readonly<Record<string, number>>;

/** What a problem says besides what it quotes and counts: others of its kind say the same. */
export function kindOf(detail: string): string {
  const general = detail
    .replaceAll(/“[^”]*”|"[^"]*"|\([^()]*\)|\d[\d.,]*/g, '…')
    .replaceAll(/(?:…,? ?)+/g, '… ');
  return cutAtCharacter(general, MAX_KIND_LENGTH);
}

/** What is said of problems that are not named, where nothing else is known of their kind. */
export function sameAs(kind: string): string {
  return `The same is true of these: ${kind}`;
}

/** Takes the first problems of each kind, and counts them all. */
export class ProblemExamples {
  readonly problems: JobProblem[] = [];
  private readonly kinds: Map<string, number>;

  /** @param before how many there were of each kind before */
  constructor(
    before: KindCounts = {},
    private readonly maxNamed = MAX_NAMED,
  ) {
    this.kinds = new Map(Object.entries(before));
  }

  /** Counts a problem, and takes it if there are few of its kind. */
  add({ item, detail, kind = kindOf(detail) }: ImportProblem): void {
    const count = (this.kinds.get(kind) ?? 0) + 1;
    if (count > 1 || this.kinds.size < MAX_KINDS) this.kinds.set(kind, count);
    if (count <= this.maxNamed) this.problems.push({ item, detail });
  }

  /** How many there are of each kind. */
  get counts(): KindCounts {
    return Object.fromEntries(this.kinds);
  }

  /** How many were not named of each kind. */
  unnamed(detailOf: (kind: string) => string): JobProblem[] {
    return [...this.kinds].flatMap(([kind, count]) => {
      const more = count - this.maxNamed;
      return more > 0 ? [{ item: `${more.toLocaleString('en')} more`, detail: detailOf(kind) }] : [];
    });
  }
}

/** Examples of each kind of what was found in a file, and how many more there are: with many kinds fewer of each. */
export function examplesOf(problems: readonly ImportProblem[]): JobProblem[] {
  const kinds = new Set(problems.map(({ detail, kind }) => kind ?? kindOf(detail)));
  const maxNamed = Math.min(MAX_NAMED, Math.max(1, Math.floor(MAX_NAMED_BEFOREHAND / kinds.size)));
  const examples = new ProblemExamples({}, maxNamed);
  for (const problem of problems) examples.add(problem);
  return [...examples.problems, ...examples.unnamed(sameAs)];
}
