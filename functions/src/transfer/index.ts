export { ExportContent, ExportedKind } from './export/export-content.js';
export { toExportRecord, toPageRecord, toProjectRecord } from './export/export-record.js';
export { ImportContent } from './import/import-content.js';
export { ExportMedia } from './media/export-media.js';
export { ImportMedia } from './media/import-media.js';
export { MediaTransferService } from './media/media-transfer.service.js';
export { TransferService } from './transfer.service.js';
