export { CollectionMigration } from './collection-migration.repository.js';
export { MigrateDocuments } from './migrate-documents.js';
export { CarriedMigration } from './carried-migration.js';
