import { expect, test } from '@jest/globals';
import { inPossibleOrder, orderOf } from './media-order.js';

test.each(['q', 'from', 'to'])('with "%s" files stand by time', (name) => {
  const asked = { limit: '25', [name]: '2026-05-03' };
  for (const sort of ['file_name', '-file_name', 'bytes', '-bytes'])
    expect(inPossibleOrder({ ...asked, sort })).toEqual(asked);
  for (const sort of ['created_at', '-created_at'])
    expect(inPossibleOrder({ ...asked, sort })).toEqual({ ...asked, sort });
});

test('otherwise they stand as they are wanted, whatever else narrows them', () => {
  expect(inPossibleOrder({ kind: 'picture', sort: '-bytes' })).toEqual({ kind: 'picture', sort: '-bytes' });
  expect(inPossibleOrder({ kind: 'picture' })).toEqual({ kind: 'picture' });
});

test('an order that is not to be had now says so', () => {
  const label = (asked: Record<string, string>) =>
    orderOf(asked).options?.find(([value]) => value === '-bytes')?.[1];
  expect(label({})).toBe('Largest first');
  expect(label({ q: 'otter' })).toBe('Largest first (not with search or days)');
});
