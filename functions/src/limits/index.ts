export { RATE_LIMITS } from './counters.codec.js';
export { createStoreFactory } from './store-factory.js';
