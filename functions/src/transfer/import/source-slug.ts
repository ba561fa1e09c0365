import { MAX_SLUG_LENGTH } from '../../content/index.js';
import { createPostBody } from '../../posts/index.js';
import { cleanLine } from '../html/clean-text.js';

/** See content/slugs/slugify.ts. */
export type Slugify = (text: string, maxLength?: number) => string;

const { slug: slugSchema } = createPostBody.shape;

/**
 * A slug that the source had, close to what it was; undefined where nothing is left of it, and the title gives one.
 *
 * @param slugify see content/slugs/slugify.ts
 */
export function slugOfSource(slug: string | null, slugify: Slugify): string | undefined {
  if (slug === null) return undefined;
  const lowered = cleanLine(slug).toLowerCase();
  if (slugSchema.safeParse(lowered).success) return lowered;
  return hasWords(lowered, slugify) ? slugify(lowered, MAX_SLUG_LENGTH) : undefined;
}

/** Whether a slug says anything of a text: `slugify` has a word of its own for nothing, which is not the source's. */
export function hasWords(text: string, slugify: Slugify): boolean {
  return slugify(`x ${text}`, Infinity) !== 'x';
}
