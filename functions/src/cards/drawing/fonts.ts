import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font, FontWeight } from 'satori';
import { once } from '../../shared/once.js';

/** How heavy the letters of cards are: those of titles, and all others. */
export const WEIGHTS = { title: 800, other: 500 } as const satisfies Record<string, FontWeight>;

/** Which scripts there are letters of; all under the SIL Open Font License, and each a file for each weight. */
const SUBSETS: readonly (readonly [name: string, subsets: readonly string[]])[] = [
  ['inter', ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']],
  ['noto-sans-hebrew', ['hebrew']],
  // Its marks stand where they belong by themselves: satori does not lift those that a font would have lifted.
  ['vazirmatn', ['arabic']],
];

/** Each file by a name of its own: of several with one name the first alone is looked at. */
const FAMILIES = SUBSETS.flatMap(([name, subsets]) =>
  subsets.map((subset) => ({ name, subset, family: `${name} ${subset}` })),
);

/** The families of all letters, for `font-family`. */
export const FONT_FAMILY = FAMILIES.map(({ family }) => `'${family}'`).join(', ');

/** All fonts of cards, read once: the same list each time, by which they are parsed once as well. */
export const loadFonts = once(async (): Promise<Font[]> => {
  const require = createRequire(import.meta.url);
  const files = FAMILIES.flatMap((each) => Object.values(WEIGHTS).map((weight) => ({ ...each, weight })));
  return Promise.all(
    files.map(async ({ name, subset, family, weight }): Promise<Font> => {
      const path = require.resolve(
        `@fontsource/${name}/files/${name}-${subset}-${String(weight)}-normal.woff`,
      );
      return { name: family, weight, style: 'normal', data: await readFile(path) };
    }),
  );
});
