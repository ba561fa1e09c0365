/** The client's module, which the bundle has whole only where its exports are named. Import it at first use. */
export { IdempotencyStrategy, Storage } from '@google-cloud/storage';
