import type { ImportedPost } from '../formats/imported-post.js';
import { shownFrom } from '../formats/imported-post.js';
import { siteOf } from './post-identity.js';
import type { ItemOutcome } from './import-outcomes.js';

/** Stands for the site where nobody knows it. */
const NOWHERE = 'https://relative.invalid/';

/** That the post which was at a path is at another one here. */
export interface MovedAddress {
  readonly from: string;
  readonly to: string;
}

/**
 * Where posts were at their source and are here, so that links to them go on when this site takes the place of that one. Of public
 * ones only: nobody has links to others.
 *
 * @param sourceUrl the address of the site that they come from; null where nobody says it
 */
export function movedAddresses(outcomes: readonly ItemOutcome[], sourceUrl: string | null): MovedAddress[] {
  return outcomes.flatMap(({ source, slugHere, name }) => {
    if (slugHere === undefined || name === 'failed' || shownFrom(source) === Infinity) return [];
    // Of the bundled pages, without which no redirect counts.
    const to = `/posts/${encodeURIComponent(slugHere)}`;
    const { aliases = [] } = source as Pick<ImportedPost, 'aliases'>;
    return aliases.flatMap((alias) => pathsOf(alias, sourceUrl).map((from) => ({ from, to })));
  });
}

/** A path may be one from the source's root, or from its folder on. */
function pathsOf(alias: string, sourceUrl: string | null): string[] {
  const base = sourceUrl ?? NOWHERE;
  const url = URL.parse(alias, base);
  if (!url || !/^https?:$/.test(url.protocol)) return [];
  const isOfSource = sourceUrl === null || siteOf(`${url.origin}/`) === siteOf(new URL('/', sourceUrl).href);
  return isOfSource ? [url.pathname] : [];
}
