import satori from 'satori';
import { DIRECTION_CONTROLS } from '../../shared/index.js';
import type { Card } from '../card.js';
import { FONT_FAMILY, loadFonts } from './fonts.js';

/** The texts of a card as they can be drawn. */
export interface CardTexts {
  readonly title: string;
  /** Empty where it is the title, or can't be drawn. */
  readonly site: string;
  /** Who and when; each may be missing. */
  readonly byline: readonly string[];
  readonly direction: 'ltr' | 'rtl';
}

/** Below this share of its letters a text says something else, or nothing. */
const MOST = 0.7;

/** The scripts that fonts.ts has and that are written from the right. */
const FROM_THE_RIGHT = /^[\p{Script=Hebrew}\p{Script=Arabic}]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What of a card's texts there are letters for: what no font has is left out, and a text that has too little left, as a whole. In
 * place of a title that can't be drawn stands the site's name.
 *
 * @returns null where neither can be drawn
 */
export async function drawableTexts({ title, site, authors, date }: Card): Promise<CardTexts | null> {
  const texts = [title, site, authors, date?.spelled ?? ''].map(clean);
  const missing = await missingIn(texts.join('\n'));
  const [drawnTitle, drawnSite, drawnAuthors, spelled] = texts.map((text) => without(missing, text));
  const headline = drawnTitle ?? drawnSite;
  if (!headline) return null;
  const when = date && (spelled === texts.at(-1) ? spelled : date.plain);
  return {
    title: headline,
    site: drawnTitle ? (drawnSite ?? '') : '',
    byline: [drawnAuthors, when].filter((part) => typeof part === 'string' && part !== '') as string[],
    direction: FROM_THE_RIGHT.test(headline.replace(/^\P{L}+/u, '')) ? 'rtl' : 'ltr',
  };
}

/** What can be drawn of a text; null where too little of it is left. */
function without(missing: ReadonlySet<string>, text: string): string | null {
  const kept = [...graphemes.segment(text)].map(({ segment }) => (missing.has(segment) ? '' : segment));
  const left = clean(kept.join(''));
  return lettersIn(left) >= MOST * lettersIn(text) && left !== '' ? left : null;
}

/** In one line, and as fonts have it: accents with their letters. */
function clean(text: string): string {
  return text
    .replaceAll(new RegExp(DIRECTION_CONTROLS, 'g'), '')
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** What no font has a glyph for. */
async function missingIn(text: string): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  const fonts = await loadFonts();
  await satori(
    { type: 'div', props: { style: { display: 'flex', fontFamily: FONT_FAMILY }, children: text } },
    {
      width: 1200,
      fonts,
      // Nobody looks at it: without the outlines of its letters it is a fraction of the work and of the memory.
      embedFont: false,
      loadAdditionalAsset: (_script, some) => {
        for (const { segment } of graphemes.segment(some)) missing.add(segment);
        return Promise.resolve([]);
      },
    },
  );
  return missing;
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
