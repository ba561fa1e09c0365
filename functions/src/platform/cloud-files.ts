import { PassThrough, type Readable } from 'node:stream';
import type { Bucket, FileMetadata } from '@google-cloud/storage';
import { AppError } from '../errors/index.js';
import { withDeadline } from '../shared/deadline.js';
import { once } from '../shared/once.js';
import { readBytes } from '../shared/read-bytes.js';
import { openBytes, sendBytes } from './file-bytes.js';
import { toFileError, toSigningError } from './file-errors.js';
import type { FileStore, SaveOptions, StoredFile, WantedBytes } from './files.js';

/** How long a question may take with all its tries, in ms. */
const CALL_TIMEOUT_MS = 10_000;

/** How long a file that is whole in memory may take on its way, in ms. */
const BYTES_TIMEOUT_MS = 60_000;

/** Bounds of the client's tries, in s. */
const RETRIES = { maxRetries: 3, totalTimeout: 8, maxRetryDelay: 2 };

/** Where the files of a site are. */
interface FilePlace {
  readonly projectId: string;
  /** The bucket's name. */
  readonly bucket: string;
  /** Whether it is the Storage emulator's, which STORAGE_EMULATOR_HOST names. */
  readonly isEmulated: boolean;
}

/**
 * The files of a bucket of Cloud Storage. Its client is imported on first use. Each call may be repeated, since a path gets the same
 * bytes each time, and so each is tried again.
 *
 * @see https://cloud.google.com/storage/docs/json_api/v1
 */
export function cloudFileStore({ projectId, bucket: name, isEmulated }: FilePlace): FileStore {
  const connect = once(async () => {
    const { IdempotencyStrategy, Storage } = await import('./storage-client.js');
    const idempotencyStrategy = IdempotencyStrategy.RetryAlways;
    return new Storage({ projectId, retryOptions: { ...RETRIES, idempotencyStrategy } }).bucket(name);
  });
  const ask = <T>(call: (bucket: Bucket) => Promise<T>, timeoutMs = CALL_TIMEOUT_MS): Promise<T> =>
    withDeadline(connect().then(call), timeoutMs).catch((error: unknown) => {
      throw toFileError(error);
    });
  const find = (path: string): Promise<StoredFile | null> =>
    ask(async (bucket) => {
      const [metadata] = await bucket.file(path).getMetadata();
      return toStoredFile(metadata);
    }).catch(nullWithoutFile);
  const stream = (path: string, wanted: WantedBytes = {}): Readable =>
    streamOf(connect, path, wanted, isEmulated);
  return {
    find,
    stream,
    async read(path, maxBytes) {
      const source = stream(path);
      try {
        const bytes = await withDeadline(readBytes(source, maxBytes), BYTES_TIMEOUT_MS);
        if (bytes) return bytes;
      } finally {
        source.destroy();
      }
      throw new AppError({
        code: 'payload-too-large',
        message: `The file has more than ${String(maxBytes)} bytes.`,
      });
    },
    save: (path, body, options) =>
      Buffer.isBuffer(body)
        ? ask((bucket) => saveBytes(bucket, path, body, options), BYTES_TIMEOUT_MS)
        : saveStream(connect, path, body, options),
    async link({ path, name: saveAs, expiresAt }) {
      if (isEmulated) return null;
      return withDeadline(
        connect().then((bucket) =>
          bucket.file(path).getSignedUrl({
            version: 'v4',
            action: 'read',
            expires: expiresAt,
            promptSaveAs: saveAs,
          }),
        ),
        CALL_TIMEOUT_MS,
      ).then(
        ([url]) => url,
        (error: unknown) => {
          throw toSigningError(error);
        },
      );
    },
    list: (prefix, { after, limit } = {}) =>
      ask(async (bucket) => {
        const page = { maxResults: limit ?? 1_000, ...(after !== undefined && { pageToken: after }) };
        const [files, query] = await bucket.getFiles({ prefix, ...page, autoPaginate: false });
        const next = (query as { readonly pageToken?: string } | null)?.pageToken ?? null;
        return { files: files.map(({ metadata }) => toStoredFile(metadata)), next };
      }),
    async delete(path, generation) {
      if (isEmulated && generation !== undefined) requireGeneration(await find(path), generation);
      const precondition = generation === undefined ? {} : { ifGenerationMatch: generation };
      await ask((bucket) => bucket.file(path).delete(precondition)).catch(nullWithoutFile);
    },
  };
}

type Connect = () => Promise<Bucket>;

/** The bytes, asked for once the stream exists; its end is that of the request. */
function streamOf(connect: Connect, path: string, wanted: WantedBytes, isEmulated: boolean): Readable {
  const bytes = new PassThrough();
  const gone = new AbortController();
  const fail = (error: unknown): void => {
    bytes.destroy(toFileError(error));
  };
  bytes.once('close', () => {
    gone.abort();
  });
  open(connect, path, wanted, isEmulated, gone.signal).then(
    (source) => void source.on('error', fail).pipe(bytes),
    fail,
  );
  return bytes;
}

async function open(
  connect: Connect,
  path: string,
  { range, generation }: WantedBytes,
  isEmulated: boolean,
  signal: AbortSignal,
): Promise<Readable> {
  const { name, storage } = await connect();
  const login = isEmulated ? {} : Object.fromEntries(await storage.authClient.getRequestHeaders());
  const part = range && { range: `bytes=${String(range.start)}-${String(range.end)}` };
  const query = new URLSearchParams({ alt: 'media', ...(generation !== undefined && { generation }) });
  const url = `${storage.baseUrl}/b/${name}/o/${encodeURIComponent(path)}?${query.toString()}`;
  return openBytes(url, { ...login, ...part }, signal);
}

async function saveBytes(
  bucket: Bucket,
  path: string,
  body: Buffer,
  { contentType, metadata = {} }: SaveOptions,
): Promise<StoredFile> {
  const file = bucket.file(path);
  await file.save(body, { resumable: false, contentType, metadata: { metadata } });
  return toStoredFile(file.metadata);
}

async function saveStream(
  connect: Connect,
  path: string,
  body: Readable,
  { contentType, metadata = {} }: SaveOptions,
): Promise<StoredFile> {
  // It may break off before its bytes are asked for.
  body.on('error', () => undefined);
  try {
    const file = (await connect()).file(path);
    const [url] = await file.createResumableUpload({ metadata: { contentType, metadata } });
    return toStoredFile((await sendBytes(url, body)) as FileMetadata);
  } catch (error) {
    throw toFileError(error);
  } finally {
    body.destroy();
  }
}

function toStoredFile(file: FileMetadata): StoredFile {
  const metadata = Object.entries(file.metadata ?? {}).map(([name, value]) => [name, String(value)]);
  return {
    path: String(file.name),
    bytes: Number(file.size),
    contentType: file.contentType ?? 'application/octet-stream',
    generation: String(file.generation),
    updatedAt: new Date(String(file.updated)),
    metadata: Object.fromEntries(metadata) as Record<string, string>,
  };
}

function nullWithoutFile(error: unknown): null {
  if (error instanceof AppError && error.code === 'not-found') return null;
  throw error;
}

/** The emulator does not look at ifGenerationMatch. */
function requireGeneration(file: StoredFile | null, generation: string): void {
  if (file && file.generation !== generation) throw toFileError({ code: 412 });
}
