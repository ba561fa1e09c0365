export { isAnimatedPng } from './png.js';
export { carriesMetadata, withoutMetadata } from './metadata.js';
export { embeddedPictures, withPictures } from './svg.js';
