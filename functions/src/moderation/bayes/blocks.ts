/**
 * A model as bytes, to be stored in a bounded number of documents: a header of texts, then two 16-bit counts a bucket, in
 * big-endian order.
 */
import { BUCKETS } from './features.js';
import { emptyModel, sumOf, type Model } from './model.js';

/** A stored model has so many blocks, always. */
export const MODEL_BLOCKS = 2;
/** A block has at most so many bytes. */
export const MAX_BLOCK_BYTES = 100_000;

const VERSION = 1;
const HEADER_BYTES = 12;
const TOTAL_BYTES = HEADER_BYTES + 4 * BUCKETS;
const BLOCK_BYTES = Math.ceil(TOTAL_BYTES / MODEL_BLOCKS);

/** The blocks of a model, in order. */
export function encodeModel(model: Model): Uint8Array[] {
  const bytes = new Uint8Array(TOTAL_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, VERSION);
  view.setUint32(4, model.hamTexts);
  view.setUint32(8, model.spamTexts);
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    view.setUint16(HEADER_BYTES + 4 * bucket, model.ham[bucket] ?? 0);
    view.setUint16(HEADER_BYTES + 4 * bucket + 2, model.spam[bucket] ?? 0);
  }
  return Array.from({ length: MODEL_BLOCKS }, (_, i) => bytes.slice(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES));
}

/** The model of its blocks; null when they are not those of one: training begins anew then. */
export function decodeModel(blocks: readonly Uint8Array[]): Model | null {
  const bytes = Buffer.concat(blocks);
  if (bytes.length !== TOTAL_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) !== VERSION) return null;
  const model = emptyModel();
  model.hamTexts = view.getUint32(4);
  model.spamTexts = view.getUint32(8);
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    model.ham[bucket] = view.getUint16(HEADER_BYTES + 4 * bucket);
    model.spam[bucket] = view.getUint16(HEADER_BYTES + 4 * bucket + 2);
  }
  model.hamWords = sumOf(model.ham);
  model.spamWords = sumOf(model.spam);
  return model;
}
