export { withAbsoluteLinks } from './markdown/absolute-links.js';
export { loadMarkdown, loadPlainText } from './markdown/load-markdown.js';
export { loadSlugify } from './slugs/load-slugify.js';
export { isSlug, MAX_SLUG_LENGTH, SLUG_PATTERN, slugCandidates } from './slugs/slug.js';
