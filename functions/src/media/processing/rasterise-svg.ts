/**
 * SVG is drawn in a process of its own: what a few hundred bytes ask for can take hours and gigabytes, and nothing but the end of
 * the process stops it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { readBytes } from '../../shared/index.js';
import { MAX_SIDE, MediaRefused } from '../types/index.js';
import { MAX_PIXELS } from './limits.js';

/** An SVG as pixels. */
export interface DrawnSvg {
  /** Of the SVG as it says itself, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Its picture, as PNG. */
  readonly png: Buffer;
}

const MAX_SECONDS = 10;
/** Besides what the worker has itself. */
const MAX_PROCESS_BYTES = 250 * 1024 * 1024;
const LOOK_EVERY_MS = 25;
const MAX_PNG_BYTES = 64 * 1024 * 1024;

/**
 * What the process does: reads an SVG, and writes its width and height, four bytes each, and a PNG; or nothing, and why not. It
 * has no base address, so that nothing outside of the file is loaded, and no environment.
 */
const PROGRAM = `
const [sharpUrl, wanted, maxSide, maxPixels] = process.argv.slice(1);
const { default: sharp } = await import(sharpUrl);
sharp.cache(false);
sharp.concurrency(1);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const svg = Buffer.concat(chunks);
try {
  const { width, height } = await sharp(svg, { limitInputPixels: false }).metadata();
  const target = Math.max(1, Math.min(Number(wanted), Math.floor((maxSide * width) / height)));
  const density = Math.min(Math.max((72 * target) / width, 0.01), 100000);
  const png = await sharp(svg, { density, limitInputPixels: Number(maxPixels) })
    .resize({ width: target })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  process.stdout.write(Buffer.concat([size, png]));
} catch (error) {
  process.stderr.write(String(error.message).slice(0, 500));
}
`;

/**
 * Draws an SVG.
 *
 * @param width of the picture in pixels, which is less where it would be too high
 * @throws MediaRefused `broken-picture`, or `too-complex` when it takes more than 10 s or 250 MiB
 */
export async function rasteriseSvg(
  bytes: Uint8Array,
  width: number,
  maxSeconds = MAX_SECONDS,
): Promise<DrawnSvg> {
  const sharpUrl = pathToFileURL(createRequire(import.meta.url).resolve('sharp')).href;
  const settings = [sharpUrl, ...[width, MAX_SIDE, MAX_PIXELS].map(String)];
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, ...settings], {
    env: { MALLOC_ARENA_MAX: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const bounds = new ProcessBounds(child, maxSeconds);
  // One that has ended reads no more; what it said tells why.
  child.stdin.on('error', () => undefined).end(bytes);
  try {
    const [drawn, complaint] = await Promise.all([
      readBytes(child.stdout, MAX_PNG_BYTES),
      readBytes(child.stderr, MAX_PNG_BYTES),
      once(child, 'close'),
    ]);
    if (bounds.areExceeded)
      throw new MediaRefused(
        'too-complex',
        'The SVG takes too much time or memory to draw: make it simpler, or save it as PNG.',
      );
    if (!drawn || drawn.length <= 8) throw new Error(complaint?.toString());
    return { width: drawn.readUInt32BE(0), height: drawn.readUInt32BE(4), png: drawn.subarray(8) };
  } finally {
    bounds.end();
  }
}

/** Ends a process that takes too long or too much memory; the latter is known on Linux alone. */
class ProcessBounds {
  areExceeded = false;
  readonly #child: ChildProcess;
  readonly #timer: NodeJS.Timeout;
  readonly #lookTimer: NodeJS.Timeout;

  constructor(child: ChildProcess, maxSeconds: number) {
    this.#child = child;
    this.#timer = setTimeout(() => {
      this.#exceed();
    }, maxSeconds * 1000);
    this.#lookTimer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  /** Ends the watch, and the process if it still runs. */
  end(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#lookTimer);
    this.#child.kill('SIGKILL');
  }

  async #look(): Promise<void> {
    const status = await readFile(`/proc/${String(this.#child.pid)}/status`, 'latin1').catch(() => '');
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
    if (kilobytes * 1024 > MAX_PROCESS_BYTES) this.#exceed();
  }

  #exceed(): void {
    this.areExceeded = true;
    this.#child.kill('SIGKILL');
  }
}
