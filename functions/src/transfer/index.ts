export { ExportPosts } from './export-posts.js';
export { ImportPosts } from './import-posts.js';
export { transferRoutes } from './transfer.router.js';
export { TransferService } from './transfer.service.js';
