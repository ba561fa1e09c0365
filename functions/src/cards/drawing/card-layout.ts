import satori, { type SatoriNode, type SatoriOptions } from 'satori';
import type { Palette } from '../../settings/index.js';
import { CARD_SIZE } from '../card.js';
import type { CardTexts } from './card-texts.js';
import { FONT_FAMILY, loadFonts, WEIGHTS } from './fonts.js';

/** Where texts are, in pixels: the picture is beside them. */
const MARGIN = { x: 72, y: 60 };
const TEXT_WIDTH = 812;

/** Where the mark is, and how large. */
const MARK = { size: 48, gap: 16 };

/** Of a title: letters that are joined reach further up and down. */
const LINE_HEIGHT = { usual: 1.12, joined: 1.32 };

/** Sizes of a title in pixels, each with how many lines of it there is room for; a longer one ends in an ellipsis. */
const TITLE_SIZES = [
  [96, 2],
  [84, 3],
  [74, 3],
  [64, 4],
  [56, 4],
  [50, 4],
  [44, 4],
] as const;

const SMALLEST: SizedStyle = { fontSize: 44, lineClamp: 4 };

interface LayoutParts {
  readonly texts: CardTexts;
  readonly colors: Palette;
  readonly isMarked: boolean;
}

/** What is drawn by hand around the texts. */
export interface CardLayout {
  /** The texts as an SVG of paths, as large as the card. */
  readonly svg: string;
  /** Where the mark is to stand; null for none. */
  readonly mark: { readonly x: number; readonly y: number; readonly size: number } | null;
}

type Style = Readonly<Record<string, string | number>>;
type SizedStyle = Style & { readonly fontSize: number };

interface Element {
  readonly type: 'div';
  readonly key?: string;
  readonly props: { readonly style: Style; readonly children?: string | readonly Element[] };
}

/** Lays out the texts of a card: its title as large as there is room for. */
export async function layOutCard({ texts, colors, isMarked }: LayoutParts): Promise<CardLayout> {
  const { title, site, byline, direction } = texts;
  const hasMark = isMarked && site !== '';
  const beforeSite = hasMark ? MARK.size + MARK.gap : 0;
  const root = box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      alignItems: 'stretch',
      width: CARD_SIZE.width,
      height: CARD_SIZE.height,
      boxSizing: 'border-box',
      padding: `${String(MARGIN.y)}px ${String(MARGIN.x)}px`,
      direction,
    },
    [
      line(site, {
        boxSizing: 'border-box',
        height: MARK.size,
        fontSize: 32,
        color: colors.ink,
        [direction === 'rtl' ? 'paddingRight' : 'paddingLeft']: beforeSite,
      }),
      titleBox(title, { ...(await fitted(texts)), color: colors.ink, width: TEXT_WIDTH }),
      line(byline.join('  ·  '), { height: 44, fontSize: 30, color: colors['ink-soft'] }),
    ],
  );
  const svg = await render(root, CARD_SIZE);
  const x = direction === 'rtl' ? CARD_SIZE.width - MARGIN.x - MARK.size : MARGIN.x;
  return { svg, mark: hasMark ? { x, y: MARGIN.y, size: MARK.size } : null };
}

/** The largest size by which no word is broken and all of it is in its lines; else the smallest, in lines that are full. */
async function fitted({ title }: CardTexts): Promise<SizedStyle> {
  const longest = title.split(' ').reduce((a, b) => (b.length > a.length ? b : a));
  const word = await measure(titleBox(longest, { fontSize: 100, whiteSpace: 'nowrap' }));
  for (const [size, lines] of TITLE_SIZES) {
    if ((word.width * size) / 100 > TEXT_WIDTH) continue;
    const { height } = await measure(titleBox(title, { fontSize: size, width: TEXT_WIDTH }));
    if (Math.round(height / (size * lineHeightOf(title))) <= lines)
      return { fontSize: size, textWrap: 'balance' };
  }
  return SMALLEST;
}

function titleBox(title: string, style: SizedStyle): Element {
  return {
    ...box(
      {
        // A block: lines are clamped in no other.
        display: 'block',
        fontWeight: WEIGHTS.title,
        lineHeight: lineHeightOf(title),
        letterSpacing: isJoined(title) ? 0 : -0.022 * style.fontSize,
        wordBreak: 'break-word',
        ...style,
      },
      title,
    ),
    key: 'title',
  };
}

function line(text: string, style: Style): Element {
  return box(
    {
      display: 'block',
      width: TEXT_WIDTH,
      fontWeight: WEIGHTS.other,
      lineHeight: 1.45,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      ...style,
    },
    text,
  );
}

function lineHeightOf(title: string): number {
  return isJoined(title) ? LINE_HEIGHT.joined : LINE_HEIGHT.usual;
}

/** Whether letters are joined, so that no space may be added or taken between them. */
function isJoined(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}

function box(style: Style, children: string | readonly Element[]): Element {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

async function measure(element: Element): Promise<{ readonly width: number; readonly height: number }> {
  let found: SatoriNode | undefined;
  const onNodeDetected = (node: SatoriNode) => {
    if (node.key === 'title') found = node;
  };
  await render(
    box({ alignItems: 'flex-start' }, [element]),
    { width: 20_000, height: 2_000 },
    { onNodeDetected, embedFont: false },
  );
  if (!found) throw new Error('unreachable: the title is laid out');
  return found;
}

async function render(
  { type, key, props: { style, children } }: Element,
  size: { readonly width: number; readonly height: number },
  options: Pick<SatoriOptions, 'onNodeDetected' | 'embedFont'> = {},
): Promise<string> {
  const element = {
    type,
    key: key ?? null,
    props: { style: { fontFamily: FONT_FAMILY, ...style }, children },
  };
  return satori(element as Parameters<typeof satori>[0], { ...size, ...options, fonts: await loadFonts() });
}
