import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveMac } from './keys.js';
import { Cursors } from './cursors.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');
const POSITION = { time: new Date('2026-04-01T08:30:00.123Z'), id: 'post-1' };

const cursors = new Cursors(deriveMac('a secret of the test', 'cursor'));
const cursor = cursors.encode('public:', POSITION, NOW);
const [payload = '', signature = ''] = cursor.split('.');

describe('a cursor', () => {
  test('gives back the position it was made for', () => {
    fc.assert(
      fc.property(fc.string(), fc.date({ noInvalidDate: true }), fc.string(), (list, time, id) => {
        expect(cursors.decode(list, cursors.encode(list, { time, id }, NOW), NOW)).toEqual({ time, id });
      }),
    );
  });

  test('needs no escaping in a URL', () => {
    expect(cursor).toMatch(/^[\w.-]+$/);
  });

  test('is good on its day (UTC) and the next', () => {
    expect(cursors.decode('public:', cursor, new Date('2026-05-02T23:59:59.999Z'))).toEqual(POSITION);
    expect(() => cursors.decode('public:', cursor, new Date('2026-05-03T00:00:00.000Z'))).toThrow(
      refusal('has expired'),
    );
  });

  test('is the same text all day, so that a list keeps its ETag', () => {
    expect(cursors.encode('public:', POSITION, new Date('2026-05-01T23:59:59.999Z'))).toBe(cursor);
  });

  test.each(['admin:', 'public:tag', ''])('of the public list is refused by the list %j', (list) => {
    expect(() => cursors.decode(list, cursor, NOW)).toThrow(refusal('other filters'));
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
    ['another key', new Cursors(deriveMac('another secret', 'cursor')).encode('public:', POSITION, NOW)],
    [
      'a key for another purpose',
      new Cursors(deriveMac('a secret of the test', 'ip')).encode('public:', POSITION, NOW),
    ],
    ['characters outside of base64', `${payload}.${'é'.repeat(43)}`],
  ])('with %s is refused as forged', (_what, forged) => {
    expect(() => cursors.decode('public:', forged, NOW)).toThrow(refusal('is not one of ours'));
  });

  test('is refused, whatever text is sent in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => cursors.decode('public:', text, NOW)).toThrow(refusal('is not one of ours'));
      }),
    );
  });
});

function refusal(reason: string): unknown {
  return expect.objectContaining({
    code: 'invalid-argument',
    message: expect.stringContaining(reason) as unknown,
  });
}
