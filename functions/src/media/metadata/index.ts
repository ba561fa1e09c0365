export { isAnimatedPng } from './png.js';
export { carriesMetadata, withoutMetadata } from './metadata.js';
export { embeddedPictures, withPictures, type EmbeddedPicture } from './svg.js';
