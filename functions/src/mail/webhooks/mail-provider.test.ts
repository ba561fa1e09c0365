import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { signedByMailgun, signedByStandard } from '../../../test/support/work/mail-events.js';
import { providerEvents } from './mail-provider.js';

const NOW = new Date('2026-11-29T12:00:00.000Z');
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const MINUTE_MS = 60_000;

const ago = (ms: number) => new Date(NOW.getTime() - ms);

function requestOf(headers: Record<string, string>, body: unknown) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { header: (name: string) => headers[name], body: bytes };
}

const refusal = (code: string) => expect.objectContaining({ code }) as unknown as Error;

describe('Standard Webhooks', () => {
  const BOUNCE = {
    type: 'email.bounced',
    created_at: '2026-11-29T11:59:00.000Z',
    data: {
      email_id: '56761188-7520-42d8-8898-ff6fc54ce618',
      from: 'Site <noreply@site.test>',
      to: ['ada@example.org'],
      subject: 'Hello',
      message_id: '<job-1@site.test>',
      bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1 user unknown' },
    },
  };
  const take = (headers: Record<string, string>, body: unknown, secret = SECRET) =>
    providerEvents('standard', requestOf(headers, body), secret, NOW);

  test.each(['webhook', 'svix'] as const)('with the header fields of %s bring a bounce', (prefix) => {
    expect(take(signedByStandard(BOUNCE, { secret: SECRET, at: NOW, prefix }), BOUNCE)).toEqual([
      {
        kind: 'failed',
        address: 'ada@example.org',
        sender: 'noreply@site.test',
        messageIds: ['<job-1@site.test>'],
        said: { code: 550, status: '5.1.1', text: '550 5.1.1 user unknown' },
        isNoMailbox: true,
      },
    ]);
  });

  test('are taken by either of two secrets, while one is renewed', () => {
    const old = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
    for (const secret of [old, SECRET])
      expect(take(signedByStandard(BOUNCE, { secret, at: NOW }), BOUNCE, `${SECRET} ${old}`)).toHaveLength(1);
  });

  test('are as the specification’s own example', () => {
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const at = new Date(1_614_265_330_000);
    const request = requestOf(headers, '{"test": 2432232314}');
    expect(providerEvents('standard', request, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', at)).toEqual([]);
  });

  test.each<[string, Record<string, string>, unknown]>([
    ['without a signature', {}, BOUNCE],
    ['of another secret', signedByStandard(BOUNCE, { secret: 'whsec_AAAA', at: NOW }), BOUNCE],
    ['of another body', signedByStandard(BOUNCE, { secret: SECRET, at: NOW }), { ...BOUNCE, type: 'x' }],
    ['of six minutes ago', signedByStandard(BOUNCE, { secret: SECRET, at: ago(6 * MINUTE_MS) }), BOUNCE],
    ['of the future', signedByStandard(BOUNCE, { secret: SECRET, at: ago(-6 * MINUTE_MS) }), BOUNCE],
  ])('%s are refused', (_what, headers, body) => {
    expect(() => take(headers, body)).toThrow(refusal('unauthenticated'));
  });

  test.each([
    [
      'a soft bounce',
      { ...BOUNCE, data: { ...BOUNCE.data, bounce: { type: 'Transient', message: 'full' } } },
      'delayed',
      false,
    ],
    [
      'a hard bounce without words',
      { ...BOUNCE, data: { to: 'a@b.test', bounce: { type: 'Permanent' } } },
      'failed',
      true,
    ],
    [
      'a bounce for what it says',
      { ...BOUNCE, data: { ...BOUNCE.data, bounce: { type: 'Permanent', message: '550 5.7.1 spam' } } },
      'failed',
      false,
    ],
    ['a complaint', { type: 'email.complained', data: { to: ['a@b.test'] } }, 'complained', false],
    ['a delay', { type: 'email.delivery_delayed', data: { to: ['a@b.test'] } }, 'delayed', false],
  ])('tell of %s', (_what, body, kind, isNoMailbox) => {
    const headers = signedByStandard(body, { secret: SECRET, at: NOW });
    expect(take(headers, body)).toMatchObject([{ kind, isNoMailbox }]);
  });

  test.each([
    { type: 'email.opened', data: { to: ['a@b.test'] } },
    { type: 'contact.created', data: {} },
    { type: 'constructor', data: { to: ['a@b.test'] } },
    [],
    'text',
    null,
  ])('of another kind are dropped: %j', (body) => {
    const headers = signedByStandard(body, { secret: SECRET, at: NOW });
    expect(take(headers, JSON.stringify(body))).toEqual([]);
  });
});

describe('Mailgun', () => {
  const KEY = 'key-0123456789abcdef';
  const FAILED = {
    event: 'failed',
    severity: 'permanent',
    reason: 'generic',
    recipient: 'ada@example.org',
    message: { headers: { 'message-id': 'job-1@site.test', to: 'ada@example.org' } },
    'delivery-status': { code: 550, message: '5.1.1 no such user', 'enhanced-code': '5.1.1' },
  };
  const take = (body: unknown) => providerEvents('mailgun', requestOf({}, body), KEY, NOW);

  test.each([
    ['a hard bounce', FAILED, 'failed', true],
    ['a soft one', { ...FAILED, severity: 'temporary' }, 'delayed', false],
    [
      'a policy',
      { ...FAILED, 'delivery-status': { code: 550, message: 'blocked', 'enhanced-code': '5.7.1' } },
      'failed',
      false,
    ],
    [
      'one that bounced before',
      { ...FAILED, reason: 'suppress-bounce', 'delivery-status': { code: 605, message: '' } },
      'failed',
      true,
    ],
    ['a complaint', { event: 'complained', recipient: 'ada@example.org' }, 'complained', false],
    ['a complaint before', { ...FAILED, reason: 'suppress-complaint' }, 'complained', false],
    ['an unsubscription before', { ...FAILED, reason: 'suppress-unsubscribe' }, 'unsubscribed', false],
    ['an unsubscription', { event: 'unsubscribed', recipient: 'ada@example.org' }, 'unsubscribed', false],
  ])('tells of %s', (_what, event, kind, isNoMailbox) => {
    expect(take(signedByMailgun(event, KEY, NOW))).toMatchObject([
      { kind, address: 'ada@example.org', isNoMailbox },
    ]);
  });

  test('names the mail', () => {
    expect(take(signedByMailgun(FAILED, KEY, NOW))).toMatchObject([{ messageIds: ['<job-1@site.test>'] }]);
  });

  test.each([
    ['Site <noreply@site.test>', 'noreply@site.test'],
    ['"a@b.test" <noreply@site.test>', 'noreply@site.test'],
    ['noreply@site.test', 'noreply@site.test'],
    ['Site', null],
  ])('names the sender of %s', (from, sender) => {
    const event = { event: 'complained', recipient: 'ada@example.org', message: { headers: { from } } };
    expect(take(signedByMailgun(event, KEY, NOW))).toMatchObject([{ sender }]);
  });

  test('is refused without its signature', () => {
    for (const body of [
      { 'event-data': FAILED },
      signedByMailgun(FAILED, 'another key', NOW),
      signedByMailgun(FAILED, KEY, ago(6 * MINUTE_MS)),
    ])
      expect(() => take(body)).toThrow(refusal('unauthenticated'));
    expect(() => take('no JSON')).toThrow(refusal('invalid-argument'));
  });

  test('of what is not known tells nothing', () => {
    expect(take(signedByMailgun({ event: 'opened', recipient: 'a@b.test' }, KEY, NOW))).toEqual([]);
  });
});

describe('SendGrid', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const signed = (body: string, at = NOW) => {
    const time = String(Math.floor(at.getTime() / 1000));
    const signature = sign('sha256', Buffer.from(`${time}${body}`), privateKey).toString('base64');
    return {
      'x-twilio-email-event-webhook-timestamp': time,
      'x-twilio-email-event-webhook-signature': signature,
    };
  };
  const take = (headers: Record<string, string>, body: string) =>
    providerEvents('sendgrid', requestOf(headers, body), key, NOW);
  const event = (traits: object) => ({ email: 'ada@example.org', 'smtp-id': '<job-1@site.test>', ...traits });

  test.each([
    [{ event: 'bounce', type: 'bounce', status: '5.1.1', reason: '550 5.1.1 user unknown' }, 'failed', true],
    [{ event: 'bounce', type: 'blocked', status: '5.1.1', reason: '550 blocked' }, 'failed', false],
    [
      { event: 'bounce', type: 'bounce', reason: 'gone', bounce_classification: 'Invalid Address' },
      'failed',
      true,
    ],
    [{ event: 'dropped', reason: 'Bounced Address' }, 'failed', true],
    [{ event: 'dropped', reason: 'Spam Reporting Address' }, 'complained', false],
    [{ event: 'spamreport' }, 'complained', false],
    [{ event: 'deferred', response: '451 later' }, 'delayed', false],
  ])('tells of %j', (traits, kind, isNoMailbox) => {
    const body = JSON.stringify([event(traits), event({ event: 'open' }), 'no event']);
    expect(take(signed(body), body)).toMatchObject([
      { kind, isNoMailbox, address: 'ada@example.org', messageIds: ['<job-1@site.test>'] },
    ]);
  });

  test('is refused without its signature', () => {
    const body = JSON.stringify([event({ event: 'spamreport' })]);
    for (const headers of [
      {},
      signed(`${body} `),
      signed(body, ago(6 * MINUTE_MS)),
      { ...signed(body), 'x-twilio-email-event-webhook-signature': 'AAAA' },
    ])
      expect(() => take(headers, body)).toThrow(refusal('unauthenticated'));
  });
});

test('without a provider nothing is taken', () => {
  expect(() => providerEvents('none', requestOf({}, '{}'), '', NOW)).toThrow(refusal('not-found'));
});
