/** The library as an archive, out of one site and into another. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { FileStore } from '../../src/platform/index.js';
import { newId } from '../../src/shared/index.js';
import { ExportMedia } from '../../src/transfer/index.js';
import { createJobQueue } from '../../src/wiring/job-queue.js';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { createMediaTransfer } from '../../src/wiring/media.js';
import { logIn } from '../support/accounts/accounts.js';
import { filesOf } from '../support/files.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { zipOfMedia, type ArchivedFile } from '../support/media/media-archives.js';
import { sendArchive, upload, type MediaBody } from '../support/media/media-api.js';
import { newDrawing, newFilm, newPicture } from '../support/media/new-files.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { platformOn } from '../support/suite/platform.js';
import { TestClock } from '../support/work/jobs.js';

jest.setTimeout(120_000);

const DAY_MS = 24 * 60 * 60 * 1_000;

interface JobBody {
  readonly id: string;
  readonly status: string;
  readonly archive: string | null;
  readonly error: string | null;
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly item: string; readonly detail: string }[];
}

interface ExportBody {
  readonly expires_at: string;
  readonly volumes: readonly { number: number; name: string; bytes: number; files: number }[];
}

/** A site whose jobs are done when the test says so. */
interface Site extends Pick<OwnProject, 'firestore' | 'url'> {
  readonly token: string;
  readonly files: FileStore;
  readonly clock: TestClock;
  ask<Body>(path: string, method?: string): ReturnType<typeof call<Body>>;
  /** Does a job here. @param store in place of the bucket, which may break */
  run(jobId: string, traits?: { readonly store?: FileStore; readonly volumeBytes?: number }): Promise<void>;
  complete(path: string): Promise<JobBody>;
}

const projects: OwnProject[] = [];

async function startSite(): Promise<Site> {
  const project = await startOwnProject();
  projects.push(project);
  const { firestore, url, projectId } = project;
  const admin = await project.createAccount({ role: 'admin' });
  const token = (await logIn(admin, { baseUrl: url })).access_token;
  const [files, clock] = [filesOf(projectId), new TestClock()];
  const ask: Site['ask'] = (path, method = 'GET') => call(path, { method, token, baseUrl: url });
  const run: Site['run'] = async (jobId, { store = files, volumeBytes } = {}) => {
    const platform = platformOn(firestore, { clock, files: store });
    const transfer = createMediaTransfer(platform, createJobQueue(platform));
    const small = volumeBytes !== undefined && {
      'export-media': new ExportMedia({ ...transfer, volumeBytes }),
    };
    await createJobWorker(platform, small || undefined).run(jobId);
  };
  const complete = async (path: string) => {
    const begun = await ask<JobBody>(path, 'POST');
    expect(begun).toMatchObject({ status: 202 });
    await run(begun.body.id);
    return (await ask<JobBody>(`/admin/api/jobs/${begun.body.id}`)).body;
  };
  return { firestore, url, token, files, clock, ask, run, complete };
}

let old: Site;
let fresh: Site;

beforeAll(async () => {
  [old, fresh] = await Promise.all([startSite(), startSite()]);
});

afterAll(() => Promise.all(projects.map((project) => project.stop())));

interface Uploaded {
  readonly media: MediaBody;
  readonly bytes: Buffer;
}

async function add(bytes: Buffer, name: string, fields: Readonly<Record<string, string>>): Promise<Uploaded> {
  const { body, status } = await upload(old.token, bytes, { fields, name, baseUrl: old.url });
  expect(status).toBe(201);
  return { media: body, bytes };
}

async function volumeOf(site: Site, archive: string, number = 1): Promise<Buffer> {
  const { body } = await site.ask<{ url: string; url_expires_at: string | null }>(
    `${archive}/volumes/${String(number)}`,
  );
  // The emulator signs nothing.
  expect(body).toMatchObject({ url: `${archive}/volumes/${String(number)}/file`, url_expires_at: null });
  const response = await fetch(site.url + body.url, { headers: { Authorization: `Bearer ${site.token}` } });
  expect(response.headers.get('content-type')).toBe('application/zip');
  return Buffer.from(await response.arrayBuffer());
}

async function importVolume(site: Site, zip: Buffer): Promise<JobBody> {
  return site.complete(`/admin/api/uploads/${await sendArchive(site.token, zip, site.url)}/import-media`);
}

