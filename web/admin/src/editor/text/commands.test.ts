import { describe, expect, test } from '@jest/globals';
import {
  continueList,
  linkTo,
  markCode,
  markLines,
  pictureAt,
  wrap,
  type Edit,
  type Selection,
} from './commands.js';

/** A text with what is chosen between two bars; one bar is the caret. */
function at(marked: string): Selection {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '');
  return { text, start, end: end === start ? start : end - 1 };
}

/** What comes of an edit, written the same way. */
function after({ text }: Selection, edit: Edit | null): string | null {
  if (!edit) return null;
  const { from, to, insert, start, end } = edit;
  const next = text.slice(0, from) + insert + text.slice(to);
  return end === start
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}|${next.slice(start, end)}|${next.slice(end)}`;
}

const change = (marked: string, edit: (selection: Selection) => Edit | null) =>
  after(at(marked), edit(at(marked)));

describe('marks around words', () => {
  const bold = (selection: Selection) => wrap(selection, '**', 'bold text');
  const italic = (selection: Selection) => wrap(selection, '*', 'italic text');

  test.each([
    ['say |otter| twice', 'say **|otter|** twice'],
    ['say **|otter|** twice', 'say |otter| twice'],
    ['say |', 'say **|bold text|**'],
    ['say| otter |twice', 'say **|otter|** twice'],
  ])('%s becomes %s', (before, wanted) => {
    expect(change(before, bold)).toBe(wanted);
  });

  test('of italic words leave those of bold ones alone', () => {
    expect(change('a **|bold|** word', italic)).toBe('a ***|bold|*** word');
    expect(change('a ***|both|*** word', italic)).toBe('a **|both|** word');
    expect(change('a *|word|*', italic)).toBe('a |word|');
  });
});

describe('marks at lines', () => {
  test('make a heading of a line, a smaller one, and none again', () => {
    const next = (line: string) => change(line, (selection) => markLines(selection, 'heading'));
    expect(next('one\nOtt|ers\ntwo')).toBe('one\n## Ott|ers\ntwo');
    expect(next('## Ott|ers')).toBe('### Ott|ers');
    expect(next('#### Ott|ers')).toBe('Ott|ers');
  });

  test('make lists of all chosen lines, and lines of lists', () => {
    const bullets = (text: string) => change(text, (selection) => markLines(selection, 'bullet'));
    expect(bullets('|one\ntwo|\nthree')).toBe('|- one\n- two|\nthree');
    expect(bullets('|- one\n- two|\nthree')).toBe('|one\ntwo|\nthree');
    expect(bullets('|1. one\n2. two|')).toBe('|- one\n- two|');
    expect(change('|one\ntwo\n|three', (selection) => markLines(selection, 'number'))).toBe(
      '|1. one\n2. two|\nthree',
    );
    expect(change('|- one\ntwo|', (selection) => markLines(selection, 'quote'))).toBe('|> - one\n> two|');
  });
});

test('code is a span for words and a block for lines, fenced by more than it has', () => {
  expect(change('run |npm start| now', markCode)).toBe('run `|npm start|` now');
  expect(change('so: |a\n```\nb|', markCode)).toBe('so: \n````|\na\n```\nb\n````\n');
});

test('links have what is chosen as their text, and addresses that end where they should', () => {
  expect(change('see |the otters|', (selection) => linkTo(selection, '/posts/otters', 'Otters'))).toBe(
    'see [|the otters|](/posts/otters)',
  );
  expect(change('see |', (selection) => linkTo(selection, 'https://e.org/a_(b)', 'A [b]'))).toBe(
    'see [|A \\[b\\]|](<https://e.org/a_(b)>)',
  );
});

test('pictures stand on lines of their own', () => {
  expect(change('one|', (selection) => pictureAt(selection, 'media:m1', 'An otter'))).toBe(
    'one\n\n![An otter](media:m1)\n|',
  );
  expect(change('one\n\n|two', (selection) => pictureAt(selection, 'media:m1', ''))).toBe(
    'one\n\n![](media:m1)\n\n|two',
  );
});

describe('Enter', () => {
  test.each([
    ['- one|', '- one\n- |'],
    ['  9. nine|', '  9. nine\n  10. |'],
    ['- [x] done|', '- [x] done\n- [ ] |'],
    ['> said|', '> said\n> |'],
    ['- one\n- |', '- one\n|'],
    ['plain|', null],
    ['- |one|', null],
  ])('after %j gives %j', (before, wanted) => {
    expect(change(before, continueList)).toBe(wanted);
  });
});
