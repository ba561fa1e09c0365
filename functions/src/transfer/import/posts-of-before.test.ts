import { describe, expect, test } from '@jest/globals';
import { readFormerDocuments, readFormerImports } from '../../../test/support/posts/version-0-1.js';
import type { Post } from '../../posts/index.js';
import { parseImport } from './parse-import.js';
import { findPresent, type PresentItem } from './same-post.js';

const NOW = new Date('2026-12-01T00:00:00Z');

/** Files that version 0.1 could not read. */
const REFUSED: ReadonlySet<string> = new Set(['toml.md', 'wordpress-leading-line.xml', 'markdown/toml.md']);

/** What version 0.1 made of the fixtures, as far as posts are known again by it. */
const STORED = new Map<string, Post>(
  readFormerDocuments()
    .filter(({ path }) => /^blog_posts\/\w+$/.test(path))
    .map(({ path, fields }) => {
      const id = path.slice('blog_posts/'.length);
      const names = { contentMd: 'content_md', createdAt: 'created_at', publishedAt: 'published_at' };
      const renamed = Object.entries(names).map(([name, stored]) => [name, fields[stored]]);
      return [id, { ...fields, ...Object.fromEntries(renamed), id }];
    }),
);

describe.each(readFormerImports())(
  'what version 0.1 made of $file',
  ({ file, format, sourceUrl, content }) => {
    const parse = async (site: string | null, timeZone = 'UTC') =>
      parseImport(format, Buffer.from(content), { sourceUrl: site, now: NOW, timeZone });

    // Site B has the paths of site A, whose posts are here.
    const isHere = file !== 'site-b.zip' && !REFUSED.has(file);

    // A file that came with its site belongs to that one.
    const sites = sourceUrl === null ? [null, 'https://old.example', 'https://other.example'] : [sourceUrl];

    const cases = sites.flatMap((site) => ['UTC', 'Asia/Tokyo'].map((timeZone) => [site, timeZone] as const));

    test.each(cases)('is found with the site %s and times in %s', async (site, timeZone) => {
      const { posts } = await parse(site, timeZone);
      const known = posts.filter(({ key }) => !REFUSED.has(`${file}/${key.replace('markdown:', '')}`));
      const found = known.map((post) => findPresent(post, STORED)).filter(isSame);
      expect(found).toHaveLength(isHere ? known.length : 0);
      expect(new Set(found.map(({ item }) => item.id)).size).toBe(found.length);
    });

    test('is read the same each time', async () => {
      expect(await parse(sourceUrl)).toEqual(await parse(sourceUrl));
    });
  },
);

function isSame(present: PresentItem<Post> | null): present is PresentItem<Post> {
  return present?.isSame === true;
}
