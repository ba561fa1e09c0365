import { expect, it } from '@jest/globals';
import { parseJavaVersion } from './java.mjs';

it.each([
  ['openjdk version "25.0.3" 2026-04-21 LTS', 25],
  ['java version "21" 2023-09-19 LTS', 21],
  ['openjdk version "1.8.0_292"', 8],
  ['The operation couldn’t be completed. Unable to locate a Java Runtime.', 0],
])('reads the major version of %j', (text, version) => {
  expect(parseJavaVersion(text)).toBe(version);
});
