import jsQR from 'jsqr';

/** One dark module, as a square of the SVG's path. */
const SQUARE = /M(\d+),(\d+)h(\d+)v\3h-\3z/g;

/** The text of a QR code that is drawn as black squares on white, as a camera would read it. @throws Error when it can't */
export function readQrCode(svg: string): string {
  const size = Number(/ viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const pixels = new Uint8ClampedArray(4 * size * size).fill(255);
  for (const [, left, top, side] of svg.matchAll(SQUARE)) {
    blacken(pixels, size, Number(left), Number(top), Number(side));
  }
  const found = jsQR.default(pixels, size, size);
  if (!found) throw new Error('no QR code');
  return found.data;
}

/** How many modules wide the white border of a QR code is. */
export function quietZoneOf(svg: string): number {
  const squares = [...svg.matchAll(SQUARE)];
  const [left, side] = [Math.min(...squares.map(([, x]) => Number(x))), Number(squares[0]?.[3])];
  return left / side;
}

function blacken(pixels: Uint8ClampedArray, size: number, left: number, top: number, side: number): void {
  for (let y = top; y < top + side; y += 1) {
    for (let x = left; x < left + side; x += 1) pixels.fill(0, 4 * (y * size + x), 4 * (y * size + x) + 3);
  }
}
