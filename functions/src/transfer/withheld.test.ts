import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseGhost } from './ghost.js';
import { parseMarkdown } from './markdown-files.js';
import { parseWordpress } from './wordpress.js';

const FIXTURES = join(__dirname, '../../test/fixtures/import');
const OPTIONS = { sourceUrl: null, now: new Date('2026-06-01T00:00:00Z') };
const DRAFT = { status: 'draft', isWithheld: true };

const readFixture = (name: string) => readFileSync(join(FIXTURES, name));

describe('Markdown', () => {
  const parseHeader = (header: string, body = 'Text.') =>
    parseMarkdown(Buffer.from(`---\ntitle: T\ndate: 2020-01-02\n${header}\n---\n${body}`), OPTIONS);

  test('of drafts, private, unlisted and expired comes as drafts, with a problem each', () => {
    const { posts, problems } = parseMarkdown(readFixture('private.zip'), OPTIONS);
    expect(posts.map(({ status }) => status)).toEqual(new Array(5).fill('draft'));
    expect(problems).toEqual([
      { item: 'file repro01/_drafts/idea.md', detail: expect.stringContaining('folder') },
      { item: 'file repro01/expired.md', detail: expect.stringContaining('“expiryDate: 2021-01-01”') },
      { item: 'file repro01/private.md', detail: expect.stringContaining('“private: true”') },
      { item: 'file repro01/publish-false.md', detail: expect.stringContaining('“publish: false”') },
      { item: 'file repro01/unlisted.md', detail: expect.stringContaining('“unlisted: true”') },
    ]);
    for (const { detail } of problems) expect(detail).toContain('comes as a draft: publish it if');
  });

  test.each([
    ...[
      'published: false',
      'published: "no"',
      'published: maybe',
      'publish: 0',
      'published: 20200102',
      'Published: False',
    ],
    ...[
      'private: "yes"',
      'hidden: True',
      'draft: 1',
      'draft: "on"',
      'DRAFT: true',
      'is_private: true',
      'private: [a]',
    ],
    ...[
      'visibility: members',
      'visibility: [public]',
      'status: private',
      'status: published\ndraft: true',
      'status: 5',
    ],
    ...['expires: 2026-01-01', 'expirydate: 2026-05-31', 'unpublishdate: 2020-01-01', 'expiry-date: soon'],
    ...['password: hunter2', 'permalink: false', '_build: { render: never }', 'build: { list: false }'],
    ...[
      'publishDate: soon',
      'eleventyExcludeFromCollections: true',
      'members_only: true',
      'dg-publish: false',
    ],
  ])('with %j is not clearly public', (header) => {
    const { posts, problems } = parseHeader(header);
    expect(posts).toMatchObject([DRAFT]);
    expect(problems).toEqual([{ item: 'the file', detail: expect.stringContaining('comes as a draft') }]);
    expect(problems[0]?.detail).not.toContain('hunter2');
  });

  test.each([
    ...['published: true', 'published: 2020-01-02', 'published: "2020-01-02 10:00"', 'publish: yes'],
    ...['private: false', 'hidden: "no"', 'draft: "false"', 'unlisted:', 'visibility: public', 'visibility:'],
    ...[
      'status: published',
      'status: Published',
      'expiryDate:',
      'expires: never',
      'password:',
      'permalink: /a/',
    ],
    ...['publishDate: 2020-01-01', 'build: { render: always }', 'hide: [toc]', '_drafts: 3'],
  ])('with %j is public', (header) => {
    const { posts, problems } = parseHeader(header);
    expect(posts).toMatchObject([{ status: 'published', isWithheld: false }]);
    expect(problems).toEqual([]);
  });

  test('that expires later is public, with a problem that nothing here will end it', () => {
    const { posts, problems } = parseHeader('expiryDate: 2027-01-01');
    expect(posts).toMatchObject([{ status: 'published' }]);
    expect(problems).toEqual([{ item: 'the file', detail: expect.stringContaining('unpublish it then') }]);
  });

  test.each(['publishDate', 'publish', 'Published'])('with a %s that lies ahead is scheduled', (name) => {
    expect(parseHeader(`${name}: 2099-01-01`).posts).toMatchObject([
      { status: 'published', publishedAt: new Date('2099-01-01T00:00:00Z') },
    ]);
  });

  test('that says “status: draft”, as our own export does, is a draft without a word', () => {
    const { posts, problems } = parseHeader('status: draft');
    expect(posts).toMatchObject([{ status: 'draft', isWithheld: false }]);
    expect(problems).toEqual([]);
  });

  test.each(['_drafts/a.md', 'site/Drafts/a.md', 'private\\a.md'])('at %s is a draft', (path) => {
    const file = Buffer.from('---\ntitle: T\ndate: 2020-01-02\n---\n');
    expect(parseMarkdown(Buffer.from(zipSync({ [path]: file })), OPTIONS).posts).toMatchObject([DRAFT]);
  });

  test.each(['<!--members-only-->', '<!--kg-gated-block:begin nonMember:false memberSegment:"" -->'])(
    'with Ghost’s mark %j is a draft',
    (mark) => {
      expect(parseHeader('', `For all.\n\n${mark}\n\nPaid.`).posts).toMatchObject([DRAFT]);
    },
  );
});

