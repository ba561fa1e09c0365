import { expect, test } from '@jest/globals';
import { ProblemError } from 'firefolio-client';
import { placeErrors } from './errors.js';

const refusal = (...pointers: string[]): ProblemError =>
  new ProblemError(new Response(null, { status: 422 }), {
    type: 'urn:firefolio:problem:validation-failed',
    errors: pointers.map((pointer) => ({ pointer, detail: 'must be shorter' })),
  });

test('a refusal stands at the field that it points at, or at the nearest that holds it', () => {
  const names = ['title', 'seo/title', 'links'];
  expect(placeErrors(refusal('/title', '#/seo/title', '/links/0/url'), names)).toEqual([
    { name: 'title', detail: 'must be shorter' },
    { name: 'seo/title', detail: 'must be shorter' },
    { name: 'links', detail: 'must be shorter' },
  ]);
});

test('what no field holds is said above the form, by its pointer', () => {
  expect(placeErrors(refusal('/hero/image/url'), ['title'])).toEqual([
    { name: null, detail: 'hero → image → url: must be shorter' },
  ]);
});
