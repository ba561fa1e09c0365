/** Saturation, length normalisation and lower bound of BM25+, as in MiniSearch. @see https://doi.org/10.1145/2063576.2063584 */
const K = 1.2;
const B = 0.7;
const DELTA = 0.5;

/**
 * The fields of a document, the commonest first, with what a word in them counts and how many bits its frequency has
 * among the 32 that a posting keeps; more often than these can say counts as often as they can.
 */
export const FIELDS = [
  { name: 'text', boost: 1, bits: 12 },
  { name: 'excerpt', boost: 2, bits: 6 },
  { name: 'title', boost: 4, bits: 6 },
  { name: 'tags', boost: 3, bits: 4 },
  { name: 'authors', boost: 2, bits: 4 },
] as const;

const BOOSTS = Float64Array.from(FIELDS, ({ boost }) => boost);
const BITS = Uint8Array.from(FIELDS, ({ bits }) => bits);

/** The largest frequency of each field; also what its bits are told by. */
const LARGEST = Uint32Array.from(FIELDS, ({ bits }) => 2 ** bits - 1);
const SHIFTS = Uint8Array.from(FIELDS, (_field, i) =>
  FIELDS.slice(0, i).reduce((sum, { bits }) => sum + bits, 0),
);

/** Frequencies by field with so many more for the field at this place. */
export function addFrequency(frequencies: number, field: number, frequency: number): number {
  const shift = SHIFTS[field] ?? 0;
  const largest = LARGEST[field] ?? 0;
  const known = (frequencies >>> shift) & largest;
  return frequencies + Math.min(frequency, largest - known) * 2 ** shift;
}

/** What a term that few documents have counts more than one that many have. Always above 0. */
export function inverseDocumentFrequency(withTerm: number, total: number): number {
  return Math.log(1 + (total - withTerm + 0.5) / (withTerm + 0.5));
}

/** How much frequencies in a field count less as it is longer than the average: k(1-b+b·length/average). */
export function lengthNorm(length: number, average: number): number {
  return K * (1 - B + (B * length) / average);
}

/**
 * What a document scores for a term that it has, before the term's inverse document frequency.
 *
 * @param frequencies by field
 * @param norms those of all documents' fields
 * @param offset where this document's begin
 */
export function frequencyScore(frequencies: number, norms: Float64Array, offset: number): number {
  let score = 0;
  let rest = frequencies;
  for (let field = 0; rest !== 0; field += 1) {
    const frequency = rest & (LARGEST[field] ?? 0);
    rest >>>= BITS[field] ?? 0;
    if (frequency === 0) continue;
    const saturated = (frequency * (K + 1)) / (frequency + (norms[offset + field] ?? 0));
    score += (BOOSTS[field] ?? 0) * (DELTA + saturated);
  }
  return score;
}
