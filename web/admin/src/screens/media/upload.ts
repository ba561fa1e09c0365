/** Brings files into the library: small ones in one request, large ones in parts, which are sent again where one fails. */
import { ask, client, type Schemas } from '../../api/client.js';
import { Refusal } from '../../api/failure.js';
import { waitForJob } from '../../api/jobs.js';

/** The most that one request takes with room for its form, in bytes. */
const ONE_REQUEST_BYTES = 4_000_000;

/** How often a part is sent before it is given up. */
const PART_TRIES = 3;

/** What a picture shows; of a file that shows nothing, nothing. */
export interface Description {
  readonly alt: string;
  readonly decorative: boolean;
}

const NOTHING: Description = { alt: '', decorative: true };

/**
 * Uploads a file.
 *
 * @param description the library takes no picture without
 * @param onProgress told of the share that is done, 0 to 1
 * @param signal ends it; what was sent in parts is thrown away
 * @returns what the library made of it: where the bytes are known, what was there before
 * @throws ProblemError when the library does not take it; Refusal with the words of the job that could not join the parts
 */
export async function uploadFile(
  file: File,
  description: Description,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Schemas['Media']> {
  return file.size <= ONE_REQUEST_BYTES
    ? uploadWhole(file, description, signal)
    : uploadParts(file, description, onProgress, signal);
}

async function uploadWhole(
  file: File,
  { alt, decorative }: Description,
  signal: AbortSignal,
): Promise<Schemas['Media']> {
  const params = {
    query: {
      file_name: file.name,
      ...(isPicture(file) && (decorative ? { decorative: 'true' as const } : { alt })),
    },
    header: { 'Idempotency-Key': crypto.randomUUID() },
  };
  return ask((api) => api.POST('/admin/api/media', { params, ...bytesOf(file), signal }));
}

async function uploadParts(
  file: File,
  description: Description,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Schemas['Media']> {
  const upload = await beginUpload(file, 'media', description);
  const params = { path: { id: upload.id } };
  await sendParts(file, upload, onProgress, signal);
  const job = await waitForJob(await ask((api) => api.POST('/admin/api/uploads/{id}/complete', { params })));
  if (job.status !== 'succeeded') throw new Refusal(job.error ?? 'The file could not be put together.');
  const { media_id: id } = await ask((api) => api.GET('/admin/api/uploads/{id}', { params }));
  return ask((api) => api.GET('/admin/api/media/{id}', { params: { path: { id: id ?? '' } } }));
}

/** Whether who does not see a file needs to be told what it shows. */
export const isPicture = ({ type }: Pick<File, 'type'>): boolean => type.startsWith('image/');

const LOOK_AGAIN_MS = 1_000;

/**
 * Waits until a job has made what is to be made of a file.
 *
 * @param signal ends the waiting
 * @throws Refusal with what is wrong with it
 */
export async function waitUntilReady(id: string, signal?: AbortSignal): Promise<void> {
  const params = { path: { id } };
  for (;;) {
    const { status, failure } = await ask((api) => api.GET('/admin/api/media/{id}', { params }));
    if (status === 'ready') return;
    if (status === 'failed') throw new Refusal(failure ?? 'Nothing can be made of the file.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    signal?.throwIfAborted();
  }
}

/** Begins an upload in parts. @param purpose what becomes of the file @throws ProblemError when it is not taken */
export function beginUpload(
  file: File,
  purpose: 'media' | 'import',
  description = NOTHING,
): Promise<Schemas['MediaUpload']> {
  const params = { header: { 'Idempotency-Key': crypto.randomUUID() } };
  const body = { bytes: file.size, file_name: file.name, purpose, ...(isPicture(file) && description) };
  return ask((api) => api.POST('/admin/api/uploads', { params, body }));
}

/**
 * Sends all parts, one after the other.
 *
 * @param onProgress told of the share that is sent, 0 to 1
 * @param signal ends it, and has the parts thrown away
 * @throws ProblemError when a part is refused; TypeError when it did not get through
 */
export async function sendParts(
  file: File,
  upload: Schemas['MediaUpload'],
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (let number = 1; number <= upload.parts; number += 1) {
      const begin = (number - 1) * upload.part_bytes;
      await sendPart(upload.id, number, file.slice(begin, begin + upload.part_bytes), signal);
      onProgress(number / upload.parts);
    }
  } catch (error) {
    if (signal.aborted)
      void client.DELETE('/admin/api/uploads/{id}', { params: { path: { id: upload.id } } });
    throw error;
  }
}

async function sendPart(id: string, number: number, part: Blob, signal: AbortSignal): Promise<void> {
  for (let left = PART_TRIES; ; left -= 1) {
    try {
      const params = { path: { id, number } };
      await ask((api) =>
        api.PUT('/admin/api/uploads/{id}/parts/{number}', { params, ...bytesOf(part), signal }),
      );
      return;
    } catch (error) {
      // No answer came: the connection may be back.
      if (left <= 1 || signal.aborted || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

/** A request's body of bytes as they are. */
export function bytesOf(bytes: Blob) {
  return {
    body: bytes as never,
    bodySerializer: () => bytes,
    headers: { 'Content-Type': 'application/octet-stream' },
  };
}
