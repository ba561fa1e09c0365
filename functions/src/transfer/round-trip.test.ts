import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { namesIn } from '../documents/index.js';
import { NO_SEO } from '../content/index.js';
import { PAGE_FIELDS, type Page } from '../pages/index.js';
import { POST_FIELDS, type Post } from '../posts/index.js';
import { PROJECT_FIELDS, type Project } from '../projects/index.js';
import {
  toExportRecord,
  toPageRecord,
  toProjectRecord,
  type ExportedItem,
  type ExportRecord,
} from './export/export-record.js';
import { exportJson, exportZip } from './export/export-stream.js';
import type { ImportedPost, SourcePost } from './formats/imported-post.js';
import { parseTime } from './formats/import-times.js';
import { toMarkdownFile } from './formats/markdown/markdown-file.js';
import { parseMarkdown } from './formats/markdown/markdown-files.js';
import { FileLinks } from './import/file-links.js';
import { parseImport } from './import/parse-import.js';
import { identityOf } from './import/post-identity.js';

const OPTIONS = { sourceUrl: null, now: new Date('2026-06-01T00:00:00Z') };
const EXPORTED_AT = new Date('2026-06-01T00:00:00Z');
const ORIGIN = { siteUrl: 'https://blog.example', exportedAt: EXPORTED_AT };
const POST: Post = {
  id: 'p1000000000000000000',
  slug: 'a-title',
  title: 'A title: with "quotes" # and \'more\'',
  excerpt: 'Its own.',
  hasOwnSlug: true,
  hasOwnExcerpt: true,
  tags: ['web', 'no', '1'],
  tagNames: { web: 'The Web: "it"', no: 'No' },
  status: 'published',
  authors: [{ id: 'u1', name: 'Ada' }],
  featured: true,
  coverImage: { url: 'https://a.example/b.png', alt: '' },
  publishedAt: new Date('2026-05-01T00:00:00.123Z'),
  createdAt: new Date('2026-04-01T00:00:00Z'),
  updatedAt: new Date('1970-01-01T00:00:00Z'),
  readingTimeMinutes: 1,
  version: 3,
  contentHtml: '<p>Text.</p>',
  seo: { ...NO_SEO, ogTitle: 'Shared' },
  contentMd: '---\r\ntitle: no\r\n---\r\n\r\n# Text 😀  \n',
  contentMedia: [],
  toc: [],
  namedAt: null,
  card: null,
  previewKey: 'secret',
};
const DRAFT: Post = {
  ...POST,
  id: 'p2000000000000000000',
  slug: '日本語',
  status: 'draft',
  hasOwnExcerpt: false,
  publishedAt: null,
  seo: NO_SEO,
  coverImage: null,
  featured: false,
  contentMd: '',
};
const RECORDS = [toExportRecord(POST), toExportRecord(DRAFT)];

const postItem = (record: ExportRecord): ExportedItem => ({ kind: 'post', record });
const ITEMS = RECORDS.map(postItem);

function expectedSource(record: ExportRecord): SourcePost {
  const { seo } = record;
  return {
    key: `firefolio:${record.id}`,
    id: record.id,
    title: record.title,
    slug: record.slug,
    contentMd: record.content_md,
    excerpt: record.excerpt,
    tags: record.tags,
    tagNames: record.tag_names,
    status: record.status,
    withheld: [],
    publishedAt: parseTime(record.published_at),
    createdAt: parseTime(record.created_at),
    updatedAt: parseTime(record.updated_at),
    authors: record.authors.map(({ id, name }) => ({ id, email: null, name })),
    coverImage: record.cover_image,
    featured: record.featured,
    seo: seo && { ...NO_SEO, ogTitle: seo.og_title },
  };
}

function expectedPost(record: ExportRecord): ImportedPost {
  const source = expectedSource(record);
  return { ...source, ...identityOf(source, null) };
}

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

test('a record has what a writer wrote, and nothing secret or derived', () => {
  expect(RECORDS).toMatchObject([
    { excerpt: 'Its own.', seo: { og_title: 'Shared' } },
    { excerpt: null, seo: null, published_at: null },
  ]);
  expect(JSON.stringify(RECORDS)).not.toMatch(/secret|<p>/);
  expect(() => toExportRecord({ ...POST, status: 'trashed' })).toThrow('trash');
});

