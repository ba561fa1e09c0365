export { isAnimatedPng } from './png.js';
export { carriesMetadata, withoutMetadata } from './metadata.js';
