import { z } from 'zod';
import { withCamelNames } from '../../documents/index.js';
import { exportRecordJson } from '../export/export-record.js';
import { ImportCollector, ItemRefused, itemName } from './import-collector.js';
import {
  MAX_IMPORTED_POSTS,
  type ImportOptions,
  type OwnSourcePost,
  type ParsedImport,
} from './imported-post.js';
import { ownContent } from './markdown/body/own-content.js';
import { parseTime } from './import-times.js';
import { seoOf, text } from './lenient-fields.js';
import { refusedFile, requireJson, requireUtf8 } from './source-file.js';

const ownFile = z.object({
  format: z.literal('firefolio'),
  version: z.number(),
  site_url: text,
  posts: z.array(z.unknown()),
});
const titled = z.object({ title: z.string() });

/**
 * Posts of our own JSON export, in the file's order.
 *
 * @throws AppError validation-failed when the file is none, or of a version that is not known here
 */
export function parseFirefolioJson(bytes: Uint8Array, options: ImportOptions): ParsedImport {
  const { data: file } = ownFile.safeParse(requireJson(requireUtf8(bytes), 'a Firefolio export'));
  if (!file)
    throw refusedFile('not a Firefolio export: there is no format “firefolio” with version and posts');
  if (file.version !== 1) {
    throw refusedFile(`is a Firefolio export of version ${String(file.version)}; known here is 1`);
  }
  if (file.posts.length > MAX_IMPORTED_POSTS) {
    throw refusedFile(`has more than ${String(MAX_IMPORTED_POSTS)} posts: import them in parts`);
  }
  const collector = new ImportCollector(file.site_url);
  file.posts.forEach((value, index) => {
    const title = titled.safeParse(value).data?.title ?? null;
    collector.read(itemName(title, `number ${index + 1}`), () => {
      const post = readRecord(value);
      return { ...post, contentMd: ownContent(post.contentMd, options) };
    });
  });
  return collector;
}

function readRecord(value: unknown): OwnSourcePost {
  const { data: record, error } = exportRecordJson.safeParse(value);
  if (!record) {
    const [issue] = error.issues;
    const field = issue?.path.join('.') || 'the post';
    throw new ItemRefused(`${field}: ${issue?.message ?? 'is not as it should be'}; it was left out`);
  }
  const { seo, published_at: time } = record;
  const publishedAt = parseTime(time);
  const withheld = time !== null && publishedAt === null ? ['has a published_at that can’t be read'] : [];
  return {
    key: `firefolio:${record.id}`,
    id: record.id,
    title: record.title,
    slug: record.slug,
    contentMd: record.content_md,
    excerpt: record.excerpt,
    tags: record.tags,
    tagNames: record.tag_names,
    status: withheld.length > 0 ? 'draft' : record.status,
    withheld,
    publishedAt,
    createdAt: parseTime(record.created_at),
    updatedAt: parseTime(record.updated_at),
    authors: record.authors.map(({ id, name }) => ({ id, email: null, name })),
    coverImage: record.cover_image,
    featured: record.featured,
    seo: seo && seoOf(withCamelNames(seo)),
  };
}
