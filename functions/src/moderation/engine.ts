/** What weighs: the tables, and what reads them. Loaded when the first submission is judged, see load-engine.ts. */
export { contentKey } from './content-key.js';
export { forget, learn } from './decisions.js';
export { judge } from './judge.js';
