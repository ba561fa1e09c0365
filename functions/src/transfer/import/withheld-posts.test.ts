import { describe, expect, test } from '@jest/globals';
import {
  importFile,
  MARKDOWN,
  NOW,
  ownFile,
  StoredPosts,
  UPDATE,
  zipped,
} from '../../../test/support/posts/stored-imports.js';

describe('what not everybody can read in the file', () => {
  const markdown = (header: string) =>
    zipped({ 'a.md': `---\ntitle: T\ndate: 2020-01-02\n${header}\n---\n${header}` });
  const ghost = (traits: object) => {
    const posts = [
      {
        uuid: '0b9c3f60-7d4e-4a8b-9c1d-2e3f4a5b6c7d',
        title: 'T',
        html: 'open',
        status: 'published',
        ...traits,
      },
    ];
    return Buffer.from(JSON.stringify({ data: { posts } }));
  };
  const wordpress = (fields: string) =>
    Buffer.from(
      `<rss xmlns:wp="w" xmlns:content="c"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>T</title>
      <guid>https://a.example/?p=1</guid><wp:post_type>post</wp:post_type>${fields}</item></channel></rss>`,
    );
  const own = (traits: object) => ownFile([{ id: 'own00000000000000000', title: 'T', ...traits }]);
  const secret = '<content:encoded>SECRET</content:encoded>';

  test.each([
    ['Markdown that is private', 'markdown', markdown(''), markdown('private: true\nexcerpt: secret')],
    ['a draft in Markdown', 'markdown', markdown(''), markdown('status: draft')],
    ['a draft of Ghost', 'ghost', ghost({}), ghost({ status: 'draft', visibility: 'paid', html: 'SECRET' })],
    [
      'a post that Ghost will show later',
      'ghost',
      ghost({}),
      ghost({ status: 'scheduled', published_at: '2099-01-01', html: 'SECRET' }),
    ],
    [
      'a draft of WordPress',
      'wordpress',
      wordpress('<wp:status>publish</wp:status>'),
      wordpress(`<wp:status>draft</wp:status>${secret}`),
    ],
    [
      'a draft of ours',
      'json',
      own({ status: 'published', published_at: '2026-01-01' }),
      own({ content_md: 'SECRET' }),
    ],
  ])('never comes to a post that everybody can read here: %s', async (_what, format, before, after) => {
    for (const existing of ['skip', 'update']) {
      const stored = new StoredPosts();
      expect((await importFile(stored, before, { format })).counts).toEqual({ created: 1 });
      const [post] = stored.byId.values();
      const { counts, problems } = await importFile(stored, after, { format, existing });
      expect(counts).toEqual({ skipped: 1 });
      expect(problems).toEqual([{ item: 'T', detail: expect.stringContaining('Unpublish it') }]);
      expect([...stored.byId.values()]).toEqual([post]);
    }
  });

  test('nor to one that is scheduled for an earlier time', async () => {
    const stored = new StoredPosts();
    const at = (published_at: string, html: string) => ghost({ status: 'scheduled', published_at, html });
    const input = { format: 'ghost', existing: 'update' };
    await importFile(stored, at('2098-01-01', 'a'), input);
    expect((await importFile(stored, at('2098-01-01', 'b'), input)).counts).toEqual({ updated: 1 });
    const later = await importFile(stored, at('2099-01-01', 'c'), input);
    expect(later).toMatchObject({
      counts: { skipped: 1 },
      problems: [{ detail: expect.stringContaining('it is scheduled') }],
    });
  });

  test('nor to one that is published between the look and the write', async () => {
    const stored = new StoredPosts();
    await importFile(stored, markdown('status: draft'), UPDATE);
    stored.meanwhile = () => {
      stored.change({ status: 'published' });
    };
    const { counts, problems } = await importFile(stored, markdown('status: draft\nx: 1'), UPDATE);
    expect(counts).toEqual({ failed: 1 });
    expect(problems).toEqual([{ item: 'T', detail: expect.stringContaining('Import the file again') }]);
  });

  test('comes to one that is a draft here', async () => {
    const stored = new StoredPosts();
    await importFile(stored, markdown('private: true'), UPDATE);
    const again = await importFile(stored, markdown('private: yes'), UPDATE);
    expect(again).toEqual({ counts: { updated: 1 }, problems: [] });
  });

  test('comes as drafts with why, once, and leaves room for other problems', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, number) => [`${String(number)}.md`, '---\ntitle: T\nwip: true\n---\n']),
    );
    const stored = new StoredPosts();
    const { problems } = await importFile(stored, zipped(files), MARKDOWN);
    expect(problems).toHaveLength(11);
    expect(problems[0]).toEqual({
      item: 'T',
      detail: expect.stringMatching(/^It says “wip: true” and comes as a draft: publish it if/),
    });
    expect(problems.at(-1)).toEqual({ item: '20 more', detail: expect.stringContaining('drafts, too') });

    const again = await importFile(stored, zipped(files), UPDATE);
    expect(again).toEqual({ counts: { unchanged: 30 }, problems: [] });
    stored.change({ status: 'published', publishedAt: NOW });
    const exposed = await importFile(stored, zipped(files), UPDATE);
    expect(exposed.problems).toHaveLength(11);
  });
});
