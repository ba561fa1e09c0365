import type { FileStore } from '../../src/platform/index.js';
import { inProcess } from './in-process/index.js';

/**
 * The site's files, past the API: for what a test lays out and what it looks up afterwards. The client of Cloud Storage imports a
 * package by itself, which Jest can't do: it is the host's.
 */
export const files: FileStore = host().files;

/** The same of a project of a test's own. */
export function filesOf(projectId: string): FileStore {
  return host().filesOf(projectId);
}

function host(): NonNullable<typeof inProcess> {
  if (!inProcess) throw new Error('files are looked at in test/api only: move the test there');
  return inProcess;
}
