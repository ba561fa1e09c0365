import { describe, expect, test } from '@jest/globals';
import {
  from,
  importFile,
  MARKDOWN,
  ownFile,
  readFixture,
  SITE_A,
  SITE_B,
  StoredPosts,
  UPDATE,
} from '../../../test/support/posts/stored-imports.js';

describe('two sites with the same paths', () => {
  test('whose addresses nobody gives: the second one’s posts are named, and nothing is overwritten', async () => {
    const stored = new StoredPosts();
    expect(await importFile(stored, SITE_A, MARKDOWN)).toEqual({ counts: { created: 2 }, problems: [] });
    for (const input of [MARKDOWN, UPDATE]) {
      const { counts, problems } = await importFile(stored, SITE_B, input);
      expect(counts).toEqual({ skipped: 2 });
      expect(problems).toEqual([
        { item: 'Site B', detail: expect.stringContaining('again with source_url') },
        { item: 'Site B', detail: expect.stringContaining('again with source_url') },
      ]);
      expect(stored.titles).toEqual(['Site A', 'Site A']);
    }
  });

  test('whose addresses are given come both in full', async () => {
    const stored = new StoredPosts();
    await importFile(stored, SITE_A, from('https://a.example'));
    const second = await importFile(stored, SITE_B, from('https://b.example/'));
    expect(second.counts).toEqual({ created: 2 });
    expect(stored.titles).toEqual(['Site A', 'Site A', 'Site B', 'Site B']);
    const again = await importFile(stored, SITE_B, from('http://www.b.example'));
    expect(again.counts).toEqual({ skipped: 2 });
  });

  test('of which the first came before there were addresses: its posts are found with one, too', async () => {
    const stored = new StoredPosts();
    await importFile(stored, SITE_A, MARKDOWN);
    expect((await importFile(stored, SITE_B, from('https://b.example'))).counts).toEqual({ created: 2 });
    const again = await importFile(stored, SITE_A, { ...from('https://a.example'), existing: 'update' });
    expect(again.counts).toEqual({ unchanged: 2 });
    expect((await importFile(stored, SITE_A, MARKDOWN)).counts).toEqual({ skipped: 2 });
  });

  test('that converters made for Ghost, with numbers for ids', async () => {
    const stored = new StoredPosts();
    const file = (title: string, slug?: string) =>
      Buffer.from(
        JSON.stringify({
          data: { posts: [{ id: 1, title, slug, html: `<p>${title}</p>`, status: 'draft' }] },
        }),
      );
    const ghost = { format: 'ghost' };
    expect((await importFile(stored, readFixture('ghost-without-uuid.json'), ghost)).counts).toEqual({
      created: 1,
    });
    expect((await importFile(stored, file('A', 'a'), ghost)).counts).toEqual({ created: 1 });
    expect((await importFile(stored, file('B', 'b'), ghost)).counts).toEqual({ created: 1 });
    expect((await importFile(stored, file('C'), ghost)).counts).toEqual({ skipped: 1 });
    expect(
      (await importFile(stored, file('C'), { ...ghost, source_url: 'https://c.example' })).counts,
    ).toEqual({ created: 1 });
    expect(stored.titles).toEqual(['A', 'B', 'C', 'Repro 20']);
  });

  test('of WordPress, whose files tell their addresses', async () => {
    const stored = new StoredPosts();
    const file = (name: string) =>
      Buffer.from(
        `<rss xmlns:wp="w" xmlns:content="c"><channel><link>https://${name}.example</link><wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_site_url>https://network.example</wp:base_site_url>
        <item><title>${name}</title><wp:post_id>12</wp:post_id><wp:post_type>post</wp:post_type><wp:status>draft</wp:status>
        <content:encoded>${name}</content:encoded></item></channel></rss>`,
      );
    for (const name of ['one', 'two']) {
      expect((await importFile(stored, file(name), { format: 'wordpress' })).counts).toEqual({ created: 1 });
      expect((await importFile(stored, file(name), { format: 'wordpress' })).counts).toEqual({ skipped: 1 });
    }
  });

  test('in our own format, whose files tell their addresses', async () => {
    const stored = new StoredPosts();
    for (const name of ['one', 'two']) {
      const file = ownFile([{ id: '1', title: name, content_md: name }], {
        site_url: `https://${name}.example`,
      });
      expect((await importFile(stored, file, { format: 'json' })).counts).toEqual({ created: 1 });
    }
  });
});

