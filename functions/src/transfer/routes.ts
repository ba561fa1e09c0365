export { transferRoutes } from './transfer.router.js';
export { mediaTransferRoutes } from './media/media-transfer.router.js';