describe('a library', () => {
  let kept: Uploaded[];
  let archive: string;
  let zip: Buffer;

  beforeAll(async () => {
    kept = [
      await add(await newPicture({ format: 'jpeg', hasExif: true }), 'Größe.jpg', {
        alt: 'A picture “quoted”',
        title: 'Title',
        caption: 'Two\nlines',
        credit: 'Ada',
        focal_point: '0.25,0.75',
      }),
      await add(newDrawing(), 'drawing.svg', { decorative: 'true' }),
      await add(newFilm(7 * 1024 * 1024), 'film.mp4', {}),
      await add(Buffer.from(`WEBVTT\n\n00:00.000 --> 00:01.000\n${randomUUID()}\n`), 'words.vtt', {}),
    ];
    const [trashed, failed, lost] = [
      await add(await newPicture(), 'trashed.png', { alt: 'Trashed' }),
      await add(await newPicture(), 'failed.png', { alt: 'Failed' }),
      await add(await newPicture(), 'lost.png', { alt: 'Lost' }),
    ];
    await old.ask(`/admin/api/media/${trashed.media.id}`, 'DELETE');
    await old.firestore.doc(`media/${failed.media.id}`).update({ status: 'failed', failure: 'Broken.' });
    await old.files.delete(`media/${lost.media.hash}/original`);

    const job = await old.complete('/admin/api/media-exports');
    expect(job).toMatchObject({ status: 'succeeded', progress: { done: 6, total: 6 } });
    expect(job.counts).toEqual({ exported: 4, volumes: 1, trashed: 1, failed: 1, lost: 1 });
    expect(job.problems.map(({ item }) => item).sort()).toEqual([failed.media.id, lost.media.id].sort());
    archive = job.archive ?? '';
    const { body } = await old.ask<ExportBody>(archive);
    zip = await volumeOf(old, archive);
    const { createdAt } = { createdAt: new Date().toISOString().slice(0, 10) };
    expect(body.volumes).toEqual([
      { number: 1, name: `media-${createdAt}-1.zip`, bytes: zip.length, files: 4 },
    ]);
  });

  test('is a ZIP with the originals to the letter, what they tell included, and what is said of them', () => {
    const { 'media.json': manifest, ...contents } = unzipSync(zip);
    const { files, ...head } = JSON.parse(Buffer.from(manifest ?? []).toString()) as {
      files: { id: string; path: string; hash: string }[];
    };
    expect(head).toMatchObject({ format: 'firefolio-media', version: 1, volume: 1 });
    for (const { media, bytes } of kept) {
      const found = files.find(({ id }) => id === media.id);
      const { alt, decorative, hash, type, file_name: name } = media;
      expect(found).toMatchObject({ alt, decorative, hash, type, bytes: bytes.length, file_name: name });
      expect(Buffer.from(contents[found?.path ?? ''] ?? []).equals(bytes)).toBe(true);
    }
    expect(Object.keys(contents)).toHaveLength(kept.length);
  });

  test('comes into another site with its ids, once, and a second time changes nothing', async () => {
    const job = await importVolume(fresh, zip);
    expect(job).toMatchObject({ status: 'succeeded', counts: { created: 4 }, problems: [] });
    for (const { media } of kept) {
      const [before, after] = await Promise.all(
        [old, fresh].map(async (site) => (await site.ask<MediaBody>(`/admin/api/media/${media.id}`)).body),
      );
      const said = ['id', 'hash', 'type', 'bytes', 'file_name', 'alt', 'decorative', 'title', 'caption'];
      const more = ['credit', 'focal_point', 'created_at', 'version'];
      for (const name of [...said, ...more]) expect(after).toHaveProperty(name, before?.[name as 'id']);
    }
    const [picture] = kept;
    const path = `originals/${picture?.media.hash ?? ''}`;
    expect((await fresh.files.read(path, 1e6)).equals(picture?.bytes ?? Buffer.alloc(0))).toBe(true);

    expect(await importVolume(fresh, zip)).toMatchObject({ counts: { unchanged: 4 }, problems: [] });
    const { size } = await fresh.firestore.collection('media').get();
    expect(size).toBe(4);

    await fresh.ask(`/admin/api/media/${picture?.media.id ?? ''}`, 'DELETE');
    expect(await importVolume(fresh, zip)).toMatchObject({ counts: { unchanged: 3, restored: 1 } });
  });

  test('is no longer there after a week: the sweep takes it away', async () => {
    const [{ path } = { path: '' }] = (await old.files.list('exports/')).files;
    expect(path).toMatch(/^exports\/\w+\/000001-1\.zip$/);
    expect(await old.complete('/admin/api/media/sweep')).toMatchObject({ status: 'succeeded' });
    expect(await old.files.find(path)).not.toBeNull();
    old.clock.pass(7 * DAY_MS + 60_000);
    const { counts, problems } = await old.complete('/admin/api/media/sweep');
    expect(counts).toMatchObject({ exports_removed: 1 });
    expect(problems.map(({ item }) => item)).not.toContain(path);
    expect(await old.files.find(path)).toBeNull();
    expectProblem(await old.ask(`${archive}/volumes/1/file`), 404);
  });
});

