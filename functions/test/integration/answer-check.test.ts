/** Here since pages of the site, which Hosting answers beside the app, are let pass. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { requireDocumented, type Exchange } from '../support/http/answer-check.js';
import { apiFetch, login } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';

let post: Exchange;
let refusal: Exchange;

/** A genuine request and its answer, for tests to alter. */
async function exchange(method: string, path: string, init: RequestInit = {}): Promise<Exchange> {
  const url = `${environment.functionUrl}${path}`;
  const response = await apiFetch(url, { ...init, method });
  return { method, url, status: response.status, headers: response.headers, body: await response.text() };
}

beforeAll(async () => {
  const { access_token: token } = await login('editor');
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ title: 'Held against the document' });
  post = await exchange('POST', '/admin/api/posts', { headers, body });
  refusal = await exchange('GET', '/api/auth/profile');
});

/** An exchange with other members in its JSON body; `undefined` takes one away. */
function withMembers(original: Exchange, members: Record<string, unknown>): Exchange {
  return { ...original, body: JSON.stringify({ ...(JSON.parse(original.body) as object), ...members }) };
}

/** An exchange with other headers; `null` takes one away. */
function withHeaders(original: Exchange, changes: Record<string, string | null>): Exchange {
  const headers = new Headers(original.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return { ...original, headers };
}

/** An answer that is a file. */
function fileWith(contentType: string, body: string): Exchange {
  const url = `${environment.functionUrl}/admin/api/jobs/some-id/file`;
  const headers = { 'Content-Type': contentType, 'Content-Disposition': 'attachment' };
  return { ...withHeaders(post, headers), method: 'GET', url, status: 200, body };
}

const wrong: Record<string, { make: () => Exchange; complaint: string }> = {
  'a status that is not documented': {
    make: () => ({ ...post, status: 200 }),
    complaint: 'it has no status 200, only 201, ',
  },
  'a member that is missing': {
    make: () => withMembers(post, { slug: undefined }),
    complaint: "the body must have required property 'slug'",
  },
  'a member that is not documented': {
    make: () => withMembers(post, { password_hash: '$argon2id$' }),
    complaint: 'the body must NOT have additional properties (password_hash)',
  },
  'an inner member that is not documented': {
    make: () => withMembers(post, { author: { id: 'x', name: 'x', email: 'x@example.org' } }),
    complaint: '/author must NOT have additional properties (email)',
  },
  'a value of another type': {
    make: () => withMembers(post, { version: '1' }),
    complaint: '/version must be integer',
  },
  'a value that is not one of those listed': {
    make: () => withMembers(post, { status: 'hidden' }),
    complaint: '/status must be equal to one of the allowed values',
  },
  'a time without milliseconds': {
    make: () => withMembers(post, { created_at: '2026-05-01T12:00:00Z' }),
    complaint: '/created_at must match pattern',
  },
  'a time that is none': {
    make: () => withMembers(post, { created_at: '2026-13-01T12:00:00.000Z' }),
    complaint: '/created_at must match format "date-time"',
  },
  'a body that is not JSON': { make: () => ({ ...post, body: '<p>' }), complaint: 'its body is not JSON' },
  'another content type': {
    make: () => withHeaders(post, { 'Content-Type': 'text/html' }),
    complaint: 'its Content-Type is text/html, not application/json',
  },
  'a header that is missing': {
    make: () => withHeaders(post, { Location: null }),
    complaint: 'the header Location is missing',
  },
  'no request id': {
    make: () => withHeaders(post, { 'X-Request-Id': null }),
    complaint: 'the header X-Request-Id is missing',
  },
  'a refusal that is no problem document': {
    make: () => withHeaders(refusal, { 'Content-Type': 'application/json; charset=utf-8' }),
    complaint: 'its Content-Type is application/json, not application/problem+json',
  },
  'a refusal of a type that is not documented': {
    make: () => withMembers(refusal, { type: 'urn:firefolio:problem:second-factor-required' }),
    complaint: '/type must be equal to one of the allowed values',
  },
  'a refusal with the status of another': {
    make: () => withMembers(refusal, { status: 403 }),
    complaint: '/status must be equal to constant',
  },
  "a refusal with another request's id": {
    make: () => withMembers(refusal, { instance: 'another' }),
    complaint: '/instance is not the X-Request-Id',
  },
  'a refusal with more than is documented': {
    make: () => withMembers(refusal, { stack: 'Error: …' }),
    complaint: 'the body must NOT have additional properties (stack)',
  },
  'something where no operation is': {
    make: () => ({ ...post, url: `${environment.siteUrl}/api/nothing` }),
    complaint: 'no operation is there, so that it is 404',
  },
  'something for a method that the path has not': {
    make: () => ({ ...post, method: 'PUT' }),
    complaint: 'no operation is there, so that it is 405',
  },
  'a file of JSON that is none': {
    make: () => fileWith('application/json; charset=utf-8', '{"posts":['),
    complaint: 'its body is not JSON',
  },
  'a file of another type': {
    make: () => fileWith('text/html', '<p>'),
    complaint: 'its Content-Type is text/html, not application/json or application/zip',
  },
  'a body where there is none': {
    make: () => ({ ...post, method: 'OPTIONS', status: 204 }),
    complaint: 'it has a body',
  },
};

describe('an answer of the app is refused that has', () => {
  test.each(Object.entries(wrong))('%s', async (_what, { make, complaint }) => {
    const message = await complaintAbout(make());
    expect(message).toContain('which is not what /api/openapi.json says:\n');
    expect(message).toContain(`\n  ${complaint}`);
    expect(message).toMatch(/^[A-Z]+ http\S+ was answered \d{3}, /);
  });
});

describe('an answer is let pass that', () => {
  test('is as documented', async () => {
    for (const genuine of [post, refusal]) expect(await complaintAbout(genuine)).toBeNull();
  });

  test('is a file of a documented type, whatever is in it', async () => {
    for (const file of [fileWith('application/zip', 'PK'), fileWith('application/json', '[1]')])
      expect(await complaintAbout(file)).toBeNull();
  });

  test('the platform gives: it has neither a request id nor JSON', async () => {
    const headers = new Headers({ 'Content-Type': 'text/html' });
    const exchange = { ...post, status: 400, headers, body: '<pre>Error</pre>' };
    expect(await complaintAbout(exchange)).toBeNull();
  });

  test('is a page of the site', async () => {
    const response = await apiFetch(`${environment.siteUrl}/`);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });
});

async function complaintAbout(exchange: Exchange): Promise<string | null> {
  return requireDocumented(exchange).then(
    () => null,
    (error: unknown) => (error as Error).message,
  );
}
