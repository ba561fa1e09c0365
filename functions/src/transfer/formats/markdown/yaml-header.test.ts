import { describe, expect, test } from '@jest/globals';
import { parseHeader } from './yaml-header.js';

/** As long as a header may be. */
const LENGTH = 20_000;

const fill = (part: string, before = '') =>
  before + part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH - before.length);

test.each([
  [
    'lists',
    'tags: [a, "b", c]\nother:\n  - a: 1\n    b: { c: [d] }\n',
    { tags: ['a', 'b', 'c'], other: [{ a: 1, b: { c: ['d'] } }] },
  ],
  ['texts of several lines', 'a: |\n  b\n  c\nd: "e\n  f"\n', { a: 'b\nc\n', d: 'e f' }],
  ['an alias', 'a: &a [x]\nb: *a\n', { a: ['x'], b: ['x'] }],
  ['merged mappings', '<<: [{a: 1, b: 2}, {a: 4, c: 5}]\nb: 3\n', { a: 1, b: 3, c: 5 }],
  ['nothing', '', {}],
  [
    'two hundred names with lists',
    Array.from({ length: 200 }, (_, number) => `name${String(number)}: [a, b, c, d]`).join('\n'),
    expect.objectContaining({ name199: ['a', 'b', 'c', 'd'] }),
  ],
])('a header of %s is read', (_what, yaml, expected) => {
  expect(parseHeader(yaml)).toEqual(expected);
});

describe('what costs a parser much time or stack is refused, with the mend', () => {
  test.each([
    ['opened lists', fill('['), 'nested too deep'],
    ['opened mappings', fill('{'), 'nested too deep'],
    ['opened pairs in lists', fill('[{a: '), 'nested too deep'],
    ['items of items', fill('- '), 'nested too deep'],
    ['keys of keys', fill('? '), 'nested too deep'],
    [
      'deep indentation',
      Array.from({ length: 190 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'nested too deep',
    ],
    ['quotes in a list', fill('"",', 'a: ['), 'names, values and signs'],
    ['many anchors', fill('&a a: b\n'), 'names, values and signs'],
    ['many aliases', fill('*a,', 'a: &a x\nb: ['), 'names, values and signs'],
    ['many documents', fill('---\n'), 'names, values and signs'],
    ['many names within a name', fill(' a:\n', 'a:\n'), 'names, values and signs'],
    ['an alias of nothing', 'a: *b', 'aliases'],
  ])('%s', (_what, yaml, detail) => {
    expect(() => parseHeader(yaml)).toThrow(detail);
  });

  test.each([fill('"'), fill("'"), fill('"a" "b" '), fill('"\n'), fill('! '), fill('& '), fill('}{')])(
    'signs without a meaning: %.8j…',
    (yaml) => {
      expect(() => parseHeader(yaml)).toThrow('and was left out');
    },
  );
});

test('the line of an error is that of the file', () => {
  expect(() => parseHeader('a: b\nc: "d\n')).toThrow('no YAML in line');
  expect(() => parseHeader('a: b\nc: ]\n')).toThrow('no YAML in line 3');
});
