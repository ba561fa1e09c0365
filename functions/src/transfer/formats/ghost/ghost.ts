import { z } from 'zod';
import { sharedSiteOf } from '../../import/post-identity.js';
import { ImportCollector, ItemRefused, itemName, type Report } from '../import-collector.js';
import { parseTime } from '../import-times.js';
import type { SourcePost, ImportOptions, ParsedImport } from '../imported-post.js';
import { flag, scalarText, seoOf, text, textOrNull } from '../lenient-fields.js';
import { addressHere, OldAddresses, type LinkedPost } from '../old-addresses.js';
import { isPartlyForMembers } from '../withheld.js';
import type { SourceFile } from '../../archive/zip-archive.js';
import { withUploads } from '../uploads.js';
import { GhostUploads, isGhostName, readGhostFile } from './ghost-archive.js';
import { GhostExport } from './ghost-export.js';
import { contentOf } from './ghost-content.js';

const META = {
  meta_title: text,
  meta_description: text,
  og_title: text,
  og_description: text,
  og_image: text,
  twitter_title: text,
  twitter_description: text,
  twitter_image: text,
  feature_image_alt: text,
};

/** Fields of a post that are read; before Ghost 4 the post itself has those of `posts_meta`. */
const ghostPost = z.object({
  id: scalarText,
  uuid: scalarText,
  title: text,
  slug: text,
  type: text,
  page: flag,
  status: text,
  visibility: z.unknown().optional(),
  html: text,
  plaintext: text,
  lexical: text,
  mobiledoc: text,
  custom_excerpt: text,
  feature_image: text,
  featured: flag,
  canonical_url: text,
  author_id: scalarText,
  published_at: z.unknown().optional(),
  created_at: z.unknown().optional(),
  updated_at: z.unknown().optional(),
  url: text,
  codeinjection_head: text,
  codeinjection_foot: text,
  email_only: flag,
  ...META,
});

const ghostMeta = z.object({ ...META, email_only: flag, post_id: scalarText });

const STATUSES = new Set(['draft', 'published', 'scheduled', 'sent']);

/**
 * Posts of an export of Ghost 3 to 6, in the file's order; of the ZIP of one with its pictures, too.
 *
 * @throws AppError validation-failed when the file is no such export
 * @see https://ghost.org/docs/migration/custom/
 */
export function parseGhost(file: SourceFile, { sourceUrl, timeZone, slugify }: ImportOptions): ParsedImport {
  const { json, archive } = readGhostFile(file);
  const site = GhostExport.parse(json, sourceUrl);
  const metas = new Map(
    site.rows('posts_meta').flatMap((row) => {
      const { data } = ghostMeta.safeParse(row);
      return data?.post_id ? [[data.post_id, data] as const] : [];
    }),
  );
  const collector = new ImportCollector(site.address);
  const baseUrl = sourceUrl ?? (sharedSiteOf(site.address) === null ? null : site.address);
  const uploads = archive && new GhostUploads(archive, sourceUrl ?? site.address);
  const posts = site.posts.map((row) => ghostPost.safeParse(row).data);
  const oldAddresses = new OldAddresses(
    posts.flatMap((post) => (post && !isPage(post) ? [linkedPostOf(post, slugify)] : [])),
    baseUrl,
  );
  posts.forEach((post, index) => {
    const item = itemName(post?.title ?? null, `number ${index + 1}`);
    collector.read(item, (report) => {
      if (!post) throw new ItemRefused('is not an object and was left out');
      const meta = metas.get(post.id ?? '');
      const found = readPost(post, { meta, site, baseUrl, oldAddresses, timeZone, report });
      return found && withUploads(found, uploads, report);
    });
  });
  collector.otherFiles = archive?.entries.filter(({ name }) => !isGhostName(name)).length ?? 0;
  return collector;
}

function isPage({ type, page }: z.output<typeof ghostPost>): boolean {
  return type === 'page' || page;
}

/** How other posts of the file link to one. */
function linkedPostOf(post: z.output<typeof ghostPost>, slugify: ImportOptions['slugify']): LinkedPost {
  const address = addressHere({ slug: textOrNull(post.slug), title: post.title ?? '' }, slugify);
  return { address, places: aliasesOf(post).aliases ?? [] };
}

interface Context {
  readonly meta: z.output<typeof ghostMeta> | undefined;
  readonly site: GhostExport;
  /** What relative addresses are resolved against. */
  readonly baseUrl: string | null;
  readonly oldAddresses: OldAddresses;
  readonly timeZone: string | undefined;
  readonly report: Report;
}

