import { expect, test } from '@jest/globals';
import { mergePatch, type Patch } from './merge-patch.js';

interface Thing {
  readonly name: string;
  readonly image: { readonly url: string; readonly alt: string } | null;
  readonly list: readonly string[];
  readonly within: { readonly a: { readonly x: number; readonly y: number }; readonly b: boolean };
}

const THING: Thing = {
  name: 'A thing',
  image: { url: '/a', alt: 'a' },
  list: ['a', 'b'],
  within: { a: { x: 1, y: 2 }, b: true },
};

test.each<[what: string, patch: Patch<Thing>, changed: Partial<Thing>]>([
  ['nothing', {}, {}],
  ['what is undefined', { name: undefined }, {}],
  ['a text', { name: 'Another' }, { name: 'Another' }],
  ['a list as a whole', { list: ['c'] }, { list: ['c'] }],
  ['null', { image: null }, { image: null }],
  ['a member within', { within: { a: { y: 3 } } }, { within: { a: { x: 1, y: 3 }, b: true } }],
])('a patch changes %s and leaves the rest', (_what, patch, changed) => {
  const before = structuredClone(THING);
  expect(mergePatch(THING, patch)).toEqual({ ...THING, ...changed });
  expect(THING).toEqual(before);
});

test('an object takes the place of null', () => {
  const image = { url: '/b', alt: '' };
  expect(mergePatch<Thing>({ ...THING, image: null }, { image }).image).toEqual(image);
});
