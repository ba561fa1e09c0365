import { expect, test } from '@jest/globals';
import { wordsForSigns } from './tag-signs.js';

test.each([
  ['C++', 'Cpp'],
  ['c#', 'csharp'],
  ['F♯', 'Fsharp'],
  ['.NET', 'dotNET'],
  ['ASP.NET', 'ASPNET'],
  ['Node.js', 'Nodejs'],
  ['Objective-C++', 'Objective-Cpp'],
  ['C++17', 'Cpp17'],
  ['1.0', '1.0'],
  ['#hash', '#hash'],
  ['web-design', 'web-design'],
])('%j is %j', (name, words) => {
  expect(wordsForSigns(name)).toBe(words);
  expect(wordsForSigns(words)).toBe(words);
});
