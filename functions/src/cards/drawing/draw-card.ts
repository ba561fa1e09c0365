import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { paletteOf } from '../../settings/index.js';
import { CARD_SIZE, type Card } from '../card.js';
import { cardArt, cardMark } from './card-art.js';
import { layOutCard } from './card-layout.js';
import { drawableTexts } from './card-texts.js';

/** The most bytes of a card: some messengers show no larger picture. */
export const MAX_CARD_BYTES = 60_000;

/** How many colours a card has: fewer where it would have too many bytes. */
const COLORS = [128, 48, 16];

sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws a card, as PNG of at most MAX_CARD_BYTES.
 *
 * @returns null where there are no letters for its title nor for the site's name
 */
export async function drawCard({ ...card }: Card): Promise<Buffer | null> {
  const texts = await drawableTexts(card);
  if (!texts) return null;
  const { direction } = texts;
  const colors = paletteOf(card.colors, 'light');
  const layout = await layOutCard({ texts, colors, isMarked: card.isMarked });
  const seed = createHash('sha256').update(card.title).digest('hex');
  const { width, height } = CARD_SIZE;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">` +
    `<rect width="100%" height="100%" fill="${colors.paper}"/>` +
    cardArt({ colors, seed, direction }) +
    (layout.mark ? cardMark(layout.mark, colors) : '') +
    `${layout.svg}</svg>`;
  return packed(Buffer.from(svg));
}

async function packed(svg: Buffer): Promise<Buffer> {
  const [colours = 0, ...fewer] = COLORS;
  const pack = (count: number) =>
    sharp(svg).png({ palette: true, colours: count, dither: 0, effort: 10 }).toBuffer();
  let png = await pack(colours);
  for (const count of fewer) if (png.length > MAX_CARD_BYTES) png = await pack(count);
  return png;
}
