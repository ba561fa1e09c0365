export { CollectionMigration } from './collection-migration.repository.js';
export { MigrateDocuments } from './migrate-documents.js';
export { NamesMigration } from './names-migration.js';
