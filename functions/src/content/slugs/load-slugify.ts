import type { KindName } from '../content-kind.js';

/**
 * Gives `slugify`, for what writes: its tables are 500 kB, read at the first use.
 *
 * @param kind whose name stands where nothing is left of a title
 */
export async function loadSlugify(
  kind: KindName = 'post',
): Promise<(title: string, maxLength?: number) => string> {
  const { slugify } = await import('./slugify.js');
  return (title, maxLength) => slugify(title, maxLength, kind);
}
