import { httpUrl, MAX_SLUG_LENGTH, NO_SEO, presentSeo, type Seo } from '../../content/index.js';
import { pick, withCamelNames, type NamesIn, type SnakeCase } from '../../documents/index.js';
import { createPostBody, POST_LIMITS, type PostFields, wordsForSigns } from '../../posts/index.js';
import { cutAtCharacter, documentId, emailAddress, truncateAtWord } from '../../shared/index.js';
import { cleanLine, cleanText } from '../html/clean-text.js';
import { ItemRefused, type Report } from '../formats/import-collector.js';
import type { ArchivedFile, ImportedAuthor, ImportedPost, SourcePost } from '../formats/imported-post.js';
import { hasWords, slugOfSource, type Slugify } from './source-slug.js';
import { identityOf } from './post-identity.js';

const MAX_KEY_LENGTH = 1_000;
const MAX_NAME_LENGTH = 100;
const MAX_SHOWN_ADDRESS = 100;

/** In characters; what is longer is cut. */
const SEO_LIMITS: { readonly [Field in keyof Seo]: number } = {
  title: POST_LIMITS.seoTitle,
  description: POST_LIMITS.seoDescription,
  canonicalUrl: POST_LIMITS.url,
  ogTitle: POST_LIMITS.seoTitle,
  ogDescription: POST_LIMITS.seoDescription,
  ogImage: POST_LIMITS.url,
  twitterTitle: POST_LIMITS.seoTitle,
  twitterDescription: POST_LIMITS.seoDescription,
  twitterImage: POST_LIMITS.url,
};
const SEO_FIELDS = Object.keys(SEO_LIMITS) as (keyof Seo)[];
/** Those that may be a file of the archive. */
const FILE_FIELDS = ['ogImage', 'twitterImage'] as const;
const SEO_URLS: ReadonlySet<keyof Seo> = new Set(['canonicalUrl', 'ogImage', 'twitterImage']);

const { shape } = createPostBody;
const absoluteUrl = httpUrl();

/** What of a post of a file is checked as the body of a request would be: all of it that such a body may have. */
type GivenBody = Readonly<
  Record<
    SnakeCase<
      Exclude<NamesIn<PostFields, 'imported'> & NamesIn<PostFields, 'written'>, 'authors' | 'tagNames'>
    >,
    unknown
  >
>;

interface NormaliseContext {
  /** See identityOf. */
  readonly site: string | null;
  /** See identityOf. */
  readonly isOwn?: boolean;
  /** The address of the site that the post comes from: relative addresses of pictures are its. Null where nobody says it. */
  readonly base?: string | null;
  /** See content/slugs/slugify.ts. */
  readonly slugify: Slugify;
  readonly report: Report;
}

/**
 * A post within the limits of the API's own posts (posts/posts.schema.ts), by which it is checked in the end; one that is
 * within them stays as it is.
 *
 * @throws ItemRefused when that can't be done without a loss of content
 */
