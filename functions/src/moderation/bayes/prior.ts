/** The model that every site begins with, made of the development corpus by `npm run bench spam -- --train-prior`. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { decodeModel, encodeModel } from './blocks.js';
import type { Model } from './model.js';
import { PRIOR } from './prior-data.js';

let prior: Model | undefined;

/** The prior, which nobody changes. */
export function priorModel(): Model {
  prior ??= unpackPrior(PRIOR);
  return prior;
}

/** A model as text for `prior-data.ts`. */
export function packPrior(model: Model): string {
  return deflateRawSync(Buffer.concat(encodeModel(model)), { level: 9 }).toString('base64');
}

function unpackPrior(text: string): Model {
  const model = decodeModel([inflateRawSync(Buffer.from(text, 'base64'))]);
  if (model === null)
    throw new Error('prior-data.ts is of another version: npm run bench spam -- --train-prior');
  return model;
}
