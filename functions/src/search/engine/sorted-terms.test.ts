import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SortedTerms } from './sorted-terms.js';

const TERM = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '語'), minLength: 1, maxLength: 8 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
);

/** As Levenshtein defined it. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

test('terms are found by their beginning and by edits as by looking at each, whatever came and went', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(TERM),
      fc.uniqueArray(TERM),
      TERM,
      fc.integer({ min: 1, max: 2 }),
      (first, later, word, max) => {
        const sorted = new SortedTerms([...first].sort());
        for (const term of later) if (!first.includes(term)) sorted.add(term);
        const gone = first.slice(0, first.length / 2);
        for (const term of gone) sorted.remove(term);
        const present = [...new Set([...first, ...later])].filter((term) => !gone.includes(term)).sort();
        expect(sorted.withPrefix(word)).toEqual(present.filter((term) => term.startsWith(word)));
        const near = present
          .map((term) => [term, editsBetween(term, word)] as const)
          .filter(([, edits]) => edits <= max);
        expect(sorted.nearby(word, max)).toEqual(near);
      },
    ),
  );
});
