import { PassThrough } from 'node:stream';
import { AppError } from '../../src/errors/index.js';
import type { FileStore } from '../../src/platform/index.js';
import { inProcess } from './in-process/index.js';

/**
 * The site's files, past the API: for what a test lays out and what it looks up afterwards. The client of Cloud Storage imports a
 * package by itself, which Jest can't do: it is the host's.
 */
export const files: FileStore = host().files;

/** The same of a project of a test's own. */
export function filesOf(projectId: string): FileStore {
  const store = host().filesOf(projectId);
  return {
    ...store,
    read: (...given) => store.read(...given).catch(rethrow),
    delete: (...given) => store.delete(...given).catch(rethrow),
    stream: (...given) => {
      const source = store.stream(...given);
      const bytes = new PassThrough();
      bytes.once('close', () => source.destroy());
      source.on('error', (error) => bytes.destroy(ownError(error))).pipe(bytes);
      return bytes;
    },
  };
}

/** The host's class of errors is not that of the code which runs in Jest. */
function ownError(error: unknown): Error {
  const { name } = error as Error;
  if (name !== 'AppError') return error as Error;
  const { code, message } = error as AppError;
  return new AppError({ code, message, cause: error });
}

function rethrow(error: unknown): never {
  throw ownError(error);
}

function host(): NonNullable<typeof inProcess> {
  if (!inProcess) throw new Error('files are looked at in test/api only: move the test there');
  return inProcess;
}
