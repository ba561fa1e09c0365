import { z } from 'zod';
import { once } from '../shared/once.js';

/** Made with the first tag: a start would wait for its tables. */
const names = once(() => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));

/**
 * A language by its tag (BCP 47), which comes out in its canonical form: `DE-at` is `de-AT`.
 *
 * @see https://www.rfc-editor.org/info/bcp47
 */
export const language = z
  .string()
  .trim()
  .max(35)
  .transform((text, context) => {
    const tag = canonicalTag(text);
    if (tag !== null) return tag;
    context.addIssue('must be the tag of a language, such as en, de-AT or zh-Hant (BCP 47)');
    return z.NEVER;
  });

/** Null for what is no tag, has extensions, or names a language that nobody knows. */
function canonicalTag(text: string): string | null {
  try {
    const locale = new Intl.Locale(text);
    return locale.baseName === locale.toString() && names().of(locale.language) !== undefined
      ? locale.baseName
      : null;
  } catch {
    return null;
  }
}

/** What Node has and its types lack. @see https://tc39.es/proposal-intl-locale-info/ */
type WithTextInfo = Intl.Locale & { getTextInfo?(): { readonly direction?: string } };

/** Which way texts of a language run: for `dir` of its pages. @param tag BCP 47 */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  const locale: WithTextInfo = new Intl.Locale(tag);
  return locale.getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr';
}
