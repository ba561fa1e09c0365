/** Messages that come as plain HTML forms, as browsers send them without a script. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { apiFetch } from '../support/http/api.js';
import { from, inOneWindow, newAddress, repeat } from '../support/http/forwarded-clients.js';
import { findMails, waitForMail } from '../support/work/inbox.js';
import { dubious, honest, spam, startJudging, storedMessage } from '../support/work/contact.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';

const ALLOWED = 'https://portfolio.example.com';
const FORM = 'application/x-www-form-urlencoded';
const HOUR_MS = 3_600_000;

const siteUrl = String(process.env['SITE_URL']);
/** Absolute: at the address of the function there are no pages of the site. */
const SENT = `${siteUrl}/contact/sent`;
const REFUSED = `${siteUrl}/contact/refused`;

let api: RunningFunction;
/** With the limits of production. */
let limited: RunningFunction;

beforeAll(async () => {
  [api, limited] = await Promise.all([
    startJudging({ CORS_ORIGINS: ALLOWED }),
    startJudging({ RATE_LIMIT_SCALE: '1' }),
  ]);
});

afterAll(() => Promise.all([api.stop(), limited.stop()]));

type Fields = Readonly<Record<string, string>>;

interface Posted {
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly instance?: RunningFunction;
}

/** Posts a form and gives where it leads. */
async function post(fields: Fields | string, { query = '', headers, instance = api }: Posted = {}) {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  const response = await apiFetch(`${instance.url}/api/contact${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': FORM, ...(headers ?? from(newAddress())) },
    body,
  });
  expect(await response.text()).toBe('');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, location: response.headers.get('location') };
}

const messagesFrom = async (email: string) =>
  (await firestore.collection('contact_messages').where('email', '==', email).get()).docs;

describe('a plain form', () => {
  test('of 5,000 characters of any script arrives whole', async () => {
    const sent = { ...honest(), message: '免'.repeat(5_000) };
    expect(await post(sent)).toEqual({ status: 303, location: SENT });
    const [stored] = await messagesFrom(sent.email);
    expect(stored?.get('message')).toBe(sent.message);
  });

  test('that came through Hosting leads to a page of the address that it came by', async () => {
    const headers = { ...from(newAddress()), 'X-Forwarded-Host': 'alias.example' };
    expect((await post(honest(), { headers })).location).toBe('/contact/sent');
    expect((await post({}, { headers })).location).toBe('/contact/refused#name');
  });

  test.each<Record<string, string>>([
    {},
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://alias.example' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: ALLOWED },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
    { Origin: siteUrl },
    { Origin: 'null' },
  ])('is taken with %j', async (named) => {
    const headers = { ...from(newAddress()), ...named };
    expect((await post(honest(), { headers })).location).toBe(SENT);
  });

  test.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.example.com' },
    { Origin: 'https://evil.example' },
  ])('of a page of another site, %j, is refused', async (named) => {
    const sent = honest();
    const headers = { ...from(newAddress()), ...named };
    expect((await post(sent, { headers })).location).toBe(`${REFUSED}#elsewhere`);
    expect(await messagesFrom(sent.email)).toEqual([]);
  });

  test('arrives in the inbox and in the mail, and leads to a page that says so', async () => {
    const sent = honest();
    expect(await post({ ...sent, website: '' })).toEqual({ status: 303, location: SENT });
    const [stored, ...others] = await messagesFrom(sent.email);
    expect(others).toEqual([]);
    expect(await storedMessage(stored?.id ?? '')).toMatchObject({ ...sent, verdict: 'ham' });
    expect((await waitForMail(sent.email)).text).toContain(sent.message);
  });

  test('has the line breaks of its sender, which count once', async () => {
    const sent = { ...honest(), message: `${'line\r\n'.repeat(999)}end` };
    expect(await post(sent)).toEqual({ status: 303, location: SENT });
    const [stored] = await messagesFrom(sent.email);
    expect(stored?.get('message')).toBe(sent.message.replaceAll('\r\n', '\n'));
  });

  test.each([
    ['unsure', dubious],
    ['spam', spam],
  ])('that is %s leads to the same page', async (verdict, make) => {
    const sent = make();
    expect(await post(sent)).toEqual({ status: 303, location: SENT });
    expect((await messagesFrom(sent.email)).map((doc) => doc.get('verdict') as unknown)).toEqual([verdict]);
  });

  test('that is pressed twice, or ten times at once, is one message and one mail', async () => {
    const [sent, headers] = [honest(), from(newAddress())];
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => post(sent, { headers })));
    const later = await post(sent, { headers });
    expect([...atOnce, later]).toEqual(Array(11).fill({ status: 303, location: SENT }));
    expect(await messagesFrom(sent.email)).toHaveLength(1);
    await waitForMail(sent.email);
    expect(await findMails(sent.email)).toHaveLength(1);
  });

  test('of somebody else, or with a word changed, is another message', async () => {
    const [sent, headers] = [honest(), from(newAddress())];
    await post(sent, { headers });
    await post(sent);
    await post({ ...sent, message: `${sent.message} Please.` }, { headers });
    expect(await messagesFrom(sent.email)).toHaveLength(3);
  });
});

