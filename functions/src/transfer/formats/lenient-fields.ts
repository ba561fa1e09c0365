import { z } from 'zod';
import { NO_SEO, type Seo } from '../../content/index.js';

/** Text; anything else is null. */
export const text = z.string().nullable().catch(null);

/** Text or a number, as text; anything else is null. */
export const scalarText = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .nullable()
  .catch(null);

/** True or 1, in words as well; anything else is false. */
export const flag = z
  .union([z.literal([true, 1, '1', 'true', 'yes']).transform(() => true), z.unknown().transform(() => false)])
  .catch(false);

/** SEO fields with null for what is absent or blank; null when all are. */
export function seoOf(fields: { readonly [Field in keyof Seo]?: string | null | undefined }): Seo | null {
  const given = Object.entries(fields).filter(([, value]) => value?.trim());
  return given.length === 0 ? null : { ...NO_SEO, ...Object.fromEntries(given) };
}

/** A text without the blanks around it; null when that is nothing. */
export function textOrNull(value: string | null | undefined): string | null {
  return value?.trim() || null;
}
