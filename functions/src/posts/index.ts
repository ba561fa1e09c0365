export { MAX_POST_BODY_BYTES } from './posts.schema.js';
export { adminPostRoutes } from './posts.admin.router.js';
export { publicPostRoutes } from './posts.public.router.js';
export { PostsRepository } from './posts.repository.js';
export { revisionRoutes } from './revisions.router.js';
export { RevisionsRepository } from './revisions.repository.js';
export { RevisionsService } from './revisions.service.js';
export { PostsService } from './posts.service.js';
