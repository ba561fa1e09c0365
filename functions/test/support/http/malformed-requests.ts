import { gzipSync } from 'node:zlib';
import { BROKEN_UTF8, NO_JSON, WRONG_VALUES } from './malformed-bodies.js';

/**
 * Who answers: the app, always with a problem document; the platform, which refuses before the app is reached; or the
 * HTTP server itself, whose answer has no body.
 */
export type Answerer = 'app' | 'platform' | 'server';

/** A request that is wrong in some way, as bytes, and who has to say so. */
export interface MalformedRequest {
  readonly name: string;
  /** What is wrong, where that decides who answers. */
  readonly answerer: Answerer;
  /** @param prefix path of the function, such as `/project/region/api`, or nothing */
  encode: (prefix: string) => readonly (string | Buffer)[];
}

const LOGIN = '/api/auth/login';
const CONTACT = '/api/contact';
const REFRESH = '/api/auth/refresh';
const POSTS = '/admin/api/posts';

interface Head {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

/** One request; its Content-Length is right unless given. */
function request(
  name: string,
  answerer: Answerer,
  { method = 'GET', path = '/api/posts', headers = [], body }: Head,
): MalformedRequest {
  const encode = (prefix: string) => {
    const hasLength = headers.some((line) => /^(?:content-length|transfer-encoding):/i.test(line));
    const lines = [
      `${method} ${prefix}${path} HTTP/1.1`,
      'Host: localhost',
      ...(body !== undefined && !hasLength ? [`Content-Length: ${String(Buffer.byteLength(body))}`] : []),
      ...headers,
    ];
    return [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), ...(body === undefined ? [] : [body])];
  };
  return { name, answerer, encode };
}

const JSON_TYPE = 'Content-Type: application/json';

/** A JSON body at one of the routes that read one without a token. */
function post(name: string, answerer: Answerer, path: string, body: string | Buffer): MalformedRequest {
  return request(`${name}, at ${path}`, answerer, { method: 'POST', path, headers: [JSON_TYPE], body });
}

const bodies: readonly MalformedRequest[] = [LOGIN, CONTACT, REFRESH].flatMap((path) => [
  ...Object.entries(NO_JSON).map(([name, body]) => post(name, 'app', path, body)),
  ...Object.entries(WRONG_VALUES).map(([name, body]) => post(name, 'app', path, body)),
  ...Object.entries(BROKEN_UTF8).map(([name, body]) => post(name, 'app', path, body)),
  post('10 MB', 'app', path, JSON.stringify({ email: 'x'.repeat(10_000_000) })),
  post('1 MB of spaces', 'app', path, `{}${' '.repeat(1_000_000)}`),
]);

const types: readonly MalformedRequest[] = [
  ...['text/plain', 'text/html', 'application/xml', 'multipart/form-data', 'x', '/', ';', '*/*', ''].map(
    (type) =>
      request(`Content-Type: ${type || '(empty)'}`, 'app', {
        method: 'POST',
        path: LOGIN,
        headers: [`Content-Type: ${type}`],
        body: '{"email":"a@b.test","password":"x"}',
      }),
  ),
  ...['made-up', 'utf-99', 'iso-8859-1'].map((charset) =>
    request(`charset=${charset}`, 'app', {
      method: 'POST',
      path: LOGIN,
      headers: [`${JSON_TYPE}; charset=${charset}`],
      body: '{}',
    }),
  ),
  request('no Content-Type', 'app', { method: 'POST', path: LOGIN, body: '{}' }),
  request('no body', 'app', { method: 'POST', path: LOGIN }),
  request('an empty body', 'app', { method: 'POST', path: LOGIN, headers: [JSON_TYPE, 'Content-Length: 0'] }),
  request('gzip', 'app', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Content-Encoding: gzip'],
    body: gzipSync('{}'),
  }),
  request('gzip that is none', 'app', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Content-Encoding: gzip'],
    body: '{"email":"a@b.test"}',
  }),
  request('an unknown Content-Encoding', 'app', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Content-Encoding: made-up'],
    body: '{}',
  }),
];

const methods: readonly MalformedRequest[] = [
  ...[
    'PROPFIND',
    'SEARCH',
    'TRACE',
    'LOCK',
    'PURGE',
    'MKCOL',
    'REPORT',
    'PUT',
    'DELETE',
    'PATCH',
    'QUERY',
  ].map((method) => request(`the method ${method}`, 'app', { method })),
  ...['FOO', 'get', 'G\u0000T', 'GE T', '', '{}', 'POSTX', 'G'.repeat(1_000)].map((method) =>
    request(`the method ${JSON.stringify(method.slice(0, 10))}`, 'server', { method }),
  ),
  request('HTTP/9.9', 'server', { path: '/api/posts HTTP/9.9\r\nX: ' }),
];

