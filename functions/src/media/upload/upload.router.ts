import type { z } from 'zod';
import { getActorName } from '../../auth/index.js';
import {
  defineRoute,
  fileOrMultipartBody,
  pathForClient,
  STAFF_WRITE,
  type Route,
} from '../../http/index.js';
import type { LibraryService } from '../library/library.service.js';
import { sendMedia } from '../library/library.router.js';
import { mediaJson } from '../library/media.presenter.js';
import { uploadFields, uploadQuery } from '../library/library.schema.js';
import type { MediaText } from '../media.js';
import { MEDIA_TYPE_NAMES } from '../types/index.js';
import { MAX_WHOLE_BYTES, type UploadService, LARGER } from './upload.service.js';

const PATH = '/admin/api/media';

/** What a body that is the file may call itself; what it is its bytes say. */
const FILE_TYPES = [...MEDIA_TYPE_NAMES, 'application/octet-stream'];

/** How long storing it may take, in ms: beside the database the bucket is asked. */
const UPLOAD_TIMEOUT_MS = 25_000;

/** The route by which files come in one request: POST /admin/api/media. */
export function uploadRoute(uploads: UploadService, library: LibraryService): Route {
  return defineRoute({
    method: 'post',
    path: PATH,
    summary: 'Upload a picture or a file of at most 8 MB',
    description:
      'As a form with the `file` and what is said of it, or the file itself as the body with that in the query; larger ones come in parts. ' +
      'A picture needs `alt`, unless it is `decorative`. 201: its variants are made by a job, after which its `status` is `ready`; or `failed`, with why. ' +
      '200: the same bytes are here already, and this is their file, taken out of the trash where it lay there; what is said of it stays. ' +
      '409: there is no room. 404: the file that the `Idempotency-Key` made was removed for good.',
    repeats: 'by-key',
    ...STAFF_WRITE,
    // Known: looked up, found, brought back; new: looked up and stored, and once more where others do the same at the same time.
    cost: { reads: 5, writes: 6, roundTrips: 5 },
    query: uploadQuery,
    body: fileOrMultipartBody(uploadFields, FILE_TYPES, { maxBytes: MAX_WHOLE_BYTES, whenLarger: LARGER }),
    timeoutMs: UPLOAD_TIMEOUT_MS,
    answer: [
      { status: 201, body: mediaJson, headers: ['Location', 'ETag'] },
      { status: 200, body: mediaJson, headers: ['Location', 'ETag'] },
    ],
    refusals: ['failed-precondition', 'not-found', 'aborted'],
    handle: async ({ query, body: { file, fields }, once, res }) => {
      const upload = {
        bytes: file.bytes,
        fileName: file.name || (query.file_name ?? ''),
        text: textOf(query, fields),
      };
      const { media, outcome } = await once(
        (key) => uploads.upload(upload, getActorName(res), key),
        async ({ id, details }) => ({ media: await library.get(id), outcome: details?.['outcome'] }),
      );
      res.status(outcome === 'known' ? 200 : 201).location(pathForClient(res, `${PATH}/${media.id}`));
      sendMedia(res, media);
    },
  });
}

type Said = z.output<typeof uploadFields>;

/** What the form says goes before what the query says. */
function textOf(query: Said, form: Said): MediaText {
  return {
    alt: form.alt ?? query.alt ?? '',
    decorative: form.decorative ?? query.decorative ?? false,
    title: form.title ?? query.title ?? '',
    caption: form.caption ?? query.caption ?? '',
    credit: form.credit ?? query.credit ?? '',
    focalPoint: form.focal_point ?? query.focal_point ?? null,
  };
}
