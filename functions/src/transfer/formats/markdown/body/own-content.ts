import { siteOf } from '../../../import/post-identity.js';
import type { ImportOptions } from '../../imported-post.js';
import { Archive } from '../archive.js';
import { resolveAddresses } from './addresses.js';
import { Findings } from './body-context.js';
import { keepCode } from './code.js';
import { KeptText } from './kept-text.js';

/** Content of our own formats, which says what it says: only addresses of another site, where that is told, are made complete. */
export function ownContent(
  content: string,
  { sourceUrl, ownUrl = null }: Pick<ImportOptions, 'sourceUrl' | 'ownUrl'>,
): string {
  if (sourceUrl === null || siteOf(sourceUrl) === siteOf(ownUrl)) return content;
  const kept = new KeptText();
  const text = keepCode(KeptText.clean(content), kept, { converts: false });
  const archive = new Archive([], [], sourceUrl);
  const given = { path: '', sourceUrl, page: null, archive, kept };
  const context = { ...given, unknown: new Findings(), files: new Map() };
  return kept.giveBack(resolveAddresses(text, context));
}