const paths: readonly MalformedRequest[] = [
  ...[
    '/api/posts/%00',
    '/api/posts/%01%02%7f',
    '/api/posts/%0d%0aX:%20y',
    '/api/posts/..%2f..%2fetc%2fpasswd',
  ].map((path) => request(`the path ${path}`, 'app', { path })),
  ...['/api/posts/%2e%2e', '/api/posts/__x__', '/api/posts/__proto__', '/api/posts/%F0%9F%92%A9'].map(
    (path) => request(`the path ${path}`, 'app', { path }),
  ),
  ...[
    '/api/posts/%2F',
    '/api/posts/a%2Fb',
    "/api/posts/'OR'1'='1",
    '/api/posts/<script>',
    '/api/posts/$%7Bx%7D',
  ].map((path) => request(`the path ${path}`, 'app', { path })),
  ...[
    '/api/posts/%',
    '/api/posts/%zz',
    '/api/posts/%E0%A4%A',
    '/api/posts/%ff',
    '/api/posts/%c0%af',
    '/%',
    '/%ff/x',
  ].map((path) => request(`the path ${path}`, 'platform', { path })),
  ...[2_000, 5_000, 12_000].map((length) =>
    request(`a path of ${String(length)} characters`, 'app', { path: `/api/posts/${'a'.repeat(length)}` }),
  ),
  request('a path of 1,000 segments', 'app', { path: `/api${'/x'.repeat(1_000)}` }),
  request('a path of slashes', 'app', { path: `/api${'/'.repeat(1_000)}` }),
  request('a path of 20,000 characters', 'server', { path: `/${'a'.repeat(20_000)}` }),
  request('a space in the path', 'server', { path: '/api/posts/a b' }),
  request('a control character in the path', 'server', { path: '/api/posts/a\u0001b' }),
  request('a NUL in the path', 'server', { path: '/api/posts/a\u0000b' }),
];

const queries: readonly MalformedRequest[] = [
  ...[
    'limit=0',
    'limit=-1',
    'limit=101',
    'limit=1.5',
    'limit=1e99',
    'limit=NaN',
    'limit=',
    'limit=x',
    'limit=1&limit=2',
    'limit=%00',
    'limit=99999999999999999999',
    'tag=a&tag=b',
    'tag=',
    'tag=A%20B',
    'tag=%00',
    `tag=${'a'.repeat(5_000)}`,
    'tag=%27%20OR%201=1',
    'cursor=x',
    'cursor=',
    'cursor=..',
    'cursor=a.b.c',
    'cursor=a&cursor=b',
    `cursor=${'a'.repeat(5_000)}`,
    'cursor=%F0%9F%92%A9.x',
    'cursor=eyJhIjoxfQ.AAAA',
  ].map((query) => request(`the query ${query.slice(0, 40)}`, 'app', { path: `/api/posts?${query}` })),
];

const headers: readonly MalformedRequest[] = [
  request('headers of 100 kB', 'server', { headers: [`X-Filler: ${'x'.repeat(100_000)}`] }),
  request('5,000 headers', 'server', {
    headers: Array.from({ length: 5_000 }, (_, i) => `X-Filler-${String(i)}: y`),
  }),
  request('a header without a colon', 'server', { headers: ['no colon here'] }),
  request('a space before the colon', 'server', { headers: ['X-Bad : y'] }),
  request('a NUL in a header', 'server', { headers: ['X-Bad: a\u0000b'] }),
  request('a folded header', 'server', { headers: ['X-Bad: a', ' b'] }),
  request('two Content-Lengths', 'server', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Content-Length: 2', 'Content-Length: 3'],
    body: '{}',
  }),
  request('a Content-Length that is no number', 'server', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Content-Length: x'],
    body: '{}',
  }),
  request('a negative Content-Length', 'server', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Content-Length: -1'],
    body: '{}',
  }),
  request('Content-Length beside chunks', 'server', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Content-Length: 2', 'Transfer-Encoding: chunked'],
    body: '2\r\n{}\r\n0\r\n\r\n',
  }),
  request('broken chunks', 'server', {
    method: 'POST',
    path: LOGIN,
    headers: [JSON_TYPE, 'Transfer-Encoding: chunked'],
    body: 'zz\r\n{}\r\n0\r\n\r\n',
  }),
  request('an unmeetable expectation', 'server', { headers: ['Expect: a-miracle'] }),
  ...[
    'Bearer',
    'Bearer \u00ff',
    'Basic',
    ',',
    `Bearer ${'a'.repeat(10_000)}`,
    'Bearer a.b.c',
    'Bearer ..',
  ].map((value) =>
    request(`Authorization: ${value.slice(0, 20)}`, 'app', {
      path: POSTS,
      headers: [`Authorization: ${value}`],
    }),
  ),
  request('If-Match that is no ETag, unauthorised', 'app', {
    method: 'PATCH',
    path: `${POSTS}/x`,
    headers: [JSON_TYPE, 'If-Match: W/"'],
    body: '{}',
  }),
];

/** Some two hundred and fifty requests, each of which has to be answered with a 4xx. */
export const MALFORMED_REQUESTS: readonly MalformedRequest[] = [
  ...bodies,
  ...types,
  ...methods,
  ...paths,
  ...queries,
  ...headers,
];
