const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const INKS = ['riso-violet', 'riso-rose', 'riso-ember', 'riso-marigold'];
const WIDTH = 400;
const HEIGHT = 300;

/**
 * Draws the picture of a post that has no cover image: overprinted shapes whose motif, inks and places follow
 * from the slug, so that a post always looks the same. Colours are classes, so both colour schemes apply.
 *
 * @param {string} slug What the picture follows from.
 * @returns {SVGSVGElement} A decorative 4:3 picture, hidden from assistive technology.
 */
export function drawCoverArt(slug) {
  const random = createRandom(slug);
  const svg = shape('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'xMidYMid slice',
    'aria-hidden': 'true',
    class: 'cover-art',
  });
  const first = Math.floor(random() * INKS.length);
  const ink = (index) => INKS[(first + index) % INKS.length];
  const motif = MOTIFS[Math.floor(random() * MOTIFS.length)];
  svg.append(...(motif?.(random, ink) ?? []));
  return svg;
}

const MOTIFS = [drawFlames, drawSheets, drawArcs, drawDots];

/** One tongue of flame, 140 wide and 234 high, standing on 0,0. */
const FLAME = 'M0 20V0C-34-54-22-102 14-136c30-28 40-56 34-98 66 46 92 102 80 158-6 28-2 52 12 76v20Z';

function drawFlames(random, ink) {
  const lean = random() < 0.5 ? 1 : -1;
  const sun = shape('circle', {
    class: ink(3),
    cx: WIDTH / 2 + lean * between(random, 40, 120),
    cy: between(random, 80, 130),
    r: between(random, 55, 90),
  });
  const flames = [0, 1, 2].map((index) => {
    const x = WIDTH / 2 + lean * (-170 + index * 95 + between(random, -20, 20));
    const height = between(random, 75, 125) / 100;
    return shape('path', {
      class: ink(index),
      d: FLAME,
      transform: `translate(${x} ${HEIGHT}) scale(${lean} ${height})`,
    });
  });
  return [sun, ...flames];
}

function drawSheets(random, ink) {
  return [0, 1, 2].map((index) =>
    shape('rect', {
      class: ink(index),
      x: -80,
      y: -110,
      width: 160,
      height: 220,
      rx: 6,
      transform: `translate(${110 + index * 90 + between(random, -20, 20)} ${between(random, 130, 185)}) rotate(${between(random, -28, 28)})`,
    }),
  );
}

function drawArcs(random, ink) {
  const isLeft = random() < 0.5;
  const isTop = random() < 0.35;
  const centre = { cx: isLeft ? 0 : WIDTH, cy: isTop ? 0 : HEIGHT };
  const step = between(random, 55, 78);
  const rings = [4, 3, 2, 1].map((ring) => shape('circle', { class: ink(ring), ...centre, r: ring * step }));
  const sun = shape('circle', {
    class: ink(between(random, 1, 2)),
    cx: isLeft ? between(random, 280, 350) : between(random, 50, 120),
    cy: isTop ? between(random, 190, 240) : between(random, 60, 110),
    r: between(random, 30, 60),
  });
  return [...rings, sun];
}

function drawDots(random, ink) {
  const focusX = between(random, 60, 340);
  const focusY = between(random, 40, 260);
  const dots = [];
  for (let y = 20; y < HEIGHT; y += 26) {
    for (let x = 18; x < WIDTH; x += 26) {
      const distance = Math.hypot(x - focusX, y - focusY);
      dots.push(shape('circle', { class: ink(0), cx: x, cy: y, r: Math.max(15 - distance / 22, 2) }));
    }
  }
  const disc = shape('circle', { class: ink(2), cx: focusX, cy: focusY, r: between(random, 70, 110) });
  return [disc, ...dots];
}

function shape(name, attributes) {
  const element = document.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function between(random, low, high) {
  return Math.round(low + random() * (high - low));
}

/** mulberry32 seeded with FNV-1a: the same numbers for the same text, in every browser. */
function createRandom(text) {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
