export { createStoreFactory } from './store-factory.js';
