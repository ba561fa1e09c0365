export { ExportPosts } from './export/export-posts.js';
export { ImportPosts } from './import/import-posts.js';
export { TransferService } from './transfer.service.js';