describe('a plain form that is refused leads to what was wrong', () => {
  const big = () => ({ ...honest(), website: 'x'.repeat(100_000) });

  test.each<[why: string, fields: () => Fields | string]>([
    ['name', () => ({ ...honest(), name: '' })],
    ['email', () => ({ ...honest(), email: 'ada@' })],
    ['subject', () => ({ ...honest(), subject: 'x'.repeat(151) })],
    ['message', () => ({ ...honest(), message: 'short' })],
    ['name', () => ({ ...honest(), name: '', message: 'short' })],
    ['form', () => ({ ...honest(), handled: 'true' })],
    ['form', () => 'name=%ff'],
    ['email', () => `${new URLSearchParams(honest()).toString()}&email=twice@example.org`],
    ['too-large', big],
  ])('#%s', async (why, fields) => {
    const body = fields();
    expect(await post(body)).toEqual({ status: 303, location: `${REFUSED}#${why}` });
    if (typeof body !== 'string') expect(await messagesFrom(body['email'] ?? '')).toEqual([]);
  });

  test('#too-many, where mistakes are not counted', async () => {
    const { mistakes, messages } = await inOneWindow(HOUR_MS, async () => {
      const headers = from(newAddress());
      const mistake = () => post({ ...honest(), email: 'ada@' }, { headers, instance: limited });
      const message = () => post(honest(), { headers, instance: limited });
      return { mistakes: await repeat(6, mistake), messages: await repeat(6, message) };
    });
    expect(mistakes.map(({ location }) => location)).toEqual(Array(6).fill(`${REFUSED}#email`));
    expect(messages.map(({ location }) => location)).toEqual([
      ...Array<string>(5).fill(SENT),
      `${REFUSED}#too-many`,
    ]);
  });

  test('a body of another type is none, and is answered by a problem', async () => {
    const response = await apiFetch(`${api.url}/api/contact`, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: 'x',
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(FORM) });
  });
});

describe('pages of its own', () => {
  const query = (next: string, refused = next) =>
    `?next=${encodeURIComponent(next)}&next_if_refused=${encodeURIComponent(refused)}`;

  test.each([
    ['/thanks?from=form', `${siteUrl}/thanks?from=form`],
    ['thanks', `${siteUrl}/thanks`],
    [`${ALLOWED}/thanks#top`, `${ALLOWED}/thanks#top`],
    ['/%2F%2Fevil.example', `${siteUrl}/%2F%2Fevil.example`],
    [`${siteUrl}//evil.example`, `${siteUrl}//evil.example`],
  ])('may be %s', async (next, location) => {
    expect(await post(honest(), { query: query(next) })).toEqual({ status: 303, location });
  });

  test('are told why by their fragment', async () => {
    const refused = await post({ ...honest(), email: 'x' }, { query: query(`${ALLOWED}/contact#form`) });
    expect(refused).toEqual({ status: 303, location: `${ALLOWED}/contact#email` });
  });

  test.each([
    ...['//evil.example', '\\\\evil.example', '/\\evil.example', '\\/evil.example', '///evil.example'],
    ...['/\t/evil.example', ' //evil.example', 'https:evil.example/..//evil', 'https:/\\evil.example'],
    ...[
      'https://evil.example/',
      'HTTPS://EVIL.EXAMPLE',
      `${ALLOWED}.evil.example`,
      `${ALLOWED}@evil.example`,
    ],
    ...[
      `https://user@${new URL(ALLOWED).host}/`,
      'javascript:alert(1)',
      'data:text/html,x',
      `blob:${ALLOWED}/x`,
      'ftp://site.test/',
    ],
    ...[
      'http://portfolio.example.com/',
      'https://portfolio.example.com:444/',
      'http://[',
      'https://evil。example',
    ],
  ])('are never %j', async (next) => {
    const sent = honest();
    for (const asked of [query(next), query(next, '/ours'), query('/ours', next)]) {
      const { location } = await post(sent, { query: asked });
      const page = asked === query(next, '/ours') ? `${siteUrl}/ours#page` : `${REFUSED}#page`;
      expect([next, location]).toEqual([next, page]);
    }
    expect(await messagesFrom(sent.email)).toEqual([]);
  });

  test('are refused in JSON with what they must be', async () => {
    const response = await apiFetch(`${api.url}/api/contact${query('//evil.example')}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(honest()),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errors: [
        { pointer: '/next', detail: expect.stringContaining('CORS_ORIGINS') },
        { pointer: '/next_if_refused' },
      ],
    });
  });
});