test('a stranger that comes to the id between the look and the write is left alone as well', async () => {
  const stored = new StoredPosts();
  const taken = new StoredPosts();
  await importFile(taken, SITE_A, MARKDOWN);
  stored.meanwhile = () => {
    for (const [id, post] of taken.byId) stored.byId.set(id, post);
  };
  const { counts, problems } = await importFile(stored, SITE_B, UPDATE);
  expect(counts).toEqual({ skipped: 2 });
  expect(problems[0]?.detail).toContain('again with source_url');
  expect(stored.titles).toEqual(['Site A', 'Site A']);
});

test('two sites of WordPress that were built at one address are two', async () => {
  const stored = new StoredPosts();
  const file = (name: string, time: string) =>
    Buffer.from(
      `<rss xmlns:wp="w" xmlns:content="c"><channel><link>https://${name}.example</link><wp:wxr_version>1.2</wp:wxr_version>
      <item><title>Welcome</title><guid>https://staging.agency.example/?p=1</guid><wp:post_type>post</wp:post_type>
      <wp:status>publish</wp:status><wp:post_date_gmt>${time}</wp:post_date_gmt>
      <content:encoded>${name}</content:encoded></item></channel></rss>`,
    );
  const input = { format: 'wordpress', existing: 'update' };
  for (const [name, time] of [
    ['one', '2020-01-02 03:04:05'],
    ['two', '2021-02-03 04:05:06'],
  ] as const) {
    expect((await importFile(stored, file(name, time), input)).counts).toEqual({ created: 1 });
    expect((await importFile(stored, file(name, time), input)).counts).toEqual({ unchanged: 1 });
  }
});

describe('ids of the file', () => {
  const ID = 'chosen00000000000000';
  const json = { format: 'json' };

  test('are not taken for new posts, which a second import finds all the same', async () => {
    const stored = new StoredPosts();
    const file = ownFile([{ id: ID, title: 'T' }]);
    expect((await importFile(stored, file, json)).counts).toEqual({ created: 1 });
    expect([...stored.byId.keys()]).toEqual([expect.stringMatching(/^[\da-f]{24}$/)]);
    expect((await importFile(stored, file, { ...json, existing: 'update' })).counts).toEqual({
      unchanged: 1,
    });
    expect(stored.byId.size).toBe(1);
  });

  test('are those of posts that are here', async () => {
    const stored = new StoredPosts();
    await importFile(stored, ownFile([{ id: 'x', title: 'T' }]), json);
    const [[, post] = []] = [...stored.byId];
    if (!post) throw new Error('nothing was stored');
    stored.byId.clear();
    stored.byId.set(ID, { ...post, id: ID });
    const { counts } = await importFile(stored, ownFile([{ id: ID, title: 'Other', content_md: 'Other.' }]), {
      ...json,
      existing: 'update',
    });
    expect(counts).toEqual({ updated: 1 });
    expect([...stored.byId.values()]).toMatchObject([{ id: ID, title: 'Other' }]);
  });
});

describe('an export of this site', () => {
  const ID = 'a1'.repeat(12);
  const OWN = { format: 'json', existing: 'update', own_url: 'https://own.example' };
  const record = { id: ID, title: 'Before', created_at: '2024-01-01T00:00:00Z' };

  async function givenRewritten(): Promise<StoredPosts> {
    const stored = new StoredPosts();
    await importFile(stored, ownFile([record]), OWN);
    const [post] = stored.byId.values();
    if (!post) throw new Error('nothing was stored');
    stored.byId.clear();
    stored.byId.set(ID, { ...post, id: ID, title: 'Rewritten', contentMd: 'Quite another.' });
    return stored;
  }

  test('gives its posts back to those that are here, whatever they became', async () => {
    const stored = await givenRewritten();
    const file = ownFile([record], { site_url: 'https://own.example' });
    expect((await importFile(stored, file, OWN)).counts).toEqual({ updated: 1 });
    expect(stored.titles).toEqual(['Before']);
  });

  test('of another site does not', async () => {
    const stored = await givenRewritten();
    const file = ownFile([record], { site_url: 'https://other.example' });
    expect((await importFile(stored, file, OWN)).counts).toEqual({ created: 1 });
    expect(stored.titles).toEqual(['Before', 'Rewritten']);
  });
});
