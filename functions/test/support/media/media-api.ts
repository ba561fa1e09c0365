import { apiFetch, call, type Answer } from '../http/api.js';
import { environment } from '../suite/environment.js';
import { waitFor } from '../wait-for.js';

/** A file as staff see it, as far as tests look at it. */
export interface MediaBody {
  readonly id: string;
  readonly url: string;
  readonly hash: string;
  readonly type: string;
  readonly kind: string;
  readonly bytes: number;
  readonly file_name: string;
  readonly alt: string;
  readonly decorative: boolean;
  readonly status: 'processing' | 'ready' | 'failed';
  readonly failure: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbhash: string | null;
  readonly color: string | null;
  readonly animated: boolean;
  readonly variants: readonly {
    readonly width: number;
    readonly height: number;
    readonly format: 'webp' | 'avif';
    readonly bytes: number;
    readonly url: string;
  }[];
  readonly uploaded_by: { readonly id: string } | null;
  readonly trashed_at: string | null;
  readonly purge_at: string | null;
  readonly version: number;
}

/** What is said of a file that is uploaded. */
export interface UploadOptions {
  readonly fields?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The function's own address when absent: Hosting's emulator takes small bodies only. */
  readonly baseUrl?: string;
}

/** Uploads a file by a form. */
export async function upload<Body = MediaBody>(
  token: string,
  bytes: Uint8Array,
  {
    fields = { alt: 'A picture' },
    name = 'picture.png',
    headers = {},
    baseUrl = environment.functionUrl,
  }: UploadOptions = {},
): Promise<Answer<Body>> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  const response = await apiFetch(`${baseUrl}/admin/api/media`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, ...headers },
    body: form,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** Waits until a file is no longer being processed. */
export function waitUntilProcessed(token: string, id: string, timeoutMs = 30_000): Promise<MediaBody> {
  return waitFor(
    async () => {
      const { body } = await call<MediaBody>(`/admin/api/media/${id}`, { token });
      return body.status !== 'processing' && body;
    },
    { timeoutMs, description: `media ${id} to be processed` },
  );
}

/** What an address of media is answered with. */
export interface ServedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** Asks for a file as a visitor does. @param url a path, such as `/media/…/480.webp` */
export async function fetchMedia(
  url: string,
  { baseUrl = environment.siteUrl, ...init }: RequestInit & { readonly baseUrl?: string } = {},
): Promise<ServedAnswer> {
  const response = await fetch(`${baseUrl}${url}`, init);
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

/** Uploads an archive to be imported, in parts. @returns the id of the upload */
export async function sendArchive(
  token: string,
  zip: Buffer,
  baseUrl = environment.functionUrl,
): Promise<string> {
  const { status, body } = await call<{ readonly id: string; readonly part_bytes: number }>(
    '/admin/api/uploads',
    {
      method: 'POST',
      token,
      body: { purpose: 'import', bytes: zip.length, file_name: 'site.zip' },
      baseUrl,
    },
  );
  if (status !== 201) throw new Error(`upload: ${String(status)} ${JSON.stringify(body)}`);
  for (let at = 0; at < zip.length; at += body.part_bytes) {
    const part = zip.subarray(at, at + body.part_bytes);
    const number = at / body.part_bytes + 1;
    const sent = await sendPart(token, { id: body.id, number, bytes: part, baseUrl });
    if (sent.status !== 204) throw new Error(`part: ${String(sent.status)} ${JSON.stringify(sent.body)}`);
  }
  return body.id;
}

/** Sends a part of an upload. */
export function putPart(
  token: string,
  id: string,
  number: number,
  bytes: Uint8Array,
): Promise<Answer<unknown>> {
  return sendPart(token, { id, number, bytes, baseUrl: environment.functionUrl });
}

function sendPart(
  token: string,
  { id, number, bytes, baseUrl }: { id: string; number: number; bytes: Uint8Array; baseUrl: string },
): Promise<Answer<unknown>> {
  return call<unknown>(`/admin/api/uploads/${id}/parts/${String(number)}`, {
    method: 'PUT',
    token,
    body: bytes,
    baseUrl,
  });
}
