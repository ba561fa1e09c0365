/**
 * Does what a job does with a picture, in this process, and prints what it took.
 */
import { readFileSync } from 'node:fs';
import { sharePicture, type SharePicture } from '../../functions/src/media/files/share-picture.ts';
import {
  cleanOriginal,
  inspectPicture,
  renderShare,
  renderVariants,
} from '../../functions/src/media/processing/index.ts';
import { requireMediaType } from '../../functions/src/media/types/index.ts';
import { peakKilobytes, timed } from './own-process.ts';

/** What one picture took. */
export interface MeasuredPicture {
  readonly bytes: number;
  readonly inspectMs: number;
  readonly cleanMs: number;
  readonly renderMs: number;
  /** Of what link previews show. */
  readonly shareMs: number;
  /** Of the processor, for all of it. */
  readonly cpuMs: number;
  /** Of all variants. */
  readonly madeBytes: number;
  /** The most memory that the process had. */
  readonly peakBytes: number;
  /** Width, format, kilobytes. */
  readonly variants: readonly (readonly [number, string, number])[];
}

const bytes = readFileSync(process.argv[2] ?? '');
const type = requireMediaType(bytes);
const cpuBefore = process.cpuUsage();
let share: SharePicture | null = null;
const inspectMs = await timed(async () => {
  share = sharePicture({ hash: '', focalPoint: null, ...(await inspectPicture(bytes, type)) });
});
const cleanMs = await timed(() => cleanOriginal(bytes, type));
const variants: [number, string, number][] = [];
let madeBytes = 0;
const renderMs = await timed(async () => {
  for await (const { width, format, bytes: made } of renderVariants(bytes, type, [480, 960, 1600])) {
    variants.push([width, format, Math.round(made.length / 1000)]);
    madeBytes += made.length;
  }
});
const shareMs = await timed(async () => {
  if (share) await renderShare(bytes, type, share);
});
const { user, system } = process.cpuUsage(cpuBefore);
const measured: MeasuredPicture = {
  bytes: bytes.length,
  inspectMs,
  cleanMs,
  renderMs,
  shareMs,
  cpuMs: (user + system) / 1000,
  madeBytes,
  peakBytes: peakKilobytes() * 1024,
  variants,
};
console.log(JSON.stringify(measured));
