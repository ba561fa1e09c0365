import { describe, expect, test } from '@jest/globals';
import { parseFirefolioJson } from './firefolio-json.js';

const RECORD = {
  id: 'c1d0oc9fergru764fx1u',
  title: 'What an ETag promises',
  slug: 'what-an-etag-promises',
  excerpt: null,
  content_md: 'Two jobs.',
  tags: ['http'],
  status: 'published',
  authors: [{ id: 'ada', name: 'Ada Lindqvist' }],
  cover_image: null,
  featured: false,
  seo: null,
  published_at: '2025-05-15T06:00:00.000Z',
  created_at: '2025-05-14T06:00:00.000Z',
  updated_at: '2025-05-15T06:00:00.000Z',
};

function parse(changes: object) {
  const file = { format: 'firefolio', version: 1, site_url: null, posts: [{ ...RECORD, ...changes }] };
  return parseFirefolioJson(Buffer.from(JSON.stringify(file)), { sourceUrl: null, now: new Date(0) });
}

describe('a post of our own export', () => {
  test('is as public as it was', () => {
    expect(parse({}).posts).toMatchObject([
      { status: 'published', publishedAt: new Date(RECORD.published_at), withheld: [] },
    ]);
  });

  test('whose time of publication can’t be read comes as a draft, and says why', () => {
    expect(parse({ published_at: 'the ides of May' }).posts).toMatchObject([
      { status: 'draft', publishedAt: null, withheld: [expect.stringContaining('published_at')] },
    ]);
  });
});
