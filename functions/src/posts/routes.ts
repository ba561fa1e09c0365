export { postJobRoutes } from './post-jobs.router.js';
export { adminPostRoutes } from './posts.admin.router.js';
export { previewLinkRoutes } from './preview-links.router.js';
export { MOVED, publicPostRoutes, sendMoved } from './posts.public.router.js';
export { revisionRoutes } from './revisions.router.js';