export function normalisePost(
  post: SourcePost,
  { site, isOwn = false, base = null, slugify, report }: NormaliseContext,
): ImportedPost {
  if (post.key.length > MAX_KEY_LENGTH)
    throw new ItemRefused('has an id or path that is too long and was left out');
  const files = filesOf(post, base);
  const isFile = (url: string) => files.some((file) => file.url === url);
  const seo = post.seo && normaliseSeo(post.seo, { base, isFile, report });
  const cover = normaliseCover(post, { base, isFile, report });
  const { data, error } = createPostBody.safeParse({
    title: normaliseTitle(post.title, report),
    slug: normaliseSlug(post.slug, slugify, report),
    content_md: normaliseContent(post.contentMd),
    excerpt: normaliseExcerpt(post.excerpt, report),
    tags: normaliseTags(post.tags, slugify, report),
    cover_image: cover && isFile(cover.url) ? null : cover,
    featured: post.featured,
    status: post.status,
    seo: seo ? presentSeo(withoutFiles(seo, isFile)) : undefined,
  } satisfies GivenBody);
  if (!data) {
    const [issue] = error.issues;
    throw new ItemRefused(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}; it was left out`);
  }
  const { tags: written, ...given } = data;
  const key = cleanText(post.key);
  return {
    key,
    ...identityOf({ ...post, key }, site, isOwn),
    ...withCamelNames(given),
    tags: written.tags,
    ...(post.tagNames && { tagNames: normaliseTagNames(post.tagNames, written.tags) }),
    slug: data.slug ?? null,
    withheld: post.withheld,
    publishedAt: post.publishedAt,
    createdAt: post.createdAt,
    updatedAt: post.updatedAt,
    authors: normaliseAuthors(post.authors, report),
    coverImage: cover,
    seo: seo && {
      ...NO_SEO,
      ...data.seo,
      ...pick(
        seo,
        FILE_FIELDS.filter((field) => isFile(seo[field] ?? '')),
      ),
    },
    ...pickGiven(post),
    ...(files.length > 0 && { files }),
  };
}

/** What follows a post and is no field of it. */
function pickGiven({ aliases, former }: SourcePost): Pick<SourcePost, 'aliases' | 'former'> {
  return { ...(aliases && { aliases }), ...(former && { former }) };
}

/** Its files by their addresses as they are stored, too. */
function filesOf({ files = [], coverImage, seo }: SourcePost, base: string | null): ArchivedFile[] {
  const outside = new Set([coverImage?.url, ...FILE_FIELDS.map((field) => seo?.[field])]);
  return files.flatMap((file) => {
    const url = parsedAddress(file.url, base);
    return outside.has(file.url) && url !== file.url ? [file, { ...file, url }] : [file];
  });
}

/** What is checked as the body of a request: files of the archive get their addresses later. */
function withoutFiles(seo: Seo, isFile: (url: string) => boolean): Seo {
  const kept = (field: (typeof FILE_FIELDS)[number]) => (isFile(seo[field] ?? '') ? null : seo[field]);
  return { ...seo, ogImage: kept('ogImage'), twitterImage: kept('twitterImage') };
}

function normaliseSlug(slug: string | null, slugify: Slugify, report: Report): string | undefined {
  if (slug !== null && slug.length > MAX_SLUG_LENGTH) {
    report(`has a slug of more than ${String(MAX_SLUG_LENGTH)} characters, which was cut`);
  }
  return slugOfSource(slug, slugify);
}

function normaliseTitle(title: string, report: Report): string {
  const line = cleanLine(title);
  if (line === '') {
    report('has no title and is called “Untitled”: give it one');
    return 'Untitled';
  }
  if (line.length <= POST_LIMITS.title) return line;
  report(`has a title of more than ${String(POST_LIMITS.title)} characters, which was cut`);
  return cutAtCharacter(line, POST_LIMITS.title).trim();
}

function normaliseContent(content: string): string {
  const { data } = shape.content_md.safeParse(cleanText(content));
  if (data === undefined)
    throw new ItemRefused(
      `has more than ${POST_LIMITS.content.toLocaleString('en')} characters and was left out: split it`,
    );
  return data;
}

function normaliseExcerpt(excerpt: string | null, report: Report): string | null {
  const line = cleanLine(excerpt ?? '');
  if (line.length > POST_LIMITS.excerpt) {
    report(`has an excerpt of more than ${String(POST_LIMITS.excerpt)} characters, which was cut`);
  }
  return truncateAtWord(line, POST_LIMITS.excerpt) || null;
}

function normaliseTags(tags: readonly string[], slugify: Slugify, report: Report): string[] {
  const slugs = new Set<string>();
  for (const name of tags) {
    const tag = tagOf(name, slugify);
    if (tag !== null) slugs.add(tag);
    else
      report(
        `has a tag without letters or digits, which was left out: “${truncateAtWord(cleanLine(name), POST_LIMITS.tag)}”`,
      );
  }
  if (slugs.size > POST_LIMITS.tags)
    report(`has more than ${String(POST_LIMITS.tags)} tags; only the first came along`);
  return [...slugs].slice(0, POST_LIMITS.tags);
}

/** Of names that are none, or of other tags, nothing is kept: a tag without one stands for itself. */
function normaliseTagNames(
  names: Readonly<Record<string, string>>,
  tags: readonly string[],
): Record<string, string> {
  const own = tags.filter((tag) => Object.hasOwn(names, tag));
  const lines = own.map((tag) => [tag, cleanLine(names[tag] ?? '')] as const);
  return Object.fromEntries(lines.filter(([, name]) => name !== '' && name.length <= POST_LIMITS.tagName));
}

function tagOf(name: string, slugify: Slugify): string | null {
  const lowered = cleanLine(name).toLowerCase();
  if (shape.tags.safeParse([lowered]).success) return lowered;
  if (!hasWords(lowered, slugify)) return null;
  return slugify(wordsForSigns(lowered)).slice(0, POST_LIMITS.tag).replace(/-$/, '');
}

/** What addresses are made complete by. */
interface AddressContext {
  readonly base: string | null;
  /** Whether an address is one of a file of the archive, which stays as it is until that is stored. */
  readonly isFile: (url: string) => boolean;
  readonly report: Report;
}

function normaliseCover(
  { coverImage: cover, id }: SourcePost,
  { base, isFile, report }: AddressContext,
): SourcePost['coverImage'] {
  if (!cover) return null;
  const alt = cutAtCharacter(cleanText(cover.alt), POST_LIMITS.imageAlt);
  if (isFile(cover.url)) return { url: parsedAddress(cover.url, base), alt };
  // Of our own formats addresses stay what they are, as those in the text do.
  const isHere = id !== null && cover.url.startsWith('/');
  const url = isHere ? cover.url : absoluteUrl.safeParse(parsedAddress(cover.url, base)).data;
  const { data } = shape.cover_image.safeParse({ url, alt });
  if (!data) reportAddress('a cover image', cover.url, report);
  return data ?? null;
}

function normaliseSeo(seo: Seo, context: AddressContext): Seo | null {
  const entries = SEO_FIELDS.map(
    (field) => [field, seoField(field, cleanLine(seo[field] ?? ''), context)] as const,
  );
  return entries.every(([, value]) => value === null) ? null : { ...NO_SEO, ...Object.fromEntries(entries) };
}

function seoField(field: keyof Seo, value: string, { base, isFile, report }: AddressContext): string | null {
  if (value === '') return null;
  if (!SEO_URLS.has(field)) return truncateAtWord(value, SEO_LIMITS[field]);
  const url = parsedAddress(value, base);
  if (isFile(value)) return url;
  const isUrl = absoluteUrl.safeParse(url).success;
  if (!isUrl) reportAddress(`a ${field} (SEO)`, value, report);
  return isUrl ? url : null;
}

/** What has no scheme would be complete with its site. */
function reportAddress(what: string, address: string, report: Report): void {
  const shown = truncateAtWord(cleanLine(address), MAX_SHOWN_ADDRESS);
  if (/^[a-z][a-z\d+.-]*:/i.test(address.trim())) {
    report(`has ${what} whose address is no http or https URL (${shown}); it was left out`);
  } else {
    report(`has ${what} with an address of its site only (${shown}), which was left out: give source_url`);
  }
}

/** An address as it is stored: quotes and angle brackets in it are encoded. What is none stays, to be refused. */
function parsedAddress(address: string, base: string | null): string {
  return URL.parse(address.trim(), base ?? undefined)?.href ?? address;
}

/** Authors within the limits of the API. */
export function normaliseAuthors(authors: readonly ImportedAuthor[], report: Report): ImportedAuthor[] {
  if (authors.length > POST_LIMITS.authors)
    report(`has more than ${String(POST_LIMITS.authors)} authors; only the first came along`);
  return authors.slice(0, POST_LIMITS.authors).map(({ id, email, name }) => ({
    id: documentId.safeParse(id).data ?? null,
    email: emailAddress.safeParse(email?.trim().toLowerCase()).data ?? null,
    name: cutAtCharacter(cleanLine(name), MAX_NAME_LENGTH),
  }));
}
