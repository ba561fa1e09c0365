import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, placeAfter, spliceBetween, spliced, withChanges } from './changes.js';
import { asShown, asStored } from './line-endings.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '\r\n', '👩‍💻'), maxLength: 400 }),
);

describe('changes', () => {
  test('make the second state of the first, whatever both are', () => {
    fc.assert(
      fc.property(text, text, fc.array(fc.string()), (before, after, tags) => {
        const from = { content_md: before, tags: [], seo: { title: null } };
        const to = { content_md: after, tags, seo: { title: before } };
        expect(withChanges(from, changesBetween(from, to))).toEqual(to);
      }),
    );
  });

  test('of a letter in a long text are as long as the letter', () => {
    const before = { content_md: 'A line of a text.\n'.repeat(20_000) };
    const after = { content_md: `${before.content_md.slice(0, 5_000)}#${before.content_md.slice(5_000)}` };
    expect(changesBetween(before, after)).toEqual([
      { field: 'content_md', at: 5_000, removed: 0, inserted: '#' },
    ]);
  });

  test('of the same state are none, also where names stand in another order', () => {
    expect(
      changesBetween({ seo: { title: 'a', og_title: null } }, { seo: { og_title: null, title: 'a' } }),
    ).toEqual([]);
  });

  test('leave a place where it was in the text, and within it', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (before, after, some) => {
        const place = some % (before.length + 1);
        const splice = spliceBetween(before, after);
        const moved = placeAfter(splice, place);
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThanOrEqual(after.length);
        if (place <= splice.at) expect(after.slice(0, moved)).toBe(before.slice(0, place));
        else if (place >= splice.at + splice.removed) expect(after.slice(moved)).toBe(before.slice(place));
      }),
    );
  });

  test('splices are the inverse of comparing', () => {
    fc.assert(fc.property(text, text, (one, other) => spliced(one, spliceBetween(one, other)) === other));
  });
});

describe('ends of lines', () => {
  test('that nobody has touched stay as they are stored', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (stored, typed, from, length) => {
        const shown = asShown(stored);
        const at = from % (shown.length + 1);
        const after = shown.slice(0, at) + asShown(typed) + shown.slice(at + (length % 20));
        const result = asStored(stored, after);
        // What can't be told apart in a textarea is the same text.
        expect(asShown(result)).toBe(after);
        expect(asStored(stored, shown)).toBe(stored);
      }),
    );
  });

  test('are never made one of two', () => {
    expect(asShown(asStored('\ra\n', '\n\na\n'))).toBe('\n\na\n');
  });

  test('of a text from Windows are its own in what is typed', () => {
    expect(asStored('one\r\ntwo\r\n', 'one\nand\ntwo\n')).toBe('one\r\nand\r\ntwo\r\n');
    expect(asStored('one\r\ntwo\nthree', 'one\ntwo\nthree!')).toBe('one\r\ntwo\nthree!');
  });
});
