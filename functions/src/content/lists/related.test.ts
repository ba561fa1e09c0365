import { describe, expect, test } from '@jest/globals';
import type { PostSummary } from '../../posts/index.js';
import { findRelated } from './related.js';

function post(slug: string, ...tags: string[]): PostSummary {
  return {
    id: slug,
    slug,
    title: slug,
    excerpt: '',
    tags,
    tagNames: {},
    status: 'published',
    authors: [],
    featured: false,
    coverImage: null,
    publishedAt: new Date(0),
    createdAt: new Date(0),
    updatedAt: new Date(0),
    readingTimeMinutes: 1,
    version: 1,
  };
}

/** The newest first. */
const posts = [
  post('e', 'web', 'rust'),
  post('d', 'web'),
  post('c', 'web', 'rust', 'wasm'),
  post('b', 'web', 'wasm'),
  post('a'),
];

const slugs = (found: ReturnType<typeof findRelated>) => ({
  previous: found?.previous?.slug,
  next: found?.next?.slug,
  related: found?.related.map(({ slug }) => slug),
});

describe('findRelated', () => {
  test('gives the neighbours in time, and the rarest common tags first', () => {
    expect(slugs(findRelated(posts, 'c', 3))).toEqual({ previous: 'b', next: 'd', related: ['e', 'b', 'd'] });
    expect(slugs(findRelated(posts, 'd', 2))).toEqual({ previous: 'c', next: 'e', related: ['e', 'c'] });
  });

  test('has no neighbour at either end, and nothing related without tags', () => {
    expect(slugs(findRelated(posts, 'a', 3))).toEqual({ previous: undefined, next: 'b', related: [] });
    expect(slugs(findRelated(posts, 'e', 1))).toEqual({ previous: 'd', next: undefined, related: ['c'] });
  });

  test('knows nothing of a slug that is not there', () => {
    expect(findRelated(posts, 'f', 3)).toBeNull();
    expect(findRelated([], 'a', 3)).toBeNull();
  });
});
