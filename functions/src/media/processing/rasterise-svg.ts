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

/** Of the processor. */
const MAX_SECONDS = 10;
/** By the clock, where others use the processor too, or nothing is known of it. */
const MAX_WAIT_SECONDS = 60;
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
 * @throws MediaRefused `broken-picture`, or `too-complex` when it takes more than 10 s of the processor or 250 MiB
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
    const [drawn, complaint, [, signal]] = await Promise.all([
      readBytes(child.stdout, MAX_PNG_BYTES),
      readBytes(child.stderr, MAX_PNG_BYTES),
      once(child, 'close') as Promise<[number | null, string | null]>,
    ]);
    // Ended by its bounds, or by the system for want of memory.
    if (signal !== null)
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

/** Of a second, by which Linux counts the processor's time. */
const TICKS = 100;
const PAGE_BYTES = 4096;

/** Ends a process that takes too long or too much memory; what it takes is known on Linux alone. */
class ProcessBounds {
  readonly #child: ChildProcess;
  readonly #maxSeconds: number;
  readonly #timer: NodeJS.Timeout;
  readonly #lookTimer: NodeJS.Timeout;

  constructor(child: ChildProcess, maxSeconds: number) {
    this.#child = child;
    this.#maxSeconds = maxSeconds;
    this.#timer = setTimeout(() => child.kill('SIGKILL'), MAX_WAIT_SECONDS * 1000);
    this.#lookTimer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  /** Ends the watch, and the process if it still runs. */
  end(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#lookTimer);
    this.#child.kill('SIGKILL');
  }

  async #look(): Promise<void> {
    const stat = await readFile(`/proc/${String(this.#child.pid)}/stat`, 'latin1').catch(() => '');
    // Fields from the third on: the second is a name in brackets. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, pages = 0] = [fields[11], fields[12], fields[21]];
    if ((user + system) / TICKS > this.#maxSeconds || pages * PAGE_BYTES > MAX_PROCESS_BYTES)
      this.#child.kill('SIGKILL');
  }
}