function readPost(
  post: z.output<typeof ghostPost>,
  { meta, site, baseUrl, oldAddresses, timeZone, report }: Context,
): SourcePost | null {
  const id = post.uuid ?? post.id;
  if (id === null) throw new ItemRefused('has neither uuid nor id and was left out');
  if (isPage(post)) throw new ItemRefused('is a page and was left out: only posts are imported');
  const postId = post.id ?? '';
  const said = (field: keyof typeof META) => meta?.[field] ?? post[field];
  const coverUrl = textOrNull(post.feature_image);
  const publishedAt = parseTime(post.published_at, timeZone);
  const withheld = reasonsToWithhold(post, {
    isEmailOnly: post.email_only || meta?.email_only === true,
    publishedAt,
    site,
  });
  reportInjection(post, report);
  return {
    ...keyOf(post, id),
    id: null,
    title: post.title ?? '',
    slug: textOrNull(post.slug),
    contentMd: contentOf(post, { baseUrl, linkTo: (address) => oldAddresses.find(address), report }),
    excerpt: textOrNull(post.custom_excerpt),
    tags: site.tagsOf(postId),
    status: post.status === 'draft' || withheld.length > 0 ? 'draft' : 'published',
    withheld,
    publishedAt,
    createdAt: parseTime(post.created_at, timeZone),
    updatedAt: parseTime(post.updated_at, timeZone),
    authors: site.authorsOf(postId, post.author_id),
    coverImage: coverUrl === null ? null : { url: coverUrl, alt: said('feature_image_alt') ?? '' },
    featured: post.featured,
    seo: seoOf({
      title: said('meta_title'),
      description: said('meta_description'),
      canonicalUrl: post.canonical_url,
      ogTitle: said('og_title'),
      ogDescription: said('og_description'),
      ogImage: said('og_image'),
      twitterTitle: said('twitter_title'),
      twitterDescription: said('twitter_description'),
      twitterImage: said('twitter_image'),
    }),
    ...aliasesOf(post),
  };
}

/** Where a post was: unless its site had other rules, at its slug. */
function aliasesOf({ url, slug, status }: z.output<typeof ghostPost>): Pick<SourcePost, 'aliases'> {
  if (url !== null && URL.canParse(url)) return { aliases: [url] };
  const word = textOrNull(slug);
  return word === null || status === 'draft' ? {} : { aliases: [`/${word}/`] };
}

/** Scripts and styles of a post's own, which no post here has. */
function reportInjection(post: z.output<typeof ghostPost>, report: Report): void {
  const fields = ['codeinjection_head', 'codeinjection_foot'] as const;
  const found = fields.filter((field) => textOrNull(post[field]) !== null);
  if (found.length > 0)
    report(`has scripts or styles of its own (${found.join(', ')}), which were left out`, 'codeinjection');
}

/** Converters number posts from 1 and give no uuid: the slug tells their files apart. */
function keyOf(
  { uuid, slug }: z.output<typeof ghostPost>,
  id: string,
): Pick<SourcePost, 'key' | 'formerKey'> {
  const key = `ghost:${id}`;
  const word = uuid === null ? textOrNull(slug) : null;
  return word === null ? { key } : { key: `${key}:${word}`, formerKey: key };
}

/** What besides its fields says whether everybody could read a post. */
interface Judged {
  readonly isEmailOnly: boolean;
  readonly publishedAt: Date | null;
  readonly site: GhostExport;
}

/** Why it is not clear that everybody could read a post, were it no draft. */
function reasonsToWithhold(
  post: z.output<typeof ghostPost>,
  { isEmailOnly, publishedAt, site }: Judged,
): string[] {
  const { status, visibility } = post;
  const isPublic = visibility === undefined || visibility === null || visibility === 'public';
  const stored = [post.html, post.lexical, post.mobiledoc];
  return [
    ...(status === 'sent' || isEmailOnly ? ['was sent as an e-mail only'] : []),
    ...(STATUSES.has(status ?? '') ? [] : ['has a status that Ghost does not have']),
    ...(status === 'scheduled' && publishedAt === null ? ['is scheduled for a time that can’t be read'] : []),
    ...(status === 'published' && publishedAt === null && isGiven(post.published_at)
      ? ['has a date that can’t be read']
      : []),
    ...(isPublic ? [] : [`was for “${visibilityName(visibility)}” only`]),
    ...(stored.some((text) => text !== null && isPartlyForMembers(text))
      ? ['has a part for members only']
      : []),
    ...(site.isPrivate ? ['is of a site that was private'] : []),
  ];
}

function visibilityName(visibility: unknown): string {
  return typeof visibility === 'string' ? visibility : 'some';
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
