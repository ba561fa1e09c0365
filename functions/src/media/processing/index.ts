export { cleanOriginal } from './clean-original.js';
export { inspectPicture, type PictureFacts } from './inspect-picture.js';
export { renderShare } from './render-share.js';
export { renderVariants, type RenderedVariant } from './render-variants.js';
