import { mix, type Palette } from '../../settings/index.js';
import { CARD_SIZE } from '../card.js';
import type { CardLayout } from './card-layout.js';

/** One tongue of flame, 140 wide and 234 high, standing on 0,0. */
const FLAME = 'M0 20V0C-34-54-22-102 14-136c30-28 40-56 34-98 66 46 92 102 80 158-6 28-2 52 12 76v20Z';

/** The mark that comes with the pages, 32 wide and high. */
const MARK = {
  sun: { x: 20, y: 11.5, r: 8.5 },
  back: 'M4.5 30C.9 23.6 2.2 17.5 6.4 13.9 10 10.9 11.2 7.5 9.8 2c6.8 4.7 9.3 11.3 6.9 17.5-1.6 4-1.5 7.4.5 10.5Z',
  front: 'M13.5 30c-3-5-2-9.4 1.3-12.5 2.7-2.6 3.6-5.2 3-9 6 4.2 8.4 9.3 7.3 14.5-.5 2.6-.2 4.8 1.1 7Z',
};

interface ArtParts {
  readonly colors: Palette;
  /** By which the picture differs from those of other cards; hexadecimal. */
  readonly seed: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The picture beside the texts: flames before a sun, in shades of the accent, at the side where lines end. */
export function cardArt({ colors, seed, direction }: ArtParts): string {
  const shade = (share: number) => mix(colors.paper, colors.accent, share);
  const [a, b, c, d] = [0, 2, 4, 6].map((at) => parseInt(seed.slice(at, at + 2), 16) / 255);
  const between = (share = 0, least: number, most: number) => least + share * (most - least);
  const flames = [
    { x: 930, scale: between(a, 1.5, 1.9), lean: 1, color: shade(0.34) },
    { x: 1040, scale: between(b, 1.95, 2.35), lean: 1, color: shade(1) },
    { x: 1258, scale: between(c, 1.3, 1.75), lean: -1, color: shade(0.6) },
  ];
  const mirror =
    direction === 'rtl' ? ` transform="translate(${String(CARD_SIZE.width)} 0) scale(-1 1)"` : '';
  const sun = `<circle cx="${round(between(d, 1000, 1090))}" cy="${round(between(b, 150, 205))}" r="${round(between(c, 105, 130))}" fill="${shade(0.22)}"/>`;
  const drawn = flames.map(
    ({ x, scale, lean, color }) =>
      `<path d="${FLAME}" fill="${color}" style="mix-blend-mode:multiply" transform="translate(${String(x)} 630) scale(${round(lean * scale)} ${round(scale)})"/>`,
  );
  return `<g${mirror}>${sun}${drawn.join('')}</g>`;
}

/** The mark before the site's name. */
export function cardMark({ x, y, size }: NonNullable<CardLayout['mark']>, colors: Palette): string {
  const { sun, back, front } = MARK;
  const light = mix(colors.paper, colors.accent, 0.35);
  const deep = mix(colors.accent, colors.ink, 0.4);
  return (
    `<g transform="translate(${String(x)} ${String(y)}) scale(${round(size / 32)})">` +
    `<circle cx="${String(sun.x)}" cy="${String(sun.y)}" r="${String(sun.r)}" fill="${light}"/>` +
    `<path d="${back}" fill="${deep}"/><path d="${front}" fill="${colors.accent}"/></g>`
  );
}

function round(value: number): string {
  return value.toFixed(2);
}
