import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Card } from '../card.js';
import { drawableTexts } from './card-texts.js';
import { drawCard, MAX_CARD_BYTES } from './draw-card.js';

const CARD: Card = {
  title: 'What a slow summer taught me',
  site: 'Firefolio',
  authors: 'Ada Lovelace',
  date: { spelled: '30 November 2026', plain: '2026-11-30' },
  colors: { accent: '#bd3206', paper: '#faf8fd' },
  isMarked: true,
};

const LONGEST = `${'How a durable queue grows on a document database, and why '.repeat(8)}it ends`;

const CARDS: readonly (readonly [what: string, card: Partial<Card>])[] = [
  ['a title', {}],
  ['one word', { title: 'Hello' }],
  ['the longest title', { title: LONGEST }],
  ['a word of 80 letters', { title: 'Donau'.repeat(16) }],
  ['Greek', { title: 'Η τέχνη του να γράφεις λίγο', authors: 'Ελένη Παπαδοπούλου', site: 'Φωτιά' }],
  ['Cyrillic', { title: 'Как мы переписали рендеринг', authors: 'Анна Кузнецова', site: 'Огонёк' }],
  ['Vietnamese', { title: 'Tiếng Việt viết bằng chữ Quốc ngữ' }],
  ['Arabic', { title: 'كيف تعلمت أن أكتب Firefolio ببطء', authors: 'ليلى حداد', site: 'مدونة' }],
  ['Hebrew', { title: 'מה למדתי מקיץ איטי', authors: 'נועה כהן' }],
  ['Japanese', { title: '小さなものを作り続ける', authors: '田中' }],
  ['emoji', { title: '🎉 We shipped it 🚀 two years ❤️ later 👩‍💻' }],
  ['no name of the site', { site: '' }],
  ['dark colours, and no mark', { colors: { accent: '#ffd23f', paper: '#10131a' }, isMarked: false }],
  ['a byline that is too long', { authors: 'Ada Lovelace and Grace Hopper '.repeat(10) }],
];

describe.each(CARDS)('a card with %s', (_what, card) => {
  let png: Buffer;
  beforeAll(async () => {
    const drawn = await drawCard({ ...CARD, ...card });
    if (!drawn) throw new Error('nothing was drawn');
    png = drawn;
  });

  test('is a PNG of 1200 × 630 in less than 60 kB', async () => {
    const { format, width, height } = await sharp(png).metadata();
    expect([format, width, height]).toEqual(['png', 1200, 630]);
    expect(png.length).toBeLessThanOrEqual(MAX_CARD_BYTES);
  });

  test('has its texts within its margins, and apart from each other', async () => {
    const rows = await inkedRows(png, { ...CARD, ...card });
    // Empty lines above, between and below: nothing was cut off.
    for (const y of [20, 115, 530, 610]) expect(rows[y]).toBe(false);
  });
});

test('the same card has the same bytes', async () => {
  expect(await drawCard(CARD)).toEqual(await drawCard(CARD));
});

test('nothing is drawn where there are letters for nothing', async () => {
  expect(await drawCard({ ...CARD, title: '日本語', site: 'บ้าน' })).toBeNull();
  expect(await drawCard({ ...CARD, title: '🎉🎉', site: '🔥' })).toBeNull();
});

describe('of texts', () => {
  const textsOf = (card: Partial<Card>) => drawableTexts({ ...CARD, ...card });

  test('what no font has is left out, and no gap stays', async () => {
    expect(await textsOf({ title: '🎉 We shipped\n it 👩‍💻 two ❤️ years\u00ad later →' })).toMatchObject({
      title: 'We shipped it two years later',
    });
  });

  test.each(['Ångström & Søn', 'Ελληνικά', 'Ёжик', 'ắ ệ ự', 'שָׁלוֹם', 'مرحبًا', '„Quote“ – 50 % … €'])(
    'all of %j is kept',
    async (title) => {
      expect((await textsOf({ title }))?.title).toBe(title.normalize('NFC'));
    },
  );

  test('in place of a title without letters stands the name of the site, once', async () => {
    expect(await textsOf({ title: '小さなものを作る Mac' })).toMatchObject({ title: 'Firefolio', site: '' });
  });

  test('an author without letters is left out, and a date is spelled in digits', async () => {
    const date = { spelled: '2026年11月30日', plain: '2026-11-30' };
    expect((await textsOf({ authors: '田中', date }))?.byline).toEqual(['2026-11-30']);
  });

  test.each([
    ['English first', 'ltr'],
    ['“שלום” world', 'rtl'],
    ['2026: مرحبا', 'rtl'],
    ['Firefolio بالعربية', 'ltr'],
  ])('the direction of %j is that of its first letter', async (title, direction) => {
    expect((await textsOf({ title }))?.direction).toBe(direction);
  });

  test('nothing turns the direction of others', async () => {
    expect((await textsOf({ title: 'A \u202egnorw\u202c B' }))?.title).toBe('A gnorw B');
  });
});

/** Which rows of the text's column have something else than paper. */
async function inkedRows(png: Buffer, { title, colors }: Card): Promise<boolean[]> {
  const isFromRight = /^[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(title);
  const left = isFromRight ? 400 : 0;
  const { data, info } = await sharp(png)
    .removeAlpha()
    .extract({ left, top: 0, width: 800, height: 630 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const paper = [1, 3, 5].map((at) => parseInt(colors.paper.slice(at, at + 2), 16));
  return Array.from({ length: info.height }, (_, y) => {
    const row = data.subarray(y * info.width * 3, (y + 1) * info.width * 3);
    return row.some((value, index) => Math.abs(value - (paper[index % 3] ?? 0)) > 24);
  });
}
