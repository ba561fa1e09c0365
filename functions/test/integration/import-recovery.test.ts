/** Workers are killed here, which needs processes of their own and a queue that outlives them. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { hashOf } from '../../src/media/media.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import {
  beginExport,
  beginImport,
  findImported,
  importedId,
  importFile,
  ownFile,
  ownIds,
  readJobFile,
  waitForSuccess,
  type ImportFile,
} from '../support/posts/imports.js';
import { newPicture } from '../support/media/new-files.js';
import { zipOf } from '../support/posts/site-archives.js';
import { jobsRepository } from '../support/work/jobs.js';
import { uniqueWord } from '../support/posts/posts.js';
import { findProcesses, signalProcesses, workerOf } from '../support/suite/suite-processes.js';
import { waitFor } from '../support/wait-for.js';

/** The queue tries again after 10 s, 20 s and more. */
jest.setTimeout(180_000);
const RETRIED_MS = 150_000;

const WORKER = workerOf('runJob');
const COUNT = 150;

let token: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

/** A file of 150 posts, and the ids that they get here, in the file's order. */
function fileOf(word: string, content = 'Text.'): { ids: string[]; slugs: string[]; file: ImportFile } {
  const given = ownIds(word, COUNT);
  return {
    ids: given.map(importedId),
    slugs: given,
    file: ownFile(given.map((id) => ({ id, title: id, slug: id, status: 'published', content_md: content }))),
  };
}

/** Keeps a document as it is: whoever wants to write it waits. @returns lets it go */
async function holdDocument(path: string): Promise<() => Promise<void>> {
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<undefined>();
  const { promise: isOver, resolve: letGo } = Promise.withResolvers<undefined>();
  const holding = firestore.runTransaction(
    async (transaction) => {
      await transaction.get(firestore.doc(path));
      hold(undefined);
      await isOver;
    },
    { maxAttempts: 1 },
  );
  await Promise.race([isHeld, holding]);
  return async () => {
    letGo(undefined);
    await holding;
  };
}

async function killWorkers(): Promise<void> {
  const killed = signalProcesses(WORKER, 'SIGKILL');
  expect(killed).not.toEqual([]);
  await waitFor(() => findProcesses(WORKER).every((pid) => !killed.includes(pid)), {
    description: 'the workers to be gone',
  });
}

/** Kills the worker as soon as a job has done so many of its items, and not all. @param field where it counts them */
async function killAt(jobId: string, done: number, field = 'done'): Promise<void> {
  const { promise: isSo, resolve } = Promise.withResolvers<undefined>();
  const stopListening = firestore.doc(`jobs/${jobId}`).onSnapshot((job) => {
    if (!(Number(job.get(field)) >= done)) return;
    signalProcesses(WORKER, 'SIGSTOP');
    resolve(undefined);
  });
  await isSo;
  stopListening();
  await killWorkers();
}

/** Ends the lease that a dead worker has left. */
async function endLease(jobId: string): Promise<void> {
  expect(await jobsRepository.get(jobId)).toMatchObject({ status: 'running', attempts: 1 });
  await firestore.doc(`jobs/${jobId}`).update({ lease_until: new Date() });
}

describe('killing the worker', () => {
  test('in the middle of an import: every post is there, once', async () => {
    const { ids, slugs, file } = fileOf(uniqueWord());
    const letGo = await holdDocument(`blog_posts/${String(ids[70])}`);
    const jobId = await beginImport(token, file);
    await killAt(jobId, 70);
    await letGo();
    await endLease(jobId);
    const job = await waitForSuccess(jobId, RETRIED_MS);
    expect(job).toMatchObject({ done: COUNT, total: COUNT, problems: [] });
    expect(job.attempts).toBeGreaterThan(1);
    expect((job.counts['created'] ?? 0) + (job.counts['skipped'] ?? 0)).toBe(COUNT);
    for (const [index, id] of ids.entries()) {
      const post = firestore.doc(`blog_posts/${id}`);
      const [stored, revisions, audit] = await Promise.all([
        post.get(),
        post.collection('revisions').get(),
        firestore.collection('audit_log').where('target.id', '==', id).get(),
      ]);
      expect({
        slug: stored.get('slug') as unknown,
        version: stored.get('version') as unknown,
        revisions: revisions.size,
        entries: audit.docs.map((entry) => entry.get('action') as unknown),
      }).toEqual({ slug: slugs[index], version: 1, revisions: 1, entries: ['post_created'] });
    }
  });

  test('while it takes pictures: each is there, once, and the post names all of them', async () => {
    const [word, pictures] = [uniqueWord(), 60];
    const paths = Array.from({ length: pictures }, (_, number) => `p/${String(number)}.png`);
    const files = Object.fromEntries(
      await Promise.all(paths.map(async (path) => [path, await newPicture()] as const)),
    );
    const body = paths.map((path) => `![One of many](${path})`).join('\n\n');
    const post = `---\ntitle: ${word}\nslug: ${word}-many\ndate: 2024-01-02\n---\n${body}\n`;
    const content = Uint8Array.from(zipOf({ files: { ...files, [`${word}.md`]: post } }));
    const letGo = await holdDocument(`media_files/${hashOf(files[paths[40] ?? ''] ?? Buffer.alloc(0))}`);
    const jobId = await beginImport(token, { query: 'format=markdown', type: 'application/zip', content });
    await killAt(jobId, 24, 'counts.files_created');
    await letGo();
    await endLease(jobId);
    const job = await waitForSuccess(jobId, RETRIED_MS);
    expect(job.attempts).toBeGreaterThan(1);
    expect(job).toMatchObject({ counts: { created: 1, files_created: pictures } });
    const text = String((await findImported(firestore, word)).get('many')?.['content_md']);
    const named = [...text.matchAll(/media:([a-z\d]{20})/g)].map(([, id = '']) => id);
    expect(new Set(named).size).toBe(pictures);
    for (const [index, id] of named.entries()) {
      const media = await firestore.doc(`media/${id}`).get();
      expect(media.get('hash')).toBe(hashOf(files[paths[index] ?? ''] ?? Buffer.alloc(0)));
      const entries = await firestore.collection('audit_log').where('target.id', '==', id).get();
      expect(entries.docs.map((entry) => entry.get('action') as unknown)).toEqual(['media_uploaded']);
    }
  });

  test('in the middle of an export: its file is complete, with each post once', async () => {
    // With much to compress: the worker is far from the end when it is killed.
    const { ids, file } = fileOf(uniqueWord(), randomBytes(20_000).toString('hex'));
    await importFile(token, file);
    const jobId = await beginExport(token, 'json');
    await killAt(jobId, 24);
    await endLease(jobId);
    const job = await waitForSuccess(jobId, RETRIED_MS);
    expect(job.attempts).toBeGreaterThan(1);
    const { posts, pages, projects } = JSON.parse(
      (await readJobFile(token, jobId)).bytes.toString(),
    ) as Record<'posts' | 'pages' | 'projects', { id: string }[]>;
    const exported = [...posts, ...pages, ...projects].map(({ id }) => id);
    expect(exported).toHaveLength(new Set(exported).size);
    expect(job).toMatchObject({ done: exported.length, counts: { exported: exported.length } });
    expect(exported.filter((id) => ids.includes(id))).toEqual([...ids].sort());
  });
});
