/**
 * Families that systems bring along, by what they look like: no page of the site loads a font.
 *
 * @see https://modernfontstacks.com for most of them (CC0)
 */
export const TEXT_FONTS = {
  modern: "'Avenir Next', 'Segoe UI Variable Text', 'Segoe UI', Inter, system-ui, 'Open Sans', sans-serif",
  system: 'system-ui, sans-serif',
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', source-sans-pro, sans-serif",
  geometric: "Avenir, Montserrat, Corbel, 'URW Gothic', source-sans-pro, sans-serif",
  'neo-grotesque':
    "Inter, Roboto, 'Helvetica Neue', 'Arial Nova', 'Nimbus Sans', Arial, 'Liberation Sans', sans-serif",
  rounded:
    "ui-rounded, 'Hiragino Maru Gothic ProN', Quicksand, Comfortaa, Manjari, 'Arial Rounded MT Bold', Calibri, source-sans-pro, sans-serif",
  transitional: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Liberation Serif', serif",
  'old-style': "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, serif",
  slab: "Rockwell, 'Rockwell Nova', 'Roboto Slab', 'DejaVu Serif', 'Sitka Small', serif",
  didone: "Didot, 'Bodoni MT', 'Noto Serif Display', 'URW Palladio L', P052, Sylfaen, serif",
} as const;

/** The same of letters that are all as wide. */
export const CODE_FONTS = {
  modern: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  slab: "'Nimbus Mono PS', 'Courier New', monospace",
} as const;

/** The name of a family for text and headings. */
export type TextFont = keyof typeof TEXT_FONTS;

/** The name of a family for code. */
export type CodeFont = keyof typeof CODE_FONTS;

/** See TextFont. */
export const TEXT_FONT_NAMES = Object.keys(TEXT_FONTS) as TextFont[];

/** See CodeFont. */
export const CODE_FONT_NAMES = Object.keys(CODE_FONTS) as CodeFont[];

/** The family in the size of headings, for which some systems have a cut of their own. */
export function headingFont(name: TextFont): string {
  return TEXT_FONTS[name].replace("'Segoe UI Variable Text'", "'Segoe UI Variable Display'");
}
