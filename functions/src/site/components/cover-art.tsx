import type { JSX } from 'preact';

const INKS = ['riso-violet', 'riso-rose', 'riso-ember', 'riso-marigold'];
const WIDTH = 400;
const HEIGHT = 300;

/** One tongue of flame, 140 wide and 234 high, standing on 0,0. */
const FLAME = 'M0 20V0C-34-54-22-102 14-136c30-28 40-56 34-98 66 46 92 102 80 158-6 28-2 52 12 76v20Z';

/** Gives numbers from 0 to 1, the same ones for the same seed. */
type Random = () => number;

/** Gives the class of an ink, counted from the one that the picture begins with. */
type Ink = (index: number) => string;

const MOTIFS: readonly ((random: Random, ink: Ink) => JSX.Element)[] = [flames, sheets, arcs, dots];

/**
 * The picture of what has no cover image: overprinted shapes whose motif, inks and places follow from the slug, so that it
 * always looks the same. Colours are classes, so both colour schemes apply. Hidden from assistive technology.
 */
export function CoverArt({ slug }: { slug: string }) {
  const random = randomOf(slug);
  const first = Math.floor(random() * INKS.length);
  const ink: Ink = (index) => INKS[(first + index) % INKS.length] ?? '';
  const motif = MOTIFS[Math.floor(random() * MOTIFS.length)];
  return (
    <svg
      class="cover-art"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {motif?.(random, ink)}
    </svg>
  );
}

function flames(random: Random, ink: Ink) {
  const lean = random() < 0.5 ? 1 : -1;
  const sun = {
    cx: WIDTH / 2 + lean * between(random, 40, 120),
    cy: between(random, 80, 130),
    r: between(random, 55, 90),
  };
  return (
    <>
      <circle class={ink(3)} {...sun} />
      {[0, 1, 2].map((index) => {
        const x = WIDTH / 2 + lean * (-170 + index * 95 + between(random, -20, 20));
        const height = between(random, 75, 125) / 100;
        const transform = `translate(${String(x)} ${String(HEIGHT)}) scale(${String(lean)} ${String(height)})`;
        return <path key={index} class={ink(index)} d={FLAME} transform={transform} />;
      })}
    </>
  );
}

function sheets(random: Random, ink: Ink) {
  return (
    <>
      {[0, 1, 2].map((index) => {
        const [x, y] = [110 + index * 90 + between(random, -20, 20), between(random, 130, 185)];
        const transform = `translate(${String(x)} ${String(y)}) rotate(${String(between(random, -28, 28))})`;
        return (
          <rect
            key={index}
            class={ink(index)}
            x={-80}
            y={-110}
            width={160}
            height={220}
            rx={6}
            transform={transform}
          />
        );
      })}
    </>
  );
}

function arcs(random: Random, ink: Ink) {
  const isLeft = random() < 0.5;
  const isTop = random() < 0.35;
  const centre = { cx: isLeft ? 0 : WIDTH, cy: isTop ? 0 : HEIGHT };
  const step = between(random, 55, 78);
  const sun = {
    class: ink(between(random, 1, 2)),
    cx: isLeft ? between(random, 280, 350) : between(random, 50, 120),
    cy: isTop ? between(random, 190, 240) : between(random, 60, 110),
    r: between(random, 30, 60),
  };
  return (
    <>
      {[4, 3, 2, 1].map((ring) => (
        <circle key={ring} class={ink(ring)} {...centre} r={ring * step} />
      ))}
      <circle {...sun} />
    </>
  );
}

/** All dots in one path: a page with ten pictures stays small. */
function dots(random: Random, ink: Ink) {
  const [focusX, focusY] = [between(random, 60, 340), between(random, 40, 260)];
  const path: string[] = [];
  for (let y = 20; y < HEIGHT; y += 44) {
    for (let x = 18; x < WIDTH; x += 44) {
      const radius = Math.max(Math.round(22 - Math.hypot(x - focusX, y - focusY) / 20), 2);
      path.push(disc(x, y, radius));
    }
  }
  const r = between(random, 70, 110);
  return (
    <>
      <circle class={ink(2)} cx={focusX} cy={focusY} r={r} />
      <path class={ink(0)} d={path.join('')} />
    </>
  );
}

function disc(x: number, y: number, radius: number): string {
  const [r, across] = [String(radius), String(2 * radius)];
  return `M${String(x - radius)} ${String(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0-${across} 0`;
}

function between(random: Random, low: number, high: number): number {
  return Math.round(low + random() * (high - low));
}

/** mulberry32 seeded with FNV-1a. */
function randomOf(text: string): Random {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
