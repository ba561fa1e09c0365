import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { deriveMac } from './keys.js';
import { BY_TIME, Cursors } from './cursors.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');
const POSITION = { time: new Date('2026-04-01T08:30:00.123Z'), id: 'post-1' };

const cursors = new Cursors(deriveMac('a secret of the test', 'cursor'));
const list = cursors.of('public:', BY_TIME);
const cursor = list.encode(POSITION, NOW);
const [payload = '', signature = ''] = cursor.split('.');

describe('a cursor', () => {
  test('gives back the position it was made for', () => {
    fc.assert(
      fc.property(fc.string(), fc.date({ noInvalidDate: true }), fc.string(), (name, time, id) => {
        const named = cursors.of(name, BY_TIME);
        expect(named.decode(named.encode({ time, id }, NOW), NOW)).toEqual({ time, id });
      }),
    );
  });

  test('needs no escaping in a URL', () => {
    expect(cursor).toMatch(/^[\w.-]+$/);
  });

  test('is good on its day (UTC) and the next', () => {
    expect(list.decode(cursor, new Date('2026-05-02T23:59:59.999Z'))).toEqual(POSITION);
    expect(() => list.decode(cursor, new Date('2026-05-03T00:00:00.000Z'))).toThrow(refusal('has expired'));
  });

  test('is the same text all day, so that a list keeps its ETag', () => {
    expect(list.encode(POSITION, new Date('2026-05-01T23:59:59.999Z'))).toBe(cursor);
  });

  test.each(['admin:', 'public:tag', ''])('of the public list is refused by the list %j', (name) => {
    expect(() => cursors.of(name, BY_TIME).decode(cursor, NOW)).toThrow(refusal('other filters'));
  });

  test.each([
    ['nothing', ''],
    ['a dot', '.'],
    ['text', 'abc'],
    ['no signature', payload],
    ['an empty signature', `${payload}.`],
    ['another payload', `${payload}A.${signature}`],
    ['a signature cut short', `${payload}.${signature.slice(0, -1)}`],
    ['a signature in other letters', `${payload}.${signature.toUpperCase()}`],
    ['a part too many', `${cursor}.x`],
    ['another key', signedBy('another secret', 'cursor').encode(POSITION, NOW)],
    ['a key for another purpose', signedBy('a secret of the test', 'ip').encode(POSITION, NOW)],
    ['characters outside of base64', `${payload}.${'é'.repeat(43)}`],
  ])('with %s is refused as forged', (_what, forged) => {
    expect(() => list.decode(forged, NOW)).toThrow(refusal('is not one of ours'));
  });

  test('of a list whose positions were written otherwise is refused, as one of before an upgrade is', () => {
    const otherwise = cursors.of('public:', z.string()).encode('post-1', NOW);
    expect(() => list.decode(otherwise, NOW)).toThrow(refusal('of another version'));
    const mac = deriveMac('a secret of the test', 'cursor');
    const before = Buffer.from(JSON.stringify(['public:', 0, 'post-1', 0])).toString('base64url');
    expect(() => list.decode(`${before}.${mac(before)}`, NOW)).toThrow(refusal('of another version'));
  });

  test('stands for the first page when it is absent', () => {
    expect(list.decode(undefined, NOW)).toBeNull();
  });

  test('is refused, whatever text is sent in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => list.decode(text, NOW)).toThrow(refusal('is not one of ours'));
      }),
    );
  });
});

function signedBy(secret: string, purpose: string) {
  return new Cursors(deriveMac(secret, purpose)).of('public:', BY_TIME);
}

function refusal(reason: string): unknown {
  return expect.objectContaining({
    code: 'invalid-argument',
    message: expect.stringContaining(reason) as unknown,
  });
}
