import { loadSlugify } from '../../content/index.js';
import type { ImportedPost, ImportOptions, ParsedImport } from '../formats/imported-post.js';
import type { FileLinks } from './file-links.js';
import { sharedSiteOf, siteOf } from './post-identity.js';

/** What can be imported: Markdown with YAML headers, our own JSON, exports of Ghost and WordPress. */
export const IMPORT_FORMATS = ['markdown', 'json', 'ghost', 'wordpress'] as const;

/** A format that can be imported. */
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

type Parser = (bytes: Buffer, options: ImportOptions) => ParsedImport;

/** Their packages are heavy, so each is loaded when it is asked for. */
const PARSERS: Readonly<Record<ImportFormat, () => Promise<Parser>>> = {
  markdown: async () => (await import('../formats/markdown/markdown-files.js')).parseMarkdown,
  json: async () => (await import('../formats/firefolio-json.js')).parseFirefolioJson,
  ghost: async () => (await import('../formats/ghost/ghost.js')).parseGhost,
  wordpress: async () => (await import('../formats/wordpress/wordpress.js')).parseWordpress,
};

/**
 * The posts of a file, each within the limits of posts and with an id of its own, in the file's order; what is wrong with
 * one of them is a problem and no end to the others; with the links between them. The same bytes always give the same.
 *
 * @throws AppError validation-failed when the file is not of the format at all
 */
export async function parseImport(
  format: ImportFormat,
  bytes: Buffer,
  options: ImportOptions,
): Promise<ParsedImport<ImportedPost> & { readonly links: FileLinks }> {
  const [
    parse,
    slugify,
    { normalisePost },
    { FileLinks: Links },
    { ImportCollector, ItemRefused, itemName },
  ] = await Promise.all([
    PARSERS[format](),
    loadSlugify(),
    import('./normalise-post.js'),
    import('./file-links.js'),
    import('../formats/import-collector.js'),
  ]);
  const parsed = parse(bytes, { ...options, slugify });
  const collector = new ImportCollector<ImportedPost>(parsed.site);
  collector.problems.push(...parsed.problems);
  const site = options.sourceUrl === null ? sharedSiteOf(parsed.site) : siteOf(options.sourceUrl);
  const base = options.sourceUrl ?? (site === null ? null : parsed.site);
  const own = siteOf(options.ownUrl ?? null);
  const isOwn = own !== null && own === siteOf(options.sourceUrl ?? parsed.site);
  const ids = new Set<string>();
  for (const post of parsed.posts) {
    collector.read(itemName(post.title, post.key), (report) => {
      const found = normalisePost(post, { site, isOwn, base, slugify, report });
      // The id of an export of a post and that of the file that it was made from.
      const given = [found.id, ...(post.id === null ? [] : [post.id])];
      if (given.some((id) => ids.has(id)))
        throw new ItemRefused(`comes a second time (${found.key}) and was left out`);
      for (const id of given) ids.add(id);
      return found;
    });
  }
  const { posts, problems } = collector;
  // What this site exported says what it says.
  return { posts, problems, site: parsed.site, links: new Links(isOwn ? [] : posts, slugify) };
}