describe('a post of Ghost', () => {
  const parsePost = (traits: object, settings: object[] = []) =>
    parseGhost(
      Buffer.from(
        JSON.stringify({
          data: {
            posts: [{ uuid: 'u', title: 'T', html: '<p>a</p>', status: 'published', ...traits }],
            settings,
          },
        }),
      ),
      OPTIONS,
    );

  test('with a block for members only comes as a draft with its content, and a problem', () => {
    const { posts, problems } = parseGhost(readFixture('ghost-gated-block.json'), OPTIONS);
    expect(posts).toMatchObject([{ ...DRAFT, contentMd: expect.stringContaining('PAID ONLY') }]);
    expect(problems).toEqual([
      { item: 'post “repro-02-gated”', detail: expect.stringContaining('a part for members only') },
    ]);
  });

  test.each([
    { html: '<p>a</p><!--kg-gated-block:begin nonMember:true memberSegment:"status:free" --><p>b</p>' },
    { html: '<p>a</p><div class="x kg-gated-block">b</div>' },
    { html: '<p>a</p><!--members-only--><p>b</p>' },
    { lexical: '{"root":{"children":[{"type":"paywall","version":1}]}}' },
    { lexical: '{"visibility":{"web":{"nonMember":false}}}' },
    { mobiledoc: '{"cards":[["paywall",{}]]}' },
    { visibility: 'paid' },
    { visibility: ['tiers'] },
    { email_only: true },
    { status: 'sent' },
  ])('with %j comes as a draft with a problem', (traits) => {
    const { posts, problems } = parsePost(traits);
    expect(posts).toMatchObject([DRAFT]);
    expect(problems).toHaveLength(1);
  });

  test('of a private site comes as a draft', () => {
    expect(parsePost({}, [{ key: 'is_private', value: 'true' }]).posts).toMatchObject([DRAFT]);
    expect(parsePost({}, [{ key: 'is_private', value: 'false' }]).posts).toMatchObject([
      { status: 'published' },
    ]);
  });

  test('that tells of such marks is public', () => {
    const html = '<pre><code>&lt;!--members-only--&gt; kg-gated-block</code></pre>';
    expect(parsePost({ html, visibility: 'public' }).posts).toMatchObject([{ status: 'published' }]);
  });
});

describe('a post of WordPress', () => {
  const parsePost = (content: string, fields = '<wp:status>publish</wp:status>') =>
    parseWordpress(
      Buffer.from(
        `<rss xmlns:wp="w" xmlns:content="c"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>T</title>
        <wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>${fields}
        <content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`,
      ),
      OPTIONS,
    );

  test.each([
    ['<!-- wp:jetpack/paywall /--><p>a</p>', undefined],
    ['<!-- wp:premium-content/container --><p>a</p><!-- /wp:premium-content/container -->', undefined],
    ['[members_only]a[/members_only]', undefined],
    ['[mepr-show rules="1"]a[/mepr-show]', undefined],
    ['a', '<wp:status>pending</wp:status>'],
    ['a', '<wp:status>private</wp:status>'],
    ['a', '<wp:status>future</wp:status><wp:post_password>x</wp:post_password>'],
    [
      'a',
      '<wp:status>publish</wp:status><wp:postmeta><wp:meta_key>_jetpack_newsletter_access</wp:meta_key><wp:meta_value>paid_subscribers</wp:meta_value></wp:postmeta>',
    ],
  ])('of %j with %j comes as a draft with a problem', (content, fields) => {
    const { posts, problems } = parsePost(content, fields);
    expect(posts).toMatchObject([DRAFT]);
    expect(problems.filter(({ detail }) => detail.includes('comes as a draft'))).toHaveLength(1);
  });

  test('that is for all is public', () => {
    expect(parsePost('<p>For members of the [club].</p>').posts).toMatchObject([{ status: 'published' }]);
  });
});
