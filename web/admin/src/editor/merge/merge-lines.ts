import { diff3Merge } from 'node-diff3';

/** A run of lines that is settled, or one that both sides have changed. Lines have their ends with them. */
export type MergedPart =
  { readonly settled: string } | { readonly ours: string; readonly base: string; readonly theirs: string };

/** A merged text; null while parts of it are to be decided. */
export interface MergedLines {
  readonly text: string | null;
  readonly parts: readonly MergedPart[];
}

/** Merges two texts that began as one, line by line (diff3). Changes of different lines go together without a question. */
export function mergeLines(base: string, ours: string, theirs: string): MergedLines {
  const frequent = frequentLines([base, ours, theirs]);
  const [mine = [], from = [], others = []] = [ours, base, theirs].map((text) => blocksOf(text, frequent));
  const regions = diff3Merge(mine, from, others, { excludeFalseConflicts: true });
  const parts = regions.map(({ ok, conflict }): MergedPart => {
    if (ok) return { settled: ok.join('') };
    const { a = [], o = [], b = [] } = conflict ?? {};
    return { ours: a.join(''), base: o.join(''), theirs: b.join('') };
  });
  const isSettled = parts.every((part) => 'settled' in part);
  return { text: isSettled ? joinParts(parts, () => '') : null, parts };
}

/** The text that the parts make. @param decide gives the text of a part that both have changed */
export function joinParts(
  parts: readonly MergedPart[],
  decide: (part: Exclude<MergedPart, { settled: string }>) => string,
): string {
  return parts.map((part) => ('settled' in part ? part.settled : decide(part))).join('');
}

/** Both texts of a part, ours first, each with the end of its last line. */
export function bothOf({ ours, theirs }: Exclude<MergedPart, { settled: string }>): string {
  const isOpen = ours !== '' && theirs !== '' && !/[\r\n]$/.test(ours);
  return `${ours}${isOpen ? '\n' : ''}${theirs}`;
}

/** How often a line may be there before it counts as part of the one above. */
const OFTEN = 12;

/** The lines that are there often, as empty ones are: comparing thousands that are alike would take minutes. */
function frequentLines(texts: readonly string[]): ReadonlySet<string> {
  const frequent = new Set<string>();
  for (const text of texts) {
    const counts = new Map<string, number>();
    for (const line of linesOf(text)) {
      const count = (counts.get(line) ?? 0) + 1;
      counts.set(line, count);
      if (count > OFTEN) frequent.add(line);
    }
  }
  return frequent;
}

/** A text's lines, each with the frequent ones below it. */
function blocksOf(text: string, frequent: ReadonlySet<string>): string[] {
  const blocks: string[] = [];
  for (const line of linesOf(text)) {
    if (blocks.length > 0 && frequent.has(line)) blocks.push(`${blocks.pop() ?? ''}${line}`);
    else blocks.push(line);
  }
  return blocks;
}

function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g) ?? [];
}
