import { describe, expect, test } from '@jest/globals';
import { isGibberish } from './gibberish.js';
import { contentKey } from './content-key.js';
import { findLinks } from './links.js';
import { normaliseText, toCompatible } from './normalise.js';
import { findPhrases } from './phrase-finder.js';
import { splitQuoted } from './quoted.js';

describe('normaliseText reads what people read', () => {
  test.each([
    ['zero-width characters', 'ca\u200bsino bon\u00adus', 'casino bonus'],
    ['letters of another alphabet', 'Ѵіаgrа аnd Сіаlіs'.replace('Ѵ', 'V'), 'viagra and cialis'],
    ['full width', 'Ｂｉｔｃｏｉｎ', 'bitcoin'],
    ['mathematical letters', '𝐄𝐚𝐫𝐧 𝐦𝐨𝐧𝐞𝐲', 'earn money'],
    ['digits for letters', 'V1agra, prescr1pti0n!', 'viagra prescription'],
    ['spelled words', 'R-o-l-e-x F.r.e.e c a s i n o', 'rolex free casino'],
    ['accents and case', 'RÉFÉRENCEMENT', 'referencement'],
  ])('%s', (_name, text, mended) => {
    expect(normaliseText(text).mended).toBe(mended);
  });

  test.each([
    ['Russian with a name from code', 'в CSSке и PDFках'],
    ['Persian with its joiner', 'کار نمی‌کند'],
    ['an emoji with joiners', 'the family 👨‍👩‍👧‍👦'],
    ['Japanese with letters of full width', 'ＣＳＳについて'],
    ['a version and a size', 'v2 on a 40x50 mp3'],
  ])('finds no disguise in %s', (_name, text) => {
    expect(normaliseText(text)).toMatchObject({ mixedWords: 0, invisible: 0, ornamental: 0 });
  });
});

describe('what takes long to put in order is cut', () => {
  const MOST = 20_000;

  test.each([
    ['marks', `a${'\u0f73'.repeat(5_000)}`, 20],
    ['marks of two kinds', `a${'\u0323\u0301'.repeat(5_000)}`, 20],
    ['marks between joiners', `a${'\u0301\u200d'.repeat(5_000)}`, 20],
    ['marks with selectors', `a${'\u0301\ufe0f'.repeat(5_000)}`, 20],
    ['letters that are 18', '\ufdfa'.repeat(5_000), MOST],
    ['a long text', 'a b '.repeat(10_000), MOST],
  ])('%s', (_what, text, most) => {
    expect(toCompatible(text).length).toBeLessThanOrEqual(MOST);
    const { plain, mended } = normaliseText(text);
    expect(plain.length).toBeLessThanOrEqual(most);
    expect(mended.length).toBeLessThanOrEqual(most);
  });

  test('and no language loses any', () => {
    for (const text of ['Việt Nam', 'हिन्दी', 'ภาษาไทย', 'שָׁלוֹם'])
      expect(toCompatible(text)).toBe(text.normalize('NFKC'));
  });
});

describe('findLinks', () => {
  test.each([
    ['https://www.shop.example.com/a?b=1.', ['shop.example.com'], 0],
    ['see www.shop.test/x and shop.example.org', ['shop.test', 'shop.example.org'], 0],
    ['[url=https://a.test]x[/url] <a href="https://b.test">y</a>', ['a.test', 'b.test'], 2],
    ['write to me@mail.example.com', [], 0],
    ['renderer.js, index.md and foo.bar()', [], 0],
    ['<a href="#top">back</a>', [], 0],
  ])('%s', (text, hosts, markup) => {
    expect(findLinks(text)).toMatchObject({ hosts, markup });
  });

  test('knows links that are shortened', () => {
    expect(findLinks('https://bit.ly/3x').isShortened).toBe(true);
  });
});

describe('findPhrases', () => {
  test.each([
    ['Get 50 free spins', 'casino', 'free spins'],
    ['Auf Seite 1 bei Google', 'seo', 'seite 1 & google'],
    ['Кредит без отказа', 'loan', 'без отказа'],
    ['需要加微信详谈', 'call', '加微信'],
    ['온라인카지노에서', 'casino', '온라인카지노'],
    ['بالواتساب أو واتساب', 'call', 'واتساب'],
  ] as const)('%s', (text, topic, phrase) => {
    expect(findPhrases(normaliseText(text).mended).get(topic)?.strong).toContain(phrase);
  });

  test('only whole words count', () => {
    expect(findPhrases('the replication of aunties').get('goods')).toBeUndefined();
  });

  test('both parts of a phrase must stand near each other', () => {
    const far = `seite 1 ${'und '.repeat(60)}google`;
    expect(findPhrases(far).get('seo')?.strong.has('seite 1 & google') ?? false).toBe(false);
  });
});

describe('isGibberish', () => {
  test.each([
    'nKfQxVdRJpLs wGtHyBmZqC',
    'wvxkqzrtpl',
    'asdasd asdfasdf qweqwe',
    'фывфыв олдж',
    'Xq7Lp2RmZ kk3Vb9',
  ])('%s is', (text) => {
    expect(isGibberish(text)).toBe(true);
  });
  test.each([
    'Příliš žluťoučký kůň',
    'Krzysztof Brzęczyszczykiewicz',
    'strč prst skrz krk',
    'npm ERR',
    'HTMLDivElement',
    'call me pls',
    'Angstschweiß',
    '请问多少钱',
    'Xin chào',
  ])('%s is not', (text) => {
    expect(isGibberish(text)).toBe(false);
  });
});

describe('splitQuoted', () => {
  test('tells a forwarded mail from what is asked about it', () => {
    const { own, quoted } = splitQuoted(
      'Can you tell me if this is real, please?\n> You have won\n> a prize',
    );
    expect(own).toBe('Can you tell me if this is real, please?');
    expect(quoted).toBe('You have won\na prize');
  });

  test('takes a text that is all quotation for what it is', () => {
    expect(splitQuoted('> free spins\n> no deposit').own).toContain('free spins');
  });
});

describe('contentKey', () => {
  const submission = {
    name: 'A',
    email: 'a@a.test',
    subject: 'Offer 17',
    text: 'Buy our links at https://a.test/1 today!',
  };

  test('is the same when numbers, links, case and disguises differ', () => {
    const other = {
      ...submission,
      name: 'B',
      subject: 'OFFER 99',
      text: 'Buy оur l\u200binks at http://b.test today',
    };
    expect(contentKey(other)).toBe(contentKey(submission));
    expect(contentKey({ ...submission, text: 'Sell our links today to somebody else' })).not.toBe(
      contentKey(submission),
    );
  });

  test('is none for what many people write', () => {
    expect(contentKey({ ...submission, subject: '', text: 'call me' })).toBeNull();
  });
});
