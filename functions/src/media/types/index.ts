export { cleanFileName } from './clean-file-name.js';
export { detectMediaType, DETECTED_FROM_BYTES } from './detect-media-type.js';
export { MediaRefused, type RefusalName } from './media-refused.js';
export {
  hasVariants,
  MEDIA_TYPE_NAMES,
  MEDIA_TYPES,
  SVG_POLICY,
  traitsOf,
  type MediaKind,
  type MediaType,
} from './media-types.js';
export { requireMediaType } from './require-media-type.js';
export { MAX_SIDE, variantWidths } from './variant-widths.js';
