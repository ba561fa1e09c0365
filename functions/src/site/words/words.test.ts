import { describe, expect, test } from '@jest/globals';
import { everyPage, sampleFrame } from '../../../test/support/site/every-page.js';
import { countingIn } from './counting.js';
import { WORDS_LANGUAGES } from './languages.js';
import { loadWords } from './words-for.js';
import type { Words } from './words.js';

test.each(['de', 'de-AT', 'pt-BR', 'zh-Hant', 'en-GB', 'eo'])(
  'a site in %s has words of its language, else English',
  async (language) => {
    const short = language.slice(0, 2);
    const { language: own } = await loadWords(language);
    expect(own).toBe((WORDS_LANGUAGES as readonly string[]).includes(short) ? short : 'en');
  },
);

describe.each(WORDS_LANGUAGES)('%s', (language) => {
  test('says everything, and nothing as English does but words that both have', async () => {
    const [english, own] = await Promise.all(['en', language].map(async (tag) => said(await loadWords(tag))));
    if (!english || !own) throw new Error('No words');
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    const same = [...own].filter(([name, text]) => text === english.get(name)).map(([name]) => name);
    for (const text of own.values()) expect(text).toMatch(/\S/);
    expect(same.length).toBeLessThan(language === 'en' ? Infinity : 15);
  });

  test('leaves no number out, and no sign for one', async () => {
    const words = await loadWords(language);
    const { number } = countingIn(language);
    for (const count of [2, 3, 11, 100, 1_234]) {
      const texts = [words.minutes(count), words.countPosts(count), words.found(count)];
      for (const text of texts) {
        expect(text).not.toContain('#');
        // Arabic has a form for two of something, which says so itself.
        if (count !== 2 || language !== 'ar') expect(text).toContain(number(count));
      }
    }
    expect(words.pageOf(2, 3)).toMatch(/2.*3/);
    expect(words.moreFound(20, 1_234)).toContain(number(1_234));
    for (const pattern of [words.form.sending.again, words.form.sending.thanksTo]) {
      expect(pattern.match(/#/g)).toHaveLength(1);
    }
  });
});

test.each([
  ['de', 1, '1 Beitrag'],
  ['de', 2, '2 Beiträge'],
  ['fr', 0, '0 article'],
  ['pt', 0, '0 artigo'],
  ['pt-PT', 0, '0 artigos'],
  ['es', 1_234, '1234 entradas'],
  ['it', 12_345, '12.345 articoli'],
  ['ar', 1, 'مقال واحد'],
  ['ar', 2, 'مقالان'],
  ['ar', 3, '3 مقالات'],
  ['ar', 11, '11 مقالًا'],
  ['ar', 100, '100 مقال'],
  ['ar-EG', 5, '٥ مقالات'],
])('%s counts %i posts as %s', async (language, count, text) => {
  expect((await loadWords(language)).countPosts(count)).toBe(text);
});

test.each([
  ['de', '5. Mai 2026', 'Mai 2026'],
  ['en-US', 'May 5, 2026', 'May 2026'],
  ['ar-EG', '٥ مايو ٢٠٢٦', 'مايو ٢٠٢٦'],
  ['fa', '۱۵ اردیبهشت ۱۴۰۵', 'مهٔ ۲۰۲۶'],
])('%s has its own dates: %s, and months of the archive: %s', async (language, date, month) => {
  const frame = await sampleFrame({ language });
  expect(frame.dateOf(new Date('2026-05-05T10:00:00Z'))).toBe(date);
  expect(frame.periodOf('2026-05')).toBe(month);
});

describe('a page in a language that there are no words for', () => {
  test.each(Object.entries(everyPage))('%s marks them as English, and nothing else', async (_name, write) => {
    const frame = await sampleFrame({ language: 'ja' });
    const html = write({ ...frame, words: marked(frame.words) });
    for (const { text, language } of textsOf(html)) {
      expect({ text, language }).toEqual({ text, language: text.includes('⟦') ? 'en' : 'ja' });
    }
  });

  test('runs from right to left, its English from left to right', async () => {
    const html = everyPage.sent(await sampleFrame({ language: 'he' }));
    expect(html).toContain('<html lang="he" dir="rtl">');
    expect(html).toContain('<a class="skip-link" href="#main" lang="en" dir="ltr">');
  });
});

/** All that is said, by where it stands in the words. */
function said(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  // What is given to them may be a number or a text.
  if (typeof value === 'function') return said((value as (...given: number[]) => unknown)(7, 8), path);
  const entries = Object.entries(value as object);
  return new Map(entries.flatMap(([name, inner]) => [...said(inner, `${path}.${name}`)]));
}

/** The same words in brackets. */
function marked(words: Words): Words {
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string') return `⟦${value}⟧`;
    if (typeof value === 'function')
      return (...given: unknown[]) => mark((value as (...given: unknown[]) => unknown)(...given));
    if (Array.isArray(value)) return value.map(mark);
    return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, mark(inner)]));
  };
  return { ...(mark(words) as Words), language: words.language };
}

/** The texts of a page's body that have letters, each with the language of its element. */
function textsOf(html: string): { text: string; language: string | undefined }[] {
  const languages: string[] = [];
  const texts = [];
  const shown = html.replace(/^<!doctype html>|<head>.*<\/head>/gs, '');
  const parts = shown.matchAll(/<(\/?)(\w+)((?: [\w:-]+(?:="[^"]*")?)*) ?(\/?)>|[^<]+/g);
  for (const [part, end, name = '', attributes = '', isEmpty] of parts) {
    if (name === '') {
      if (/\p{L}{2}/u.test(part)) texts.push({ text: part, language: languages.at(-1) });
    } else if (end) languages.pop();
    else if (!isEmpty && !/^(?:img|input|br|hr)$/.test(name)) {
      languages.push(/ lang="([^"]*)"/.exec(attributes)?.[1] ?? languages.at(-1) ?? '');
    }
  }
  return texts;
}
