import { validationFailed, type FieldError } from '../errors/index.js';
import { contrastOf } from './color.js';
import type { SiteSettings } from './settings.codec.js';
import { paletteOf, type Palette, type Scheme } from './theme.js';

/** Least contrast of text: https://www.w3.org/TR/WCAG22/#contrast-minimum (1.4.3, AA). */
const TEXT = 4.5;

/** Least contrast of borders and marks: https://www.w3.org/TR/WCAG22/#non-text-contrast (1.4.11, AA). */
const MARK = 3;

interface Pair {
  /** Whose choice it hangs on. */
  readonly chosen: 'accent' | 'paper';
  readonly what: string;
  readonly name: keyof Palette;
  readonly ground: 'paper' | 'sheet';
  readonly least: number;
}

const PAIRS: readonly Pair[] = [
  { chosen: 'accent', what: 'the accent', name: 'accent', ground: 'paper', least: TEXT },
  { chosen: 'accent', what: 'the accent', name: 'accent', ground: 'sheet', least: TEXT },
  { chosen: 'paper', what: 'the text', name: 'ink', ground: 'sheet', least: TEXT },
  { chosen: 'paper', what: 'the softer text', name: 'ink-soft', ground: 'sheet', least: TEXT },
  { chosen: 'paper', what: 'the border of fields', name: 'field-line', ground: 'paper', least: MARK },
  { chosen: 'paper', what: 'the mark of the focus', name: 'focus', ground: 'paper', least: MARK },
  { chosen: 'paper', what: 'the keywords of code', name: 'code-keyword', ground: 'sheet', least: TEXT },
  { chosen: 'paper', what: 'the texts of code', name: 'code-string', ground: 'sheet', least: TEXT },
  { chosen: 'paper', what: 'the numbers of code', name: 'code-number', ground: 'sheet', least: TEXT },
];

const GROUNDS = { paper: 'the paper', sheet: 'the sheets, which follow from the paper' } as const;

const MENDS: Readonly<Record<Scheme, Readonly<Record<Pair['chosen'], string>>>> = {
  light: { accent: 'Choose a darker accent', paper: 'Choose a lighter paper' },
  dark: { accent: 'Choose a lighter accent', paper: 'Choose a darker paper' },
};

/**
 * Refuses colours by which something could not be read: of each that is chosen the pair is named that fails the most.
 *
 * @throws AppError validation-failed, by WCAG 2.2 AA
 */
export function requireContrast(colors: SiteSettings['colors']): void {
  const errors = (['light', 'dark'] as const).flatMap((scheme) => failures(colors[scheme], scheme));
  if (errors.length > 0) throw validationFailed(errors);
}

function failures(chosen: SiteSettings['colors'][Scheme], scheme: Scheme): FieldError[] {
  const palette = paletteOf(chosen, scheme);
  const failed = PAIRS.map((pair) => ({
    ...pair,
    contrast: contrastOf(palette[pair.name], palette[pair.ground]),
  }))
    .filter(({ contrast, least }) => contrast < least)
    .sort((a, b) => a.contrast / a.least - b.contrast / b.least);
  return (['accent', 'paper'] as const).flatMap((name) => {
    const worst = failed.find((pair) => pair.chosen === name);
    if (!worst) return [];
    const { what, ground, contrast, least } = worst;
    // Rounded down, so that what is too little never reads as enough.
    const ratio = (Math.floor(contrast * 100) / 100).toFixed(2);
    const pair = `${what} (${palette[worst.name]}) on ${GROUNDS[ground]} (${palette[ground]})`;
    const detail = `gives ${pair} a contrast of ${ratio}:1, and WCAG AA needs ${String(least)}:1. ${MENDS[scheme][name]}.`;
    return [{ pointer: `/colors/${scheme}/${name}`, detail }];
  });
}
