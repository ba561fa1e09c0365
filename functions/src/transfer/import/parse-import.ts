import type { SourceFile } from '../archive/zip-archive.js';
import { loadSlugify } from '../../content/index.js';
import type {
  ImportedPage,
  ImportedPost,
  ImportedProject,
  ImportOptions,
  ImportProblem,
  ParsedImport,
} from '../formats/imported-post.js';
import { MARKDOWN_ENDING } from '../formats/markdown/file-name.js';
import { refusedFile } from '../formats/source-file.js';
import type { FileLinks } from './file-links.js';
import { sharedSiteOf, siteOf } from './post-identity.js';

/** What can be imported: Markdown with YAML headers, our own JSON, exports of Ghost and WordPress. */
export const IMPORT_FORMATS = ['markdown', 'json', 'ghost', 'wordpress'] as const;

/** A format that can be imported. */
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

type Parser = (file: SourceFile, options: ImportOptions) => ParsedImport;

/** Their packages are heavy, so each is loaded when it is asked for. */
const PARSERS: Readonly<Record<ImportFormat, () => Promise<Parser>>> = {
  markdown: async () => (await import('../formats/markdown/markdown-files.js')).parseMarkdown,
  json: async () => {
    const { parseFirefolioJson } = await import('../formats/firefolio-json.js');
    return (file, options) => parseFirefolioJson(requireNoArchive(file), options);
  },
  ghost: async () => (await import('../formats/ghost/ghost.js')).parseGhost,
  wordpress: async () => (await import('../formats/wordpress/wordpress.js')).parseWordpress,
};

/** Which files of an archive posts are read from, by their names. */
export const TEXT_NAMES: Readonly<Record<ImportFormat, RegExp>> = {
  markdown: MARKDOWN_ENDING,
  json: /\.json$/i,
  ghost: /\.json$/i,
  wordpress: /\.xml$/i,
};

/** A file that is no archive. @throws AppError validation-failed */
function requireNoArchive(file: SourceFile): Buffer {
  if (Buffer.isBuffer(file)) return file;
  throw refusedFile('not our JSON but a ZIP: choose the format “markdown”, or the one that its site had');
}

/** What a file to be imported has, in its order. */
export interface ImportedFile {
  readonly posts: readonly ImportedPost[];
  readonly pages: readonly ImportedPage[];
  readonly projects: readonly ImportedProject[];
  readonly problems: readonly ImportProblem[];
  /** See ParsedImport. */
  readonly site: string | null;
  /** See ParsedImport. */
  readonly otherFiles: number;
  /** Between its posts. */
  readonly links: FileLinks;
}

/**
 * The posts of a file, and of our own formats its pages and projects, each within the limits of its kind and with an id of its
 * own; what is wrong with one of them is a problem and no end to the others; with the links between posts. The same bytes
 * always give the same.
 *
 * @throws AppError validation-failed when the file is not of the format at all
 */
export async function parseImport(
  format: ImportFormat,
  file: SourceFile,
  options: ImportOptions,
): Promise<ImportedFile> {
  const [
    parse,
    slugify,
    { normalisePost },
    { FileLinks: Links },
    { importedPage, importedProject },
    { SourceHosts, withRemoteFiles },
    { FINDINGS },
    { ImportCollector, ItemRefused, itemName },
  ] = await Promise.all([
    PARSERS[format](),
    loadSlugify(),
    import('./normalise-post.js'),
    import('./file-links.js'),
    import('./own-items.js'),
    import('./remote-files.js'),
    import('../formats/markdown/body/body-context.js'),
    import('../formats/import-collector.js'),
  ]);
  const parsed = parse(file, { ...options, slugify });
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
  const pages = new ImportCollector<ImportedPage>();
  const projects = new ImportCollector<ImportedProject>();
  const known = new Set<string>();
  for (const { kind, item, value } of parsed.others) {
    const context = { ...options, site, isOwn };
    const once = <Item extends { readonly id: string; readonly key: string }>(found: Item): Item => {
      if (known.has(`${kind}:${found.id}`))
        throw new ItemRefused(`comes a second time (${found.key}) and was left out`);
      known.add(`${kind}:${found.id}`);
      return found;
    };
    if (kind === 'page') pages.read(item, (report) => once(importedPage(value, { ...context, report })));
    else projects.read(item, (report) => once(importedProject(value, { ...context, report })));
  }
  const hosts = new SourceHosts(options.fetchesMedia === true ? base : null, parsed.mediaHosts);
  const posts = hosts.isEmpty ? collector.posts : collector.posts.map((post) => withRemoteFiles(post, hosts));
  if (options.fetchesMedia === true && hosts.isEmpty)
    collector.report('pictures', 'were not fetched, since nobody says from which site: give source_url');
  // What the archive has not is fetched, or named where that fails.
  const isSaid = ({ kind }: ImportProblem) => hosts.isEmpty || kind !== FINDINGS.missing;
  return {
    posts,
    pages: pages.posts,
    projects: projects.posts,
    problems: [...collector.problems.filter(isSaid), ...pages.problems, ...projects.problems],
    site: parsed.site,
    otherFiles: parsed.otherFiles,
    // What this site exported says what it says.
    links: new Links(isOwn ? [] : posts, slugify, options.postAddress),
  };
}
