import { expect } from '@jest/globals';
import type { Answer } from './api.js';

/** Asserts that an answer is a whole problem document (RFC 9457) of that status, with this request's id. */
export function expectProblem({ status, headers, body }: Answer<unknown>, expectedStatus: number): void {
  expect({ status, body }).toMatchObject({
    status: expectedStatus,
    body: { status: expectedStatus, instance: headers.get('x-request-id') },
  });
  expect(body).toMatchObject({
    type: expect.stringMatching(/^urn:firefolio:problem:/),
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
  });
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
}

/** Asserts a 401 for a token that was given and refused, with the challenge of RFC 6750 §3. */
export function expectTokenRefused(answer: Answer<unknown>): void {
  expectProblem(answer, 401);
  expect(answer.headers.get('www-authenticate')).toMatch(
    /^Bearer (?:\S.*, )?error="invalid_token", error_description="[^"\\]+"$/,
  );
  expect(answer.headers.get('cache-control')).toMatch(/^(?:private, )?no-store$/);
}
