import { expect, test } from '@jest/globals';
import { nest } from './values.js';

test('names become objects and lists, as JSON pointers have it', () => {
  expect(
    nest([
      ['title', 'A title'],
      ['seo/title', null],
      ['seo/description', 'Short'],
      ['links/0/label', 'One'],
      ['links/0/url', '/one'],
      ['links/1/label', 'Two'],
      ['shown/tags', false],
      ['left_out', undefined],
    ]),
  ).toEqual({
    title: 'A title',
    seo: { title: null, description: 'Short' },
    links: [{ label: 'One', url: '/one' }, { label: 'Two' }],
    shown: { tags: false },
  });
});
