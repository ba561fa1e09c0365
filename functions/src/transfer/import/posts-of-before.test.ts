import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Post } from '../../posts/index.js';
import { parseImport } from './parse-import.js';
import { findPresent } from './same-post.js';

const NOW = new Date('2026-06-01T00:00:00Z');

/** What has no date of its own has that of its import. */
const IMPORTED_AT = new Date('2026-01-01T00:00:00.123Z');

/** What version 0.1 made of each file. */
const BEFORE = [
  {
    file: 'ghost-text-dates.json',
    id: 'eeddde3df207d3f3ad053311',
    title: 'repro-11-a',
    contentMd: 'x',
    publishedAt: null,
  },
  {
    file: 'ghost-text-dates.json',
    id: '13aa1483fdb5854a430edfb6',
    title: 'repro-11-b',
    contentMd: 'x',
    publishedAt: null,
  },
  {
    file: 'ghost-line-breaks.json',
    id: '382a41e62ba4521cfd74cd4c',
    title: 'repro-14',
    contentMd: '\\\n\none\\\ntwo\\\n\n**Bold\\\n**tail\n\na `x\\ y`',
    publishedAt: '2020-01-02T03:04:05.000Z',
  },
  {
    file: 'ghost-relative-cover.json',
    id: '5e89b5288cfed1445af90eb4',
    title: 'repro-16',
    contentMd: '![](/content/images/a.png)',
    publishedAt: '2020-01-02T03:04:05.000Z',
  },
  {
    file: 'ghost-caret-link.json',
    id: '6728b5058cf0af89a6adfdf7',
    title: 'repro-23',
    contentMd: 'RewriteCond !^[https://a.example](https://a.example)$ end',
    publishedAt: '2020-01-02T03:04:05.000Z',
  },
  {
    file: 'ghost-no-source-url.json',
    id: '89e14182c32458cfce686b2f',
    title: 'repro-32',
    contentMd: '![](/content/images/a.png)',
    publishedAt: '2020-01-02T03:04:05.000Z',
  },
  {
    file: 'ghost-without-uuid.json',
    id: 'a494022abfb034f6fcd0ffe6',
    title: 'Repro 20',
    contentMd: 'x',
    publishedAt: null,
  },
  {
    file: 'wordpress-footnotes.xml',
    id: '3065106b78afc12e1fb7c107',
    title: 'Repro 06',
    contentMd: 'Claim<sup>[1](#aa1)</sup>.',
    publishedAt: '2020-01-02T03:04:05.000Z',
  },
  {
    file: 'wordpress-reusable-block.xml',
    id: 'f2a48ee4f8b3877ac20a0f9e',
    title: 'Repro 07',
    contentMd: 'Before',
    publishedAt: '2020-01-02T03:04:05.000Z',
  },
  {
    file: 'wordpress-no-gmt.xml',
    id: '7fdbd4037555e6231f7aaa5e',
    title: 'Repro 10',
    contentMd: 'x',
    publishedAt: '2015-05-05T10:00:00.000Z',
  },
  {
    file: 'wordpress-comments.xml',
    id: 'eabe56e0469d382eb3ed212d',
    title: 'Repro 33',
    contentMd: 'x',
    publishedAt: '2020-01-02T03:04:05.000Z',
  },
] as const;

const read = (file: string) => readFileSync(join(__dirname, '../../../test/fixtures/import', file));

describe.each(BEFORE)(
  'a post that version 0.1 made of $file',
  ({ file, id, title, contentMd, publishedAt }) => {
    const time = publishedAt === null ? null : new Date(publishedAt);
    const present = {
      id,
      title,
      contentMd,
      publishedAt: time ?? IMPORTED_AT,
      createdAt: time ?? IMPORTED_AT,
    } as Post;

    test.each([null, 'https://old.example', 'https://other.example'])(
      'is found again with the site %s',
      async (sourceUrl) => {
        const format = file.startsWith('ghost') ? 'ghost' : 'wordpress';
        const { posts } = await parseImport(format, read(file), { sourceUrl, now: NOW });
        const found = posts.map((post) => findPresent(post, new Map([[id, present]])));
        expect(found.filter((candidate) => candidate !== null)).toEqual([{ post: present, isSame: true }]);
      },
    );
  },
);

test.each([...new Set(BEFORE.map(({ file }) => file))])('%s gives the same each time', async (file) => {
  const format = file.startsWith('ghost') ? 'ghost' : 'wordpress';
  const parse = async () => parseImport(format, read(file), { sourceUrl: null, now: NOW });
  expect(await parse()).toEqual(await parse());
});
