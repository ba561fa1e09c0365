import { randomUUID } from 'node:crypto';
import { call } from '../http/api.js';
import { putPart, sendArchive, upload, waitUntilProcessed, type MediaBody } from '../media/media-api.js';
import { newFilm, newPicture } from '../media/new-files.js';
import { zipOfMedia } from '../media/media-archives.js';
import { storeJob } from '../work/jobs.js';
import { environment } from '../suite/environment.js';
import { signIn, type ScenarioRequest, type Scenarios } from './scenario.js';

const PATH = '/admin/api/media';
const EXPORTS = '/admin/api/media-exports';
const UPLOADS = '/admin/api/uploads';

/** A form with a new picture. */
async function pictureForm(): Promise<FormData> {
  const form = new FormData();
  form.set('alt', 'A picture');
  form.set('file', new Blob([Uint8Array.from(await newPicture())]), 'picture.png');
  return form;
}

/** A new picture, processed. */
async function uploadOne(token: string): Promise<MediaBody> {
  const { body } = await upload(token, await newPicture());
  return waitUntilProcessed(token, body.id);
}

/** A request about a new picture. @param rest its path follows that of the picture */
async function ofOne({ path = '', ...rest }: Omit<ScenarioRequest, 'token' | 'path'> & { path?: string }) {
  const { token } = await signIn('editor');
  const { id } = await uploadOne(token);
  return { path: `${PATH}/${id}${path}`, token, ...rest };
}

/** Begins to upload a film of one part. */
async function beginUpload(token: string, bytes: number): Promise<string> {
  const { body } = await call<{ id: string }>(UPLOADS, {
    method: 'POST',
    token,
    body: { bytes, file_name: 'film.mp4' },
    baseUrl: environment.functionUrl,
  });
  return body.id;
}

async function ofUpload({ path = '', ...rest }: Omit<ScenarioRequest, 'token' | 'path'> & { path?: string }) {
  const { token } = await signIn('editor');
  const film = newFilm(1_000);
  const id = await beginUpload(token, film.length);
  await putPart(token, id, 1, film);
  return { path: `${UPLOADS}/${id}${path}`, token, ...rest };
}

/** A request about an archive of the library that is there. @param path follows that of the archive */
async function ofArchive(path = ''): Promise<ScenarioRequest> {
  const { account, token } = await signIn('admin');
  const createdBy = { id: account.id, name: 'Ada' };
  const { hash, bytes } = await uploadOne(token);
  const { id } = await storeJob({
    createdBy,
    kind: 'export-media',
    status: 'succeeded',
    // Any file of the bucket will do.
    state: { after: null, measured: null, volumes: [{ path: `media/${hash}/original`, bytes, files: 1 }] },
  });
  return { path: `${EXPORTS}/${id}${path}`, token, status: 200 };
}

/** Pictures and files, as visitors and as staff see them. */
export const mediaScenarios: Scenarios = {
  'GET /media/:hash/:file': async () => {
    const { token } = await signIn('editor');
    const { variants } = await uploadOne(token);
    return { path: variants[0]?.url ?? '', status: 200 };
  },
  [`GET ${PATH}`]: async () => {
    const { token } = await signIn('editor');
    for (let count = 0; count < 2; count += 1) await uploadOne(token);
    return { path: `${PATH}?limit=2`, token, status: 200, limit: 2 };
  },
  [`POST ${PATH}`]: async () => {
    const { token } = await signIn('editor');
    return { path: PATH, token, body: await pictureForm(), status: 201 };
  },
  [`GET ${PATH}/usage`]: async () => {
    const { token } = await signIn('editor');
    return { path: `${PATH}/usage`, token, status: 200 };
  },
  [`GET ${PATH}/:id`]: () => ofOne({ status: 200 }),
  [`PATCH ${PATH}/:id`]: () => ofOne({ body: { alt: 'Another text' }, status: 200 }),
  [`DELETE ${PATH}/:id`]: async () => {
    const { token } = await signIn('admin');
    const { id } = await uploadOne(token);
    await call(`${PATH}/${id}`, { method: 'DELETE', token });
    return { path: `${PATH}/${id}?purge=true`, token, status: 204 };
  },
  [`POST ${PATH}/:id/replace`]: async () => {
    const { token } = await signIn('editor');
    const [one, other] = [await uploadOne(token), await uploadOne(token)];
    return { path: `${PATH}/${one.id}/replace`, token, body: { hash: other.hash }, status: 200 };
  },
  [`POST ${PATH}/:id/restore`]: async () => {
    const request = await ofOne({ path: '/restore', status: 200 });
    await call(request.path.replace('/restore', ''), { method: 'DELETE', token: request.token });
    return request;
  },
  [`POST ${PATH}/render`]: async () => {
    const { token } = await signIn('admin');
    return { path: `${PATH}/render`, token, status: 202 };
  },
  [`POST ${PATH}/sweep`]: async () => {
    const { token } = await signIn('admin');
    return { path: `${PATH}/sweep`, token, status: 202 };
  },
  [`POST ${EXPORTS}`]: async () => {
    const { token } = await signIn('admin');
    return { path: EXPORTS, token, status: 202 };
  },
  [`GET ${EXPORTS}/:id`]: () => ofArchive(),
  [`GET ${EXPORTS}/:id/volumes/:number`]: () => ofArchive('/volumes/1'),
  [`GET ${EXPORTS}/:id/volumes/:number/file`]: () => ofArchive('/volumes/1/file'),
  [`POST ${UPLOADS}/:id/import-media`]: async () => {
    const { token } = await signIn('admin');
    const id = await sendArchive(token, zipOfMedia([]));
    return { path: `${UPLOADS}/${id}/import-media`, token, status: 202 };
  },
  'POST /admin/api/cards/render': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/cards/render', token, status: 202 };
  },
  [`POST ${UPLOADS}`]: async () => {
    const { token } = await signIn('editor');
    const body = { bytes: 9_000_000, file_name: `${randomUUID()}.mp4` };
    return { path: UPLOADS, token, body, status: 201 };
  },
  [`GET ${UPLOADS}/:id`]: () => ofUpload({ status: 200 }),
  [`PUT ${UPLOADS}/:id/parts/:number`]: async () => {
    const { token } = await signIn('editor');
    const film = newFilm(1_000);
    const id = await beginUpload(token, film.length);
    return { path: `${UPLOADS}/${id}/parts/1`, token, body: film, status: 204 };
  },
  [`POST ${UPLOADS}/:id/complete`]: () => ofUpload({ path: '/complete', status: 202 }),
  [`DELETE ${UPLOADS}/:id`]: () => ofUpload({ status: 204 }),
};
