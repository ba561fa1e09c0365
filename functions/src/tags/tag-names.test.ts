import { describe, expect, test } from '@jest/globals';
import type { Post } from '../posts/index.js';
import type { TagDetails } from './tag-details.codec.js';
import { TagNames } from './tag-names.js';

/** A site where posts have some tags, of which something is said; null where that can't be read. */
function siteWith(used: readonly string[], said: Readonly<Record<string, string>> | null) {
  const entries = Object.entries(said ?? {}).map(([tag, name]) => [tag, { name, description: '' }] as const);
  const site = {
    details: new Map(entries) as TagDetails,
    looks: 0,
    reads: 0,
    warnings: [] as string[],
    refusal: null as Error | null,
  };
  const names = new TagNames({
    details: {
      findWhole: () => {
        site.reads += 1;
        return Promise.resolve({ value: said && site.details, readTime: '1' });
      },
      change: (change) => {
        if (site.refusal) return Promise.reject(site.refusal);
        site.details = change(site.details)?.details ?? site.details;
        return Promise.resolve();
      },
    },
    directory: {
      refresh: () => {
        site.looks += 1;
        return Promise.resolve({ values: new Map([['a', { tags: used }]]) } as never);
      },
    },
    cache: { clear: () => undefined },
    logger: { log: (_level, message) => site.warnings.push(message) },
  });
  /** The names of a post once it was written with these tags. */
  const write = async (tags: readonly string[], tagNames: Readonly<Record<string, string>> = {}) =>
    (await names.completion([{ tags, tagNames }]))({ tags, tagNames } as Post).tagNames;
  return { site, names, write };
}

const nameOf = (details: TagDetails, tag: string) => details.get(tag)?.name;

describe('a name that is typed', () => {
  test('becomes that of a tag that no post has, and is not asked for again', async () => {
    const { site, write } = siteWith([], {});
    expect(await write(['cpp'], { cpp: 'C++' })).toEqual({ cpp: 'C++' });
    expect(nameOf(site.details, 'cpp')).toBe('C++');
    await write(['cpp'], { cpp: 'C++' });
    expect(site.looks).toBe(1);
  });

  test('replaces what was said of a tag that no post has any more', async () => {
    const { site, write } = siteWith([], { cpp: 'Cpp' });
    expect(await write(['cpp'], { cpp: 'C++' })).toEqual({ cpp: 'C++' });
    expect(nameOf(site.details, 'cpp')).toBe('C++');
  });

  test('counts nothing where posts have the tag, and all posts are asked once only', async () => {
    const { site, write } = siteWith(['javascript', 'cpp'], { cpp: 'C++' });
    const typed = { javascript: 'JavaScript', cpp: 'Cpp' };
    for (let saves = 0; saves < 3; saves += 1)
      expect(await write(['javascript', 'cpp'], typed)).toEqual({ cpp: 'C++' });
    expect(site.looks).toBe(1);
    expect(nameOf(site.details, 'javascript')).toBeUndefined();
  });

  test('that can not be stored is logged, and the post is written with what is known', async () => {
    const { site, write } = siteWith(['cpp'], { cpp: 'C++' });
    site.refusal = new Error('no room');
    expect(await write(['cpp', 'rust'], { rust: 'Rust' })).toEqual({ cpp: 'C++' });
    expect(site.warnings).toHaveLength(1);
  });
});

test('where names can’t be read a post keeps its own, of the tags that it has', async () => {
  const { write } = siteWith([], null);
  expect(await write(['cpp'], { cpp: 'C++', gone: 'Gone' })).toEqual({ cpp: 'C++' });
});

describe('a change', () => {
  const stale = { tags: [], tagNames: { cpp: 'C++' } } as unknown as Post;
  const named = { tags: ['cpp'], tagNames: { cpp: 'C++' } } as unknown as Post;

  test('that takes all tags away takes their names, without a read', async () => {
    const { site, names } = siteWith([], {});
    expect((await names.completion([{ tags: [] }]))(stale)).toEqual({ tags: [], tagNames: {} });
    expect(site.reads).toBe(0);
  });

  test('that says nothing of tags leaves their names alone, without a read', async () => {
    const { site, names } = siteWith([], {});
    expect((await names.completion([{ title: 'T' }]))(named)).toBe(named);
    expect(site.reads).toBe(0);
  });
});
