export { decodeModel, encodeModel, MAX_BLOCK_BYTES, MODEL_BLOCKS } from './bayes/blocks.js';
export { emptyModel, type Model } from './bayes/model.js';
export { contentKey } from './content-key.js';
export { learn } from './decisions.js';
export { createFormToken, readFormToken } from './form-token.js';
export { describeReason, judge } from './judge.js';
export { NEUTRAL, type Circumstances, type Submission, type Verdict } from './submission.js';
export { DEFAULT_THRESHOLDS } from './thresholds.js';
