import { expect, test } from '@jest/globals';
import { together } from './together.js';

const [list, frame] = [{ posts: [] }, { name: 'site' }];

test('gives the same object for the same parts', () => {
  expect(together({ frame, list, tag: 'web' })).toBe(together({ frame, list, tag: 'web' }));
});

test('gives another one for other parts, names and values', () => {
  const all = [
    together({ frame, list }),
    together({ frame, list: { posts: [] } }),
    together({ frame, other: list }),
    together({ frame, list, tag: 'web' }),
    together({ frame, list, tag: 'css' }),
    together({ frame, list, tag: null }),
    together({ list: frame, frame: list }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('has the parts', () => {
  expect(together({ frame, list, tag: 'web' })).toEqual({ frame, list, tag: 'web' });
});
