import sharp, { type Sharp } from 'sharp';
import { MediaRefused } from '../types/index.js';
import { MAX_PIXELS, tooManyPixels } from './limits.js';

/** For how long one step of work on a picture may go on. */
const TIMEOUT_SECONDS = 60;

// Nothing is asked for twice. One thread: more of them have more in memory at once, and the function has one processor.
sharp.cache(false);
sharp.concurrency(1);

interface OpenOptions {
  /** All frames of an animation, not the first alone. Default false. */
  readonly animated?: boolean;
}

/** A picture as sharp reads it, within bounds: what is truncated or broken throws, and so does what is too large. */
export function open(bytes: Uint8Array, options: OpenOptions = {}): Sharp {
  return sharp(bytes, {
    limitInputPixels: MAX_PIXELS,
    limitInputChannels: 5,
    failOn: 'error',
    sequentialRead: true,
    ...options,
  }).timeout({ seconds: TIMEOUT_SECONDS });
}

/** What may go well another time: the machine has too little of something. */
const OF_THE_MACHINE = /^timeout|out of memory|spawn|EAGAIN|EMFILE/i;

/** What sharp could not do, as words for people; an error of the machine's as it is. */
export function refusedBy(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof MediaRefused) return error;
  if (OF_THE_MACHINE.test(error.message)) return error;
  if (error.message.includes('exceeds pixel limit')) return tooManyPixels(MAX_PIXELS, error);
  return new MediaRefused(
    'broken-picture',
    'The picture is broken or cut off: open it in an editor and save it anew.',
    error,
  );
}
