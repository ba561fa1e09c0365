import { describe, expect, test } from '@jest/globals';
import { contrastOf, mix } from './color.js';
import { requireContrast } from './contrast-check.js';
import { startingSettings } from './settings.codec.js';
import { paletteOf, themeCss, themePath, themeVersion } from './theme.js';

const STARTING = startingSettings('A site');

/** The settings with other colours of light. */
const inLight = (light: Partial<(typeof STARTING)['colors']['light']>) => ({
  ...STARTING,
  colors: { ...STARTING.colors, light: { ...STARTING.colors.light, ...light } },
});

describe('contrastOf', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    // Of the W3C's examples: the lightest grey on white that is enough for text, and one that is not.
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4.0],
  ])('of %s and %s is %d', (a, b, ratio) => {
    expect(contrastOf(a, b)).toBeCloseTo(ratio, 2);
    expect(contrastOf(b, a)).toBe(contrastOf(a, b));
  });
});

test.each([
  ['#000000', '#ffffff', 0, '#000000'],
  ['#000000', '#ffffff', 1, '#ffffff'],
  ['#000000', '#ffffff', 0.5, '#808080'],
  ['#102030', '#304050', 0.25, '#182838'],
])('mix of %s and %s by %d is %s', (under, over, share, mixed) => {
  expect(mix(under, over, share)).toBe(mixed);
});

describe('the theme', () => {
  test('has every colour in light and in dark, and the families of fonts', () => {
    const css = themeCss(STARTING);
    expect(css).toContain('  --accent: light-dark(#bd3206, #ff9a6e);\n');
    expect(css).toContain('  --paper: light-dark(#faf8fd, #14101b);\n');
    expect(css).toMatch(/--sans: 'Avenir Next'.*sans-serif;\n/);
    expect(css).toMatch(/--display: .*'Segoe UI Variable Display'/);
    expect(css).toMatch(/--mono: ui-monospace/);
    expect(css.match(/\{/g)).toHaveLength(3);
  });

  test('is for light and dark on screens only: what is printed stays light', () => {
    expect(themeCss(STARTING)).toMatch(
      /^@media screen \{\s*:root \{\s*color-scheme: light dark;\s*\}\s*\}\n:root/,
    );
    expect(themeCss(STARTING).match(/color-scheme/g)).toHaveLength(1);
  });

  test('loads nothing', () => {
    expect(themeCss(STARTING)).not.toMatch(/url\(|@import|https?:/);
  });

  test('has an address of its own for other colours and other fonts, and the same for the same', () => {
    const others = [
      inLight({ accent: '#000000' }),
      { ...STARTING, fonts: { ...STARTING.fonts, text: 'slab' } },
    ];
    const versions = [STARTING, ...others].map((settings) => themeVersion(settings as typeof STARTING));
    expect(new Set(versions).size).toBe(3);
    expect(themePath({ ...STARTING, name: 'Another' })).toBe(themePath(STARTING));
    expect(themePath(STARTING)).toMatch(/^\/theme\.css\?v=[\w-]{12}$/);
  });

  test('has what lies between paper and ink nearer to the paper the less it has to be seen', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const palette = paletteOf(STARTING.colors[scheme], scheme);
      const names = ['sheet', 'line', 'field-line', 'ink-soft', 'ink'] as const;
      const contrasts = names.map((name) => contrastOf(palette[name], palette.paper));
      expect(contrasts).toEqual(contrasts.toSorted((a, b) => a - b));
    }
  });
});

describe('requireContrast', () => {
  const refusals = (colors: (typeof STARTING)['colors']) => {
    try {
      requireContrast(colors);
      return [];
    } catch (error) {
      return (error as { errors: { pointer: string; detail: string }[] }).errors;
    }
  };

  test('takes what a site starts with, and black and white', () => {
    expect(refusals(STARTING.colors)).toEqual([]);
    expect(
      refusals({
        light: { accent: '#000000', paper: '#ffffff' },
        dark: { accent: '#ffffff', paper: '#000000' },
      }),
    ).toEqual([]);
  });

  test('names the accent that is too close to the paper, the pair, what it has, what it needs and the mend', () => {
    expect(refusals(inLight({ accent: '#ff8a5c' }).colors)).toEqual([
      {
        pointer: '/colors/light/accent',
        detail: expect.stringMatching(
          /^gives the accent \(#ff8a5c\) on the sheets, which follow from the paper \(#[\da-f]{6}\) a contrast of 1\.99:1, and WCAG AA needs 4\.5:1\. Choose a darker accent\.$/,
        ),
      },
    ]);
  });

  test('names the paper on which the text can not be read, in dark the other way round', () => {
    const grey = { accent: '#000000', paper: '#808080' };
    expect(refusals({ light: grey, dark: STARTING.colors.dark }).map(({ pointer }) => pointer)).toContain(
      '/colors/light/paper',
    );
    const [refusal] = refusals({
      light: STARTING.colors.light,
      dark: { ...STARTING.colors.dark, paper: '#6a6a6a' },
    }).filter(({ pointer }) => pointer.endsWith('paper'));
    expect(refusal).toMatchObject({
      pointer: '/colors/dark/paper',
      detail: expect.stringMatching(/Choose a darker paper\.$/),
    });
  });

  test('lets nothing pass whose pairs are closer than WCAG AA asks', () => {
    const channels = ['00', '55', 'aa', 'ff'];
    const grid = channels.flatMap((red) =>
      channels.flatMap((green) => channels.map((blue) => `#${red}${green}${blue}`)),
    );
    const taken = grid.flatMap((accent) =>
      grid
        .map((paper) => ({ light: { accent, paper }, dark: STARTING.colors.dark }))
        .filter((colors) => refusals(colors).length === 0),
    );
    expect(taken.length).toBeGreaterThan(50);
    for (const { light } of taken) {
      const palette = paletteOf(light, 'light');
      for (const name of ['ink', 'ink-soft', 'accent'] as const)
        expect(contrastOf(palette[name], palette.sheet)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(palette['field-line'], palette.paper)).toBeGreaterThanOrEqual(3);
    }
  });
});