test('texts in a header are quoted, so that readers of YAML 1.1 take `no` for text', () => {
  expect(toMarkdownFile(postItem(toExportRecord(POST))).text).toContain('- "no"\n');
});

describe('posts come back as they were', () => {
  test('from JSON', async () => {
    const bytes = await collect(exportJson(each(ITEMS), ORIGIN));
    expect(JSON.parse(bytes.toString())).toEqual({
      format: 'firefolio',
      version: 1,
      site_url: 'https://blog.example',
      exported_at: '2026-06-01T00:00:00.000Z',
      posts: RECORDS,
      pages: [],
      projects: [],
    });
    expect(await parseImport('json', bytes, OPTIONS)).toEqual({
      posts: RECORDS.map(expectedPost),
      pages: [],
      projects: [],
      otherFiles: 0,
      problems: [],
      site: 'https://blog.example',
      links: expect.any(FileLinks) as unknown,
    });
  });

  test('from a ZIP, which other programs can open and which is the same each time', async () => {
    const bytes = await collect(exportZip(each(ITEMS)));
    expect(Object.keys(unzipSync(bytes))).toEqual(['a-title.md', '日本語.md']);
    expect(await parseImport('markdown', bytes, OPTIONS)).toEqual({
      posts: RECORDS.map(expectedPost),
      pages: [],
      projects: [],
      otherFiles: 0,
      problems: [],
      site: null,
      links: expect.any(FileLinks) as unknown,
    });
    expect(await collect(exportZip(each(ITEMS)))).toEqual(bytes);
  });

  test.each(namesIn(POST_FIELDS, 'imported'))('with their %s', async (name) => {
    const expected = {
      ...POST,
      authors: POST.authors.map((author) => ({ ...author, email: null })),
      contentMd: POST.contentMd.replaceAll('\r\n', '\n'),
    };
    const files = [
      ['json', exportJson(each([postItem(toExportRecord(POST))]), ORIGIN)],
      ['markdown', exportZip(each([postItem(toExportRecord(POST))]))],
    ] as const;
    for (const [format, chunks] of files) {
      const [post] = (await parseImport(format, await collect(chunks), OPTIONS)).posts;
      const found = name === 'contentMd' ? post?.contentMd.replaceAll('\r\n', '\n') : post?.[name];
      expect({ [format]: found }).toEqual({ [format]: expected[name] });
    }
  });

  test('when there are none', async () => {
    for (const [format, chunks] of [
      ['json', exportJson(each([]), ORIGIN)],
      ['markdown', exportZip(each([]))],
    ] as const) {
      expect(await parseImport(format, await collect(chunks), OPTIONS)).toMatchObject({
        posts: [],
        problems: [],
      });
    }
  });

  test('from a Markdown file, whatever their texts are', () => {
    const special = fc.constantFrom(
      '---',
      '\n---\n',
      '\r\n',
      '"',
      "'",
      ': ',
      ' #',
      '\u2028',
      '\u0085',
      '😀',
      '\ufeff',
      '\\',
      '  ',
      '~',
      'null',
      '1',
      '!!x',
      '&a',
      '*a',
      '\t',
      '\0',
      '+++\n',
    );
    const text = fc
      .array(fc.oneof(special, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    const line = text.filter((value) => value.trim() !== '');
    const time = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const record = fc.record<ExportRecord>({
      id: line,
      slug: fc.constant('a-slug'),
      title: line,
      status: fc.constantFrom('draft', 'published'),
      content_md: text,
      excerpt: fc.option(line),
      tags: fc.uniqueArray(line.map((value) => value.trim())),
      tag_names: fc.dictionary(fc.stringMatching(/^[a-z\d]{1,6}$/), line, { noNullPrototype: true }),
      featured: fc.boolean(),
      cover_image: fc.option(fc.record({ url: line, alt: text })),
      authors: fc.array(fc.record({ id: line, name: text })),
      seo: fc.option(
        line.map((og_title) => ({
          title: null,
          description: null,
          canonical_url: null,
          og_title,
          og_description: null,
          og_image: null,
          twitter_title: null,
          twitter_description: null,
          twitter_image: null,
        })),
      ),
      published_at: fc.option(time),
      created_at: time,
      updated_at: time,
    });
    fc.assert(
      fc.property(record, (value) => {
        const { name, text } = toMarkdownFile(postItem(value));
        const zip = zipSync({ [name]: Buffer.from(text) });
        const { posts, problems } = parseMarkdown(Buffer.from(zip), OPTIONS);
        expect(problems).toEqual([]);
        expect(posts).toEqual([expectedSource(value)]);
      }),
    );
  });
});

describe('pages and projects come back as they were', () => {
  const page: Page = { ...POST, id: 'p3000000000000000000', slug: 'about', contentMd: 'About *us*.' };
  const project: Project = {
    ...POST,
    ...{ id: 'p4000000000000000000', slug: 'a-project', hasOwnExcerpt: false, contentMd: '# Text\n' },
    ...{ role: 'no', client: null, stack: ['C++', '1'], repository: 'https://a.example/r', order: -3 },
    period: { start: '2025-03', end: null },
    links: [{ label: 'Live', url: 'https://a.example/' }],
    gallery: [{ url: 'https://a.example/1.png', alt: '', caption: 'One' }],
  };
  const items: ExportedItem[] = [
    ...ITEMS,
    { kind: 'page', record: toPageRecord(page) },
    { kind: 'project', record: toProjectRecord(project) },
  ];
  const expected = (item: Page | Project) => ({
    ...item,
    excerpt: item.hasOwnExcerpt ? item.excerpt : null,
    authors: item.authors.map((author) => ({ ...author, email: null })),
  });

  test.each([
    ['json', () => exportJson(each(items), ORIGIN)],
    ['markdown', () => exportZip(each(items))],
  ] as const)('from %s, beside posts', async (format, exported) => {
    const file = await parseImport(format, await collect(exported()), OPTIONS);
    expect(file.problems).toEqual([]);
    expect(file.posts.map(({ slug }) => slug)).toEqual(['a-title', '日本語']);
    const [found] = file.pages;
    for (const name of namesIn(PAGE_FIELDS, 'imported')) expect(found?.[name]).toEqual(expected(page)[name]);
    const [built] = file.projects;
    for (const name of namesIn(PROJECT_FIELDS, 'imported'))
      expect(built?.[name]).toEqual((expected(project) as Project)[name]);
    expect(found?.sureIds).toContain(page.id);
  });

  test('stand in folders of their own in a ZIP', async () => {
    const names = Object.keys(unzipSync(await collect(exportZip(each(items)))));
    expect(names).toEqual(['a-title.md', '日本語.md', 'pages/about.md', 'projects/a-project.md']);
  });

  test('or are left out with what is wrong, by their kind', async () => {
    const broken = {
      ...{ format: 'firefolio', version: 1, posts: [] },
      pages: [
        { ...toPageRecord(page), slug: 'contact' },
        { ...toPageRecord(page), title: 5 },
      ],
      projects: [
        toProjectRecord(project),
        toProjectRecord(project),
        { ...toProjectRecord(project), id: 'other', period: { start: 'May' } },
      ],
    };
    const file = await parseImport('json', Buffer.from(JSON.stringify(broken)), OPTIONS);
    expect([file.pages.map(({ slug }) => slug), file.projects.length]).toEqual([[null], 1]);
    const title = POST.title;
    expect(file.problems).toEqual([
      {
        item: `page “${title}”`,
        detail:
          'has the slug “contact”, which is an address of the site itself: it gets another one, made from its title',
      },
      { item: 'page number 2', detail: expect.stringMatching(/^title: .*; it was left out$/) },
      { item: `project “${title}”`, detail: expect.stringContaining('comes a second time') },
      {
        item: `project “${title}”`,
        detail: 'period.start: must be a month such as 2026-05; it was left out',
      },
    ]);
  });
});

test.each([
  ['JSON', (items: AsyncIterable<ExportedItem>) => exportJson(items, ORIGIN)],
  ['a ZIP', exportZip],
])('%s asks for a post when the one before was taken', async (_format, exportAs) => {
  let asked = 0;
  async function* counted() {
    for (const record of Array.from({ length: 5 }, (_, number) => ({
      ...toExportRecord(POST),
      id: String(number),
      slug: `s-${String(number)}`,
    }))) {
      asked += 1;
      yield await Promise.resolve(postItem(record));
    }
  }
  const chunks = exportAs(counted());
  await chunks.next();
  expect(asked).toBeLessThanOrEqual(1);
  await chunks.next();
  expect(asked).toBe(1);
  await chunks.return(undefined);
});