describe('an archive of several volumes', () => {
  test('is whole though its worker ends in the middle, and one that comes back writes over nothing', async () => {
    const site = await startSite();
    for (let count = 0; count < 5; count += 1)
      await upload(site.token, newFilm(300_000), { name: 'film.mp4', fields: {}, baseUrl: site.url });
    const { body: job } = await site.ask<JobBody>('/admin/api/media-exports', 'POST');
    let saved = 0;
    const breaking: FileStore = {
      ...site.files,
      save: async (...given) => {
        const file = await site.files.save(...given);
        saved += 1;
        // The volume is there, and its checkpoint is not.
        if (saved === 2) throw new Error('the worker ended');
        return file;
      },
    };
    await expect(site.run(job.id, { store: breaking, volumeBytes: 700_000 })).rejects.toThrow();
    expectProblem(await site.ask(`/admin/api/media-exports/${job.id}`), 409);
    site.clock.pass(3 * 60_000);
    await site.run(job.id, { volumeBytes: 700_000 });

    const { body: done } = await site.ask<JobBody>(`/admin/api/jobs/${job.id}`);
    expect(done).toMatchObject({ status: 'succeeded', counts: { exported: 5, volumes: 3 } });
    const { body } = await site.ask<ExportBody>(done.archive ?? '');
    expect(body.volumes.map(({ files }) => files)).toEqual([2, 2, 1]);
    const paths = (await site.files.list(`exports/${job.id}/`)).files.map(({ path }) => path.slice(-12));
    expect(paths).toEqual(['000001-1.zip', '000002-1.zip', '000002-2.zip', '000003-2.zip']);
    const names = new Set<string>();
    for (const { number } of body.volumes) {
      const contents = unzipSync(await volumeOf(site, done.archive ?? '', number));
      for (const name of Object.keys(contents)) names.add(name);
    }
    // Five files, and media.json.
    expect(names.size).toBe(6);
    expectProblem(await site.ask(`${done.archive ?? ''}/volumes/4`), 404);
  });
});

describe('of an archive of which not all can come', () => {
  const file = (content: Buffer, traits: Partial<ArchivedFile['traits']> = {}): ArchivedFile => ({
    content,
    traits: { id: newId(), ...traits },
  });

  test('each is named, and the others come', async () => {
    const [other, same] = [await newPicture(), await newPicture()];
    const { body: taken } = await upload(fresh.token, other, { baseUrl: fresh.url });
    const { body: twin } = await upload(fresh.token, same, { baseUrl: fresh.url });
    const files = [
      file(await newPicture()),
      file(await newPicture(), { id: taken.id }),
      file(same),
      file(await newPicture(), { hash: 'f'.repeat(40) }),
      file(Buffer.from('<script>'), {}),
      file(await newPicture(), { alt: '' }),
      file(await newPicture(), { alt: 7 }),
      file(await newPicture(), { path: 'files/elsewhere' }),
    ];
    const job = await importVolume(fresh, zipOfMedia(files));
    expect(job.counts).toEqual({ created: 1, failed: 7 });
    const details = new Map(job.problems.map(({ item, detail }) => [item, detail]));
    const said = files.map(({ traits }) => details.get(traits.id) ?? '');
    expect(said[0]).toBe('');
    expect(said[1]).toContain('its id is that of another file');
    expect(said[2]).toContain(`media:${twin.id}`);
    expect(said[3]).toContain('not those that it had');
    expect(said[4]).toContain('no type that is taken');
    expect(said[5]).toContain('alt');
    expect(details.get('file 7')).toContain('alt');
    expect(said[7]).toContain('files/elsewhere');
    expect((await fresh.ask<MediaBody>(`/admin/api/media/${taken.id}`)).body.hash).toBe(taken.hash);
  });

  test('any other ZIP is refused as a whole', async () => {
    const job = await importVolume(fresh, Buffer.from(zipOfMedia([])).fill(0x20, 40, 60));
    expect(job).toMatchObject({ status: 'failed' });
    expect(job.error).toContain('media.json');
  });
});
