/** Terms in the order of their UTF-16 units, which finds them by prefix and by edit distance. */
export class SortedTerms {
  /** @param terms in order */
  constructor(private readonly terms: string[] = []) {}

  /** Adds a term that is not there yet. */
  add(term: string): void {
    this.terms.splice(this.firstFrom(term), 0, term);
  }

  /** Removes a term that is there. */
  remove(term: string): void {
    this.terms.splice(this.firstFrom(term), 1);
  }

  /** The terms that begin so. */
  withPrefix(prefix: string): string[] {
    const first = this.firstFrom(prefix);
    return this.terms.slice(first, this.endOf(prefix, first));
  }

  /**
   * The terms that become a word by so many edits at most, with how many they need: Levenshtein's distance. The rows of its
   * table are kept for the beginning that a term has in common with the one before, and where the last row is beyond the
   * bound all that begin so are passed over.
   */
  nearby(word: string, maxEdits: number): [term: string, edits: number][] {
    const found: [string, number][] = [];
    const table = new EditTable(word, maxEdits);
    for (let at = 0; at < this.terms.length;) {
      const term = this.terms[at] ?? '';
      const edits = table.compare(term);
      if (edits <= maxEdits) found.push([term, edits]);
      at = table.isHopeless ? this.endOf(term.slice(0, table.depth), at) : at + 1;
    }
    return found;
  }

  /** Where the first term stands that is not before this one. */
  private firstFrom(term: string, from = 0): number {
    let [low, high] = [from, this.terms.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.terms[middle] ?? '') < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where those end that begin so, of which the first is at `first`: in steps of twice the length, since most are few. */
  private endOf(prefix: string, first: number): number {
    let [end, step] = [first, 1];
    while (this.terms[end + step - 1]?.startsWith(prefix)) {
      end += step;
      step *= 2;
    }
    while (step >= 1) {
      if (this.terms[end + step - 1]?.startsWith(prefix)) end += step;
      step = Math.floor(step / 2);
    }
    return end;
  }
}

/** The table of edits from the beginnings of a word to those of a term: a row for each of the term's, filled as far as needed. */
class EditTable {
  private readonly width: number;
  private readonly rows: Uint8Array;
  /** Whose rows they are. */
  private term = '';
  /** How many are filled, the first one, of nothing, not counted. */
  depth = 0;
  /** Whether whatever begins as the rows say needs too many edits. */
  isHopeless = false;

  constructor(
    private readonly word: string,
    private readonly maxEdits: number,
  ) {
    this.width = word.length + 1;
    // Longer terms need too many edits by then.
    this.rows = new Uint8Array((word.length + maxEdits + 2) * this.width);
    for (let column = 0; column < this.width; column += 1) this.rows[column] = column;
  }

  /** How many edits a term needs, Infinity for too many. */
  compare(term: string): number {
    this.depth = commonLength(term, this.term, this.depth);
    this.term = term;
    this.isHopeless = false;
    while (this.depth < term.length) {
      this.isHopeless = this.fillRow(term.charCodeAt(this.depth)) > this.maxEdits;
      if (this.isHopeless) return Infinity;
    }
    return this.rows[this.depth * this.width + this.word.length] ?? Infinity;
  }

  /** Fills the next row. @returns the least of it */
  private fillRow(unit: number): number {
    const { rows, width, word } = this;
    this.depth += 1;
    const here = this.depth * width;
    const above = here - width;
    rows[here] = this.depth;
    let least = this.depth;
    for (let column = 1; column < width; column += 1) {
      const replaced = (rows[above + column - 1] ?? 0) + (word.charCodeAt(column - 1) === unit ? 0 : 1);
      const shorter = Math.min(rows[above + column] ?? 0, rows[here + column - 1] ?? 0) + 1;
      const edits = Math.min(replaced, shorter);
      rows[here + column] = edits;
      if (edits < least) least = edits;
    }
    return least;
  }
}

function commonLength(a: string, b: string, atMost: number): number {
  const length = Math.min(a.length, b.length, atMost);
  let common = 0;
  while (common < length && a.charCodeAt(common) === b.charCodeAt(common)) common += 1;
  return common;
}
