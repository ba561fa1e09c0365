import { expect, test } from '@jest/globals';
import { ProblemError } from 'firefolio-client';
import { isFit, placeErrors } from './errors.js';

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

test('an address with other letters is fit, as the API has it; what is none is not', () => {
  const typed = (value: string) =>
    isFit({ value, validity: { valid: false, typeMismatch: true } as ValidityState });
  expect(typed('jürgen@example.org')).toBe(true);
  expect(typed('jürgen')).toBe(false);
  expect(typed('jurgen')).toBe(false);
});
