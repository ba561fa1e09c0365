import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseGhost } from './ghost/ghost.js';
import { parseMarkdown } from './markdown/markdown-files.js';
import { isPartlyForMembers } from './withheld.js';
import { parseWordpress } from './wordpress/wordpress.js';

const FIXTURES = join(__dirname, '../../../test/fixtures/import');
const OPTIONS = { sourceUrl: null, now: new Date('2026-06-01T00:00:00Z') };
const DRAFT = { status: 'draft', withheld: expect.arrayContaining([expect.any(String)]) };

const readFixture = (name: string) => readFileSync(join(FIXTURES, name));

describe('Markdown', () => {
  const parseHeader = (header: string, body = 'Text.') =>
    parseMarkdown(Buffer.from(`---\ntitle: T\ndate: 2020-01-02\n${header}\n---\n${body}`), OPTIONS);

  test('of drafts, private, unlisted and expired comes as drafts, with why', () => {
    const { posts, problems } = parseMarkdown(readFixture('private.zip'), OPTIONS);
    expect(posts.map(({ status }) => status)).toEqual(new Array(5).fill('draft'));
    expect(posts.flatMap(({ withheld }) => withheld)).toEqual([
      expect.stringContaining('folder'),
      expect.stringContaining('“expiryDate: 2021-01-01”'),
      'says “private: true”',
      'says “publish: false”',
      'says “unlisted: true”',
    ]);
    expect(problems).toEqual([]);
  });

  const NOT_PUBLIC = {
    'published: false, in other words': [
      ...['published: false', 'published: "no"', 'published: maybe', 'publish: 0', 'published: 20200102'],
      ...['Published: False', 'dg-publish: false', 'isVisible: false', 'live: false', 'islisted: off'],
    ],
    'yes to what hides': [
      ...['private: "yes"', 'hidden: True', 'draft: 1', 'draft: "on"', 'DRAFT: true', 'is_private: true'],
      ...['private: [a]', 'hide: true', 'wip: true', 'internal: true', 'confidential: true'],
      ...['encrypted: true', 'encrypt: true', 'members_only: true', 'eleventyExcludeFromCollections: true'],
    ],
    'a word that hides': [
      ...[
        'visibility: members',
        'visibility: [public]',
        'status: private',
        'status: 5',
        'post_status: private',
      ],
      ...['state: draft', 'stage: Draft', 'access: members', 'access: members-only', 'type: unlisted'],
    ],
    'words that contradict each other': [
      'status: published\ndraft: true',
      'published: true\nPublished: false',
    ],
    'names within names': [
      ...['params: { draft: true }', 'params: { status: draft }', 'extra: { hidden: true }'],
      ...['cascade: { private: true }', 'cascade: [{ draft: true }]', '<<: { draft: true }'],
    ],
    'an end that has passed or is not understood': [
      ...['expires: 2026-01-01', 'expirydate: 2026-05-31', 'unpublishdate: 2020-01-01', 'expiry-date: soon'],
    ],
    'a date that can’t be read': [
      ...['publishDate: soon', 'publishedAt: 2030', 'pubDate: 01/02/2030', 'publish_at: [2030]'],
      ...['published_at: 20300105', 'publishedAt: 12.5', 'embargo: soon'],
    ],
    'what hides it otherwise': [
      ...['password: hunter2', 'password: 0', 'permalink: false', 'permalink: "false"'],
      ...['_build: { render: never }', 'build: { list: false }'],
    ],
  };
  test.each(Object.entries(NOT_PUBLIC).flatMap(([what, headers]) => headers.map((header) => [what, header])))(
    '%s is not clearly public: %j',
    (_what, header) => {
      const { posts } = parseHeader(header);
      expect(posts).toMatchObject([DRAFT]);
      expect(JSON.stringify(posts[0]?.withheld)).not.toContain('hunter2');
    },
  );

  test.each([
    ...['date: 20300105', 'date: 2024', 'date: 01/02/2030', 'status: published\npublishedAt: soon'],
    'published: true\ndate: next week',
  ])('without a date that can be read is not clearly public: %j', (header) => {
    const { posts } = parseMarkdown(Buffer.from(`---\ntitle: T\n${header}\n---\nText.`), OPTIONS);
    expect(posts).toMatchObject([{ ...DRAFT, withheld: [expect.stringContaining('can’t be read')] }]);
  });

  test.each([
    ...['published: true', 'published: 2020-01-02', 'published: "2020-01-02 10:00"', 'publish: yes'],
    ...['published: 2024-5-1', 'published: May 1, 2024', 'pubDate: Jul 08 2022', 'publishedAt: 1700000000'],
    ...[
      'private: false',
      'hidden: "no"',
      'hidden: []',
      'draft: "false"',
      'unlisted:',
      'hide: [toc]',
      '_drafts: 3',
    ],
    ...[
      'visibility: public',
      'visibility: visible',
      'visibility:',
      'live: https://demo.example',
      'live: true',
    ],
    ...['status: published', 'status: Published', 'status: evergreen', 'status: archived', 'archived: true'],
    ...[
      'expiryDate:',
      'expires: never',
      'embargo: 2020-01-01',
      'embargo: false',
      'password:',
      'password: false',
    ],
    ...['permalink: /a/', 'publishDate: 2020-01-01', 'build: { render: always }', 'params: { draft: false }'],
    ...['category: private', 'tags: draft', 'subtitle: Draft', 'linkTitle: Members', 'state: California'],
    ...[
      'params: { toc: true, date: soon }',
      '<<: { draft: true }\ndraft: false',
      'layout: post',
      'menu: members',
    ],
  ])('with %j is public', (header) => {
    const { posts, problems } = parseHeader(header);
    expect(posts).toMatchObject([{ status: 'published', withheld: [] }]);
    expect(problems).toEqual([]);
  });

  test.each(['2027-01-01', '4102444800'])('that expires later, %s, is public, with a problem', (end) => {
    const { posts, problems } = parseHeader(`expiryDate: ${end}`);
    expect(posts).toMatchObject([{ status: 'published' }]);
    expect(problems).toEqual([{ item: 'the file', detail: expect.stringContaining('unpublish it then') }]);
  });

  test.each([
    ...['publishDate: 2099-01-01', 'publish: 2099-01-01', 'Published: 2099-01-01', 'pubDate: 2099-1-1'],
    ...['publishedAt: January 1, 2099', 'status: published\npublishedAt: 2099-01-01', 'embargo: 2099-01-01'],
    ...[
      'published: true\npubDatetime: 2099-01-01T00:00:00Z',
      'published_at: 2099/01/01',
      'publish_at: 1 Jan 2099',
    ],
  ])('with %j is scheduled, whatever other dates there are', (header) => {
    expect(parseHeader(header).posts).toMatchObject([
      { status: 'published', publishedAt: new Date('2099-01-01T00:00:00Z') },
    ]);
  });

  test.each(['status: draft', 'sta-tus: draft', 'status: published\nStatus: Draft'])(
    'that says %j, as our own export does, is a draft without a word',
    (header) => {
      const { posts, problems } = parseHeader(header);
      expect(posts).toMatchObject([{ status: 'draft', withheld: [] }]);
      expect(problems).toEqual([]);
    },
  );

  const at = (path: string) => {
    const file = Buffer.from('---\ntitle: T\ndate: 2020-01-02\n---\n');
    return parseMarkdown(Buffer.from(zipSync({ [path]: file })), OPTIONS).posts;
  };

  test.each([
    ...['_drafts/a.md', 'site/Drafts/a.md', 'private\\a.md', '_wip/a.md', 'wip/a.md', '01-drafts/a.md'],
    ...['Draft posts/a.md', 'my-drafts/a.md', 'blog/_unfinished.md', 'blog/a.draft.md'],
  ])('at %s is a draft', (path) => {
    expect(at(path)).toMatchObject([DRAFT]);
  });

  test.each([
    ...['_posts/a.md', '_pages/a.md', '_projects/a.md', 'blog/_index.md', 'drafts-of-history/a.md'],
    ...['blog/draft-horses.md', 'privateers/a.md', 'a_b.md'],
  ])('at %s is public', (path) => {
    expect(at(path)).toMatchObject([{ status: 'published' }]);
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

  test('with a block for members only comes as a draft with its content', () => {
    const { posts } = parseGhost(readFixture('ghost-gated-block.json'), OPTIONS);
    expect(posts).toMatchObject([
      {
        ...DRAFT,
        contentMd: expect.stringContaining('PAID ONLY'),
        withheld: ['has a part for members only'],
      },
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
    { status: 'scheduled', published_at: null },
    { status: 'scheduled', published_at: 'tomorrow' },
    { status: 'draft', visibility: 'paid' },
  ])('with %j comes as a draft, with why', (traits) => {
    expect(parsePost(traits).posts).toMatchObject([{ ...DRAFT, withheld: [expect.any(String)] }]);
  });

  test('that was sent as an e-mail only is a draft, whichever table says so', () => {
    const posts = [{ id: 'p', uuid: 'u', html: 'a', status: 'published', email_only: true }];
    const file = { data: { posts, posts_meta: [{ post_id: 'p', meta_title: 'T' }] } };
    expect(parseGhost(Buffer.from(JSON.stringify(file)), OPTIONS).posts).toMatchObject([DRAFT]);
  });

  test('with a time in the words of mails is scheduled', () => {
    const published_at = 'Thu, 01 Jan 2099 00:00:00 GMT';
    expect(parsePost({ status: 'scheduled', published_at }).posts).toMatchObject([
      { status: 'published', publishedAt: new Date('2099-01-01T00:00:00Z') },
    ]);
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

  const ofField = (key: string, value: string) =>
    `<wp:status>publish</wp:status><wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`;

  test.each([
    ...['<!-- wp:jetpack/paywall /--><p>a</p>', '[paywall]'],
    ...[
      ...['premium-content/container', 'pmpro/membership', 'woocommerce-memberships/member-content'],
      ...['memberpress/protected-content {"rule":1}', 'restrict-content/block'],
    ].map((name) => `<!-- wp:${name} --><p>a</p><!-- /wp:${name.split(' ')[0] ?? ''} -->`),
    ...[
      ...[
        'members_only',
        'members_logged_in',
        'pms-restrict',
        'swpm_protected',
        'ihc-hide-content',
        'private',
      ],
      ...[
        'wpmem_logged_in',
        'loggedin',
        'passster',
        'arm_restrict_content',
        'user_is_logged_in',
        's2If',
        'membership',
      ],
    ].map((name) => `[${name}]a[/${name}]`),
    ...[
      '[mepr-show rules="1"]a',
      '[members_access role="x"]a',
      '[protected password=x]a',
      '[passster password="x"]a',
    ],
  ])('with the part %j comes as a draft', (content) => {
    expect(parsePost(content).posts).toMatchObject([DRAFT]);
  });

  test.each([
    ...['pending', 'private'].map((status) => `<wp:status>${status}</wp:status>`),
    '<wp:status>future</wp:status><wp:post_password>x</wp:post_password><wp:post_date_gmt>2099-01-01</wp:post_date_gmt>',
    '<wp:status>future</wp:status><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>',
    '<wp:status>draft</wp:status><wp:post_password>x</wp:post_password>',
    ofField('_jetpack_newsletter_access', 'paid_subscribers'),
    ofField('_members_access_role', 'subscriber'),
    ofField('rcp_subscription_level', 'a:1:{i:0;i:2;}'),
    ofField('pms-content-restrict-subscription-plan', '1'),
  ])('with %j comes as a draft, with why', (fields) => {
    expect(parsePost('a', fields).posts).toMatchObject([{ ...DRAFT, withheld: [expect.any(String)] }]);
  });

  test('whose time is given without UTC only is scheduled all the same', () => {
    const times =
      '<wp:post_date>2099-01-01 00:00:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>';
    expect(parsePost('a', `<wp:status>future</wp:status>${times}`).posts).toMatchObject([
      { status: 'published', publishedAt: new Date('2099-01-01T00:00:00Z') },
    ]);
  });

  test.each([
    ...[
      '<p>For members of the [club].</p>',
      '[member states] must act',
      '[members of the board] [membership fee]',
    ],
    ...[
      '[private] [/x]',
      'const [accessToken = null] = a;',
      'a[protected="x"]',
      'Write [[members_only]]a[[/members_only]].',
      '[team_member name="Ada"]a[/team_member]',
    ],
    ...['[jetpack_subscription_form title="a"]', '[protected-iframe id="1"]', '[members_login_form a="b"]'],
    ...['<!-- wp:jetpack/subscriptions /-->', '<!-- wp:premium/heading -->a<!-- /wp:premium/heading -->'],
    ...['<!-- wp:pmpro/member-profile-edit /-->', '<!-- wp:paragraph -->a<!-- /wp:paragraph -->'],
  ])('with %j is public', (content) => {
    expect(parsePost(content).posts).toMatchObject([{ status: 'published', withheld: [] }]);
  });

  test.each([
    ['_jetpack_newsletter_access', 'everybody'],
    ['_jetpack_memberships_contains_paid_content', ''],
    ['_wc_memberships_force_public', 'yes'],
    ['rcp_user_level', 'a:1:{i:0;s:3:"all";}'],
    ['um_content_restriction', 'a:2:{s:26:"_um_custom_access_settings";b:0;s:14:"_um_accessible";s:1:"0";}'],
    ['_thumbnail_id', '5'],
  ])('with the field %s: %j is public', (key, value) => {
    expect(parsePost('a', ofField(key, value)).posts).toMatchObject([{ status: 'published' }]);
  });
});

test('marks of what is for members only are found in what a hostile file repeats', () => {
  for (const sign of ['[', '[a', '[/', '<!-- wp:a', '<!--', '[a='])
    expect(isPartlyForMembers(sign.repeat(400_000))).toBe(false);
  expect(isPartlyForMembers(`[${'a'.repeat(400_000)}`)).toBe(false);
});
