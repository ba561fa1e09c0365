import { POST_KIND } from '../posts/index.js';

/** Every kind of content. */
export const KINDS = [POST_KIND];
