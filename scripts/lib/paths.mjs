/**
 * Where things lie in a clone. Everything that is made locally goes into STATE_DIR, which is git-ignored.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone's root folder, absolute. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The deployable package. */
export const FUNCTIONS_DIR = join(ROOT, 'functions');

/** What Hosting serves as it is. */
export const PUBLIC_DIR = join(ROOT, 'web', 'public');

/** Seed data in the emulator suite's export format. */
export const SEED_DIR = join(ROOT, 'emulator-data');

/** Everything made locally: logs, saved data, caches, the lock. */
export const STATE_DIR = join(ROOT, '.firefolio');

/** The file by which firebase-tools knows an export, written last. */
export const EXPORT_METADATA = 'firebase-export-metadata.json';

/** What an export consists of. */
export const EXPORT_FILES = [EXPORT_METADATA, 'firestore_export', 'storage_export'];

/** Logs of the child processes. */
export const LOG_DIR = join(STATE_DIR, 'logs');

/** The rules and indexes that firebase.json names, which must lie beside each copy of it. */
export const RULES_FILES = ['firestore.rules', 'firestore.indexes.json', 'storage.rules'];

/** Things that may be deleted at any time and are made again. */
export const CACHE_DIR = join(STATE_DIR, 'cache');

/** The project's own Node, installed by the devDependency `node`. */
export const PROJECT_NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');

/** Makes the local folders; harmless when they exist. */
export function makeStateFolders() {
  for (const folder of [STATE_DIR, LOG_DIR, CACHE_DIR]) mkdirSync(folder, { recursive: true });
}
