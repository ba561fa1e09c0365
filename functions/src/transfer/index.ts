export { ExportContent, ExportedKind } from './export/export-content.js';
export { toExportRecord, toPageRecord, toProjectRecord } from './export/export-record.js';
export { ImportContent } from './import/import-content.js';
export { TransferService } from './transfer.service.js';
