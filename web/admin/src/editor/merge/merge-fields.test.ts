import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeFields } from './merge-fields.js';
import { bothOf, joinParts } from './merge-lines.js';

const base = {
  title: 'Otters',
  content_md: 'one\ntwo\nthree\n',
  tags: ['a', 'b'],
  seo: { title: null, og_title: null },
};

describe('a merge of three', () => {
  test('takes what only one side has changed, of each field', () => {
    const merged = mergeFields({
      base,
      ours: { ...base, title: 'Otters sing' },
      theirs: { ...base, content_md: 'one\ntwo\nthree\nfour\n' },
    });
    expect(merged).toEqual({
      fields: { ...base, title: 'Otters sing', content_md: 'one\ntwo\nthree\nfour\n' },
      conflicts: [],
    });
  });

  test('brings changes of different lines together', () => {
    const merged = mergeFields({
      base,
      ours: { ...base, content_md: 'zero\none\ntwo\nthree\n' },
      theirs: { ...base, content_md: 'one\ntwo\n3\n' },
    });
    expect(merged.fields['content_md']).toBe('zero\none\ntwo\n3\n');
    expect(merged.conflicts).toEqual([]);
  });

  test('asks where both have changed the same lines, with both texts', () => {
    const merged = mergeFields({
      base,
      ours: { ...base, content_md: 'one\ntwo of ours\nthree\n' },
      theirs: { ...base, content_md: 'one\ntwo of theirs\nthree\n' },
    });
    expect(merged.fields['content_md']).toBe('one\ntwo of ours\nthree\n');
    const parts = merged.conflicts[0]?.parts ?? [];
    expect(parts).toEqual([
      { settled: 'one\n' },
      { ours: 'two of ours\n', base: 'two\n', theirs: 'two of theirs\n' },
      { settled: 'three\n' },
    ]);
    expect(joinParts(parts, bothOf)).toBe('one\ntwo of ours\ntwo of theirs\nthree\n');
  });

  test('asks of a title that both have changed', () => {
    const merged = mergeFields({ base, ours: { ...base, title: 'x' }, theirs: { ...base, title: 'y' } });
    expect(merged.conflicts).toEqual([{ field: 'title', ours: 'x', theirs: 'y', parts: null }]);
  });

  test('adds and removes tags for both, and parts of the SEO one by one', () => {
    const merged = mergeFields({
      base,
      ours: { ...base, tags: ['b', 'c'], seo: { title: 'ours', og_title: null } },
      theirs: { ...base, tags: ['a', 'b', 'd'], seo: { title: null, og_title: 'theirs' } },
    });
    expect(merged.fields).toMatchObject({
      tags: ['b', 'c', 'd'],
      seo: { title: 'ours', og_title: 'theirs' },
    });
    expect(merged.conflicts).toEqual([]);
  });

  test('knows its own text again, sent before and unanswered: that is no edit of others', () => {
    const sent = { ...base, title: 'Otters s ', content_md: 'one\ntwo o\nthree\n' };
    const merged = mergeFields({
      base,
      ours: { ...base, title: 'Otters sing', content_md: 'one\ntwo otters\nthree\n' },
      theirs: { ...sent, title: 'Otters s' },
      former: (field) => [sent[field as 'title']],
    });
    expect(merged.fields).toMatchObject({ title: 'Otters sing', content_md: 'one\ntwo otters\nthree\n' });
    expect(merged.conflicts).toEqual([]);
  });

  test('drops no line of either side, whatever both did', () => {
    const lines = (letter: string) =>
      fc.array(
        fc.oneof(
          fc.constantFrom('', 'same', 'other'),
          fc.nat(20).map((count) => `${letter}${count}`),
        ),
        { maxLength: 20 },
      );
    fc.assert(
      fc.property(lines('o'), lines('a'), lines('b'), (from, mine, others) => {
        const [before, ours, theirs] = [from, mine, others].map((list) =>
          list.map((line) => `${line}\n`).join(''),
        );
        const { fields, conflicts } = mergeFields({
          base: { content_md: before ?? '' },
          ours: { content_md: ours ?? '' },
          theirs: { content_md: theirs ?? '' },
        });
        const text = conflicts[0]?.parts
          ? joinParts(conflicts[0].parts, bothOf)
          : (fields['content_md'] as string);
        const there = new Set(text.split('\n'));
        const wanted = [...mine, ...others].filter((line) => /^[ab]/.test(line));
        expect(wanted.filter((line) => !there.has(line))).toEqual([]);
      }),
    );
  });
});
