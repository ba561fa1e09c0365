import { PAGE_KIND } from '../pages/index.js';
import { POST_KIND } from '../posts/index.js';
import { PROJECT_KIND } from '../projects/index.js';

/** Every kind of content. */
export const KINDS = [POST_KIND, PAGE_KIND, PROJECT_KIND];
