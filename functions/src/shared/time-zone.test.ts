import { expect, test } from '@jest/globals';
import { isTimeZone } from './time-zone.js';

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Mars/Base', false],
  ['', false],
])('%j is a zone: %j', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
