export { decodeModel, encodeModel, MAX_BLOCK_BYTES, MODEL_BLOCKS } from './bayes/blocks.js';
export { emptyModel, type Model } from './bayes/model.js';
export { createFormToken, readFormToken } from './form-token.js';
export type { Judgement } from './judge.js';
export { loadEngine } from './load-engine.js';
export { describeReason } from './reason.js';
export { NEUTRAL, type Circumstances, type Submission, type Verdict } from './submission.js';
export { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.js';
