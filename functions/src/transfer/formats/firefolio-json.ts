import { z } from 'zod';
import { ImportCollector, itemName } from './import-collector.js';
import {
  MAX_IMPORTED_POSTS,
  type ImportOptions,
  type OwnSourcePost,
  type ParsedImport,
} from './imported-post.js';
import { ownContent } from './markdown/body/own-content.js';
import { text } from './lenient-fields.js';
import { originOf, readRecord } from './own-records.js';
import { refusedFile, requireJson, requireUtf8 } from './source-file.js';

const ownFile = z.object({
  format: z.literal('firefolio'),
  version: z.number(),
  site_url: text,
  posts: z.array(z.unknown()),
  // Exports of before there were pages and projects lack them.
  pages: z.array(z.unknown()).default([]),
  projects: z.array(z.unknown()).default([]),
});
const titled = z.object({ title: z.string() });

/**
 * Posts, pages and projects of our own JSON export, in the file's order.
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
  const { posts, pages, projects } = file;
  for (const [name, list] of Object.entries({ posts, 'pages and projects': [...pages, ...projects] })) {
    if (list.length > MAX_IMPORTED_POSTS)
      throw refusedFile(`has more than ${String(MAX_IMPORTED_POSTS)} ${name}: import them in parts`);
  }
  const collector = new ImportCollector(file.site_url);
  const nameOf = (value: unknown, index: number, kind?: string) =>
    itemName(titled.safeParse(value).data?.title ?? null, `number ${index + 1}`, kind);
  for (const [index, value] of posts.entries()) {
    collector.read(nameOf(value, index), () => {
      const post = readPost(value);
      return { ...post, contentMd: ownContent(post.contentMd, options) };
    });
  }
  const others = { page: pages, project: projects } as const;
  for (const kind of ['page', 'project'] as const)
    for (const [index, value] of others[kind].entries())
      collector.others.push({ kind, item: nameOf(value, index, kind), value });
  return collector;
}

function readPost(value: unknown): OwnSourcePost {
  const record = readRecord('post', value);
  return {
    ...originOf(record),
    title: record.title,
    slug: record.slug,
    contentMd: record.content_md,
    excerpt: record.excerpt,
    tags: record.tags,
    tagNames: record.tag_names,
    coverImage: record.cover_image,
    featured: record.featured,
  };
}
