import { beforeAll, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { hashOf } from '../../src/media/media.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { files } from '../support/files.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { putPart, sendArchive } from '../support/media/media-api.js';
import { newFilm, newPicture } from '../support/media/new-files.js';
import { findImported, waitForSuccess } from '../support/posts/imports.js';
import { uniqueWord } from '../support/posts/posts.js';
import { zipOf } from '../support/posts/site-archives.js';
import { environment } from '../support/suite/environment.js';
import { waitForJobStatus } from '../support/work/jobs.js';
import { runScheduled } from '../support/work/scheduled.js';

jest.setTimeout(120_000);

let token: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

const importOf = (id: string, query = 'format=markdown', by = token) =>
  call<{ readonly id: string }>(`/admin/api/uploads/${id}/import?${query}`, { method: 'POST', token: by });

const look = (id: string) =>
  call<{ purpose: string; job_id: string | null }>(`/admin/api/uploads/${id}`, { token });

const partsOf = async (id: string) => (await files.list(`uploads/${id}/`)).files.length;

/** A site of some 45 MB: a film that no step holds in memory, a picture over the border of two parts. */
async function largeSite(word: string) {
  const [film, picture, unused] = [
    newFilm(30 * 1024 * 1024),
    await newPicture({ width: 700, height: 700 }),
    randomBytes(12_000_000),
  ];
  const post = `---\ntitle: ${word}\nslug: ${word}-post\ndate: 2024-01-02\n---\n![A picture](a.png) [The film](film.mp4)\n`;
  return {
    film,
    picture,
    zip: zipOf({ files: { 'film.mp4': film, 'unused.bin': unused, 'a.png': picture, [`${word}.md`]: post } }),
  };
}

test('an archive that came in parts is imported from where it lies, and removed after that', async () => {
  const word = uniqueWord();
  const { film, picture, zip } = await largeSite(word);
  const id = await sendArchive(token, zip);
  const begun = await importOf(id);
  expect(begun).toMatchObject({ status: 202 });
  const job = await waitForSuccess(begun.body.id);
  expect(job.counts).toEqual({ created: 1, files_created: 2 });
  expect(job.uploadParts).toBe(0);
  expect((await look(id)).body).toMatchObject({ purpose: 'import', job_id: job.id });
  for (const content of [film, picture])
    expect((await files.read(`media/${hashOf(content)}/original`, film.length)).equals(content)).toBe(true);
  const post = (await findImported(firestore, word)).get('post');
  expect(post?.['content_md']).toMatch(/^!\[A picture\]\(media:\w{20}\) \[The film\]\(media:\w{20}\)\n$/);

  const again = await importOf(id, 'format=markdown&existing=update');
  expect((await waitForSuccess(again.body.id)).counts).toEqual({ unchanged: 1, files_known: 2 });

  expect(await partsOf(id)).toBeGreaterThan(5);
  await firestore.doc(`media_uploads/${id}`).update({ ends_at: new Date(Date.now() - 1) });
  await runScheduled('sweepJobs');
  expect(await partsOf(id)).toBe(0);
  expectProblem(await importOf(id), 404);
});

test('only a ZIP comes so, whole, by who sent it, and not into the library', async () => {
  const begin = (purpose: string, bytes: number) =>
    call<{ readonly id: string }>('/admin/api/uploads', {
      method: 'POST',
      token,
      body: { purpose, bytes, file_name: 'site.zip' },
      baseUrl: environment.functionUrl,
    });
  const text = Buffer.from('<rss/>');
  const { body } = await begin('import', text.length);
  expectProblem(await putPart(token, body.id, 1, text), 415);
  expectProblem(await importOf(body.id), 409);

  const zip = zipOf({ files: { [`${uniqueWord()}.md`]: '# A' } });
  const archive = await sendArchive(token, zip);
  expectProblem(
    await call<unknown>(`/admin/api/uploads/${archive}/complete`, { method: 'POST', token }),
    409,
  );
  const other = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  expectProblem(await importOf(archive, 'format=markdown', other), 404);
  expectProblem(await importOf(archive, 'format=other'), 422);

  const film = newFilm(1_000);
  const media = await begin('media', film.length);
  await putPart(token, media.body.id, 1, film);
  expectProblem(await importOf(media.body.id), 409);
});

test('an archive that is damaged, of another format or gone fails the job, and says so', async () => {
  const zip = zipOf({ files: { [`${uniqueWord()}.md`]: '# A', 'b.bin': randomBytes(100) } });
  const damaged = Buffer.from(zip);
  damaged.fill(0, damaged.length - 40);
  const failed = async (bytes: Buffer, query?: string) => {
    const { body } = await importOf(await sendArchive(token, bytes), query);
    return (await waitForJobStatus(body.id, 'failed', 60_000)).error;
  };
  expect(await failed(damaged)).toMatch(/damaged ZIP/);
  expect(await failed(zip, 'format=json')).toMatch(/not our JSON but a ZIP/);
  expect(await failed(zip, 'format=wordpress')).toMatch(/not an export of WordPress/);
});
