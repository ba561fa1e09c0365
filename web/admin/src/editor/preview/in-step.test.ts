import { expect, test } from '@jest/globals';
import { followed, headingOffsets } from './in-step.js';

test('the preview is as far between two headings as the text is', () => {
  const anchors = [
    [0, 0],
    [100, 400],
    [300, 500],
  ] as const;
  expect([0, 50, 100, 200, 300, 900].map((top) => followed(anchors, top))).toEqual([
    0, 200, 400, 450, 500, 500,
  ]);
  expect(followed([], 10)).toBe(0);
});

test('headings are found, but not in blocks of code', () => {
  const text = '# One\n\n```sh\n# a comment\n```\n\n## Two\n#tag\n~~~\n## no\n~~~\n';
  expect(headingOffsets(text).map((at) => text.slice(at, at + 6))).toEqual(['# One\n', '## Two']);
});
