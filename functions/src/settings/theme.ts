import { createHash } from 'node:crypto';
import { perObject } from '../shared/index.js';
import { mix, type Color } from './color.js';
import { CODE_FONTS, headingFont, TEXT_FONTS } from './fonts.js';
import type { SiteSettings } from './settings.codec.js';

/** Where the theme's stylesheet is. */
export const THEME_PATH = '/theme.css';

/** Characters of a version: enough that no two themes of a site share one. */
const VERSION_LENGTH = 12;

/** One of the two looks of the site, as the reader's system asks for it. */
export type Scheme = 'light' | 'dark';

/** The custom properties of the stylesheet whose values differ between light and dark. */
export type Palette = Readonly<Record<(typeof PALETTE_NAMES)[number], Color>>;

const PALETTE_NAMES = [
  'paper',
  'sheet',
  'ink',
  'ink-soft',
  'line',
  'field-line',
  'accent',
  'focus',
  'code-keyword',
  'code-string',
  'code-number',
] as const;

/** Inks that stay as they are, and how much of them is in what is between them and the paper. */
const INKS = {
  light: {
    fixed: {
      ink: '#1e1529',
      focus: '#5a2fd0',
      'code-keyword': '#6a35d4',
      'code-string': '#a81c56',
      'code-number': '#855300',
    },
    shares: { sheet: 0.05, line: 0.12, 'field-line': 0.5, 'ink-soft': 0.72 },
  },
  dark: {
    fixed: {
      ink: '#f2edf8',
      focus: '#ffc24d',
      'code-keyword': '#bda2ff',
      'code-string': '#ff9fc0',
      'code-number': '#ffcb6b',
    },
    shares: { sheet: 0.06, line: 0.15, 'field-line': 0.5, 'ink-soft': 0.72 },
  },
} as const satisfies Record<Scheme, unknown>;

/** All colours of a scheme, from the two that are chosen. */
export function paletteOf({ accent, paper }: SiteSettings['colors'][Scheme], scheme: Scheme): Palette {
  const { fixed, shares } = INKS[scheme];
  const between = (name: keyof typeof shares) => mix(paper, fixed.ink, shares[name]);
  return {
    paper,
    accent,
    ...fixed,
    sheet: between('sheet'),
    line: between('line'),
    'field-line': between('field-line'),
    'ink-soft': between('ink-soft'),
  };
}

/** Colours and fonts as a stylesheet of custom properties, by the names of the site's own. */
export function themeCss({ colors, fonts }: Pick<SiteSettings, 'colors' | 'fonts'>): string {
  const [light, dark] = [paletteOf(colors.light, 'light'), paletteOf(colors.dark, 'dark')];
  const lines = [
    ...PALETTE_NAMES.map((name) => `--${name}: light-dark(${light[name]}, ${dark[name]})`),
    `--sans: ${TEXT_FONTS[fonts.text]}`,
    `--display: ${headingFont(fonts.headings)}`,
    `--mono: ${CODE_FONTS[fonts.code]}`,
  ];
  // What is printed is always light.
  const schemes = '@media screen {\n  :root {\n    color-scheme: light dark;\n  }\n}\n';
  return `${schemes}:root {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`;
}

/** The version of a theme: the same for the same colours and fonts. */
export const themeVersion = perObject((settings: SiteSettings): string =>
  createHash('sha256').update(themeCss(settings)).digest('base64url').slice(0, VERSION_LENGTH),
);

/** The address of the theme as it is, which browsers may keep for ever: another theme has another one. */
export function themePath(settings: SiteSettings): string {
  return `${THEME_PATH}?v=${themeVersion(settings)}`;
}
