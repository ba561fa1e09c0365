/**
 * What the Bayes filter counts of a text: words, pairs of words, and pieces of four characters where words are not
 * divided by spaces, each as the number of a bucket.
 */

/** Buckets of a model. Features that fall into the same one are counted together. */
export const BUCKETS = 32_768;

/** Of a longer text the beginning says enough. */
const MAX_LENGTH = 12_000;

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{2,}/gu;

/** The buckets of a normalised text, each once. @param text as `normaliseText` mends it */
export function featuresOf(text: string): Set<number> {
  const buckets = new Set<number>();
  const cut = text.slice(0, MAX_LENGTH);
  for (const [run] of cut.matchAll(UNSPACED))
    for (let at = 0; at + 1 < run.length; at += 1) {
      buckets.add(bucketOf(run.slice(at, at + 2)));
      if (at + 3 <= run.length) buckets.add(bucketOf(run.slice(at, at + 3)));
    }
  let previous = '';
  for (const word of cut.replace(UNSPACED, ' ').split(' ')) {
    if (word === '') continue;
    const feature = /^\d+$/.test(word) ? `#${word.length}` : word;
    buckets.add(bucketOf(feature));
    if (previous !== '') buckets.add(bucketOf(`${previous} ${feature}`));
    if (feature.length > 4) buckets.add(bucketOf(`${feature.slice(0, 4)}*`));
    previous = feature;
  }
  return buckets;
}

/** FNV-1a over UTF-16 units, folded to 15 bits. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < feature.length; i += 1) {
    hash ^= feature.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}
