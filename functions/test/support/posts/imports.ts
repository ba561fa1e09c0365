import { KINDS } from '../../../src/wiring/kinds.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Firestore } from 'firebase-admin/firestore';
import type { Job } from '../../../src/jobs/index.js';
import { identityOf } from '../../../src/transfer/import/post-identity.js';
import { call, apiFetch, type Answer } from '../http/api.js';
import { environment } from '../suite/environment.js';
import { jobsRepository, waitForJobStatus } from '../work/jobs.js';
import { waitFor } from '../wait-for.js';

/** A file to be imported. */
export interface ImportFile {
  /** Query of the import, such as `format=json&existing=update`. */
  readonly query: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

const FIXTURES = join(__dirname, '../../fixtures/import');

/** What newId makes (shared/ids.ts). */
const ID_LENGTH = 20;

/** Importing takes as long as its posts take to be rendered. */
const IMPORT_TIMEOUT_MS = 90_000;

/** Sends a file as it is. @param baseUrl the function's own address when absent: Hosting's emulator takes small bodies only */
export async function sendFile(
  token: string,
  { query, type, content }: ImportFile,
  baseUrl = environment.functionUrl,
): Promise<Answer<unknown>> {
  const response = await apiFetch(`${baseUrl}/admin/api/posts/import?${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
    body: new Blob([content as string | Uint8Array<ArrayBuffer>]),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Begins an import. @returns the job's id @throws Error when the answer is not that of a job begun */
export async function beginImport(token: string, file: ImportFile, baseUrl?: string): Promise<string> {
  const { status, body } = await sendFile(token, file, baseUrl);
  if (status !== 202) throw new Error(`import: ${String(status)} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

/** Has a file imported by the suite's queue and worker. */
export async function importFile(token: string, file: ImportFile): Promise<Job> {
  return waitForSuccess(await beginImport(token, file));
}

/** Has a file refused by the suite's worker. */
export async function failToImport(token: string, file: ImportFile): Promise<Job> {
  return waitForJobStatus(await beginImport(token, file), 'failed', IMPORT_TIMEOUT_MS);
}

/** Waits until a job has succeeded. @throws Error with the job as soon as it has failed */
export async function waitForSuccess(id: string, timeoutMs = IMPORT_TIMEOUT_MS): Promise<Job> {
  const job = await waitFor(
    async () => {
      const found = await jobsRepository.get(id);
      return found.finishedAt && found;
    },
    { timeoutMs, description: `job ${id} to end` },
  );
  if (job.status === 'succeeded') return job;
  throw new Error(`job ${job.status}: ${String(job.error)}`);
}

/** The export of Ghost that is a fixture, as that of a site of its own: `word` stands in ids and slugs. */
export function ghostFile(word: string, authorEmail = 'nobody@example.com', existing = 'skip'): ImportFile {
  const content = readFixture('ghost-export.json')
    .replaceAll(/(?<="uuid": ")/g, `${word}-`)
    .replaceAll(/(?<="slug": ")/g, `${word}-`)
    .replaceAll('Ada@Example.com', authorEmail);
  return {
    query: `format=ghost&source_url=https://old.example&existing=${existing}`,
    type: 'application/json',
    content,
  };
}

/** The export of WordPress that is a fixture: see ghostFile. */
export function wordpressFile(
  word: string,
  authorEmail = 'nobody@example.com',
  existing = 'skip',
): ImportFile {
  const content = readFixture('wordpress-export.xml')
    .replaceAll(/(?<=<guid isPermaLink="false">)/g, `https://${word}.example/`)
    .replaceAll(/(?<=<wp:post_name><!\[CDATA\[)(?!\])/g, `${word}-`)
    .replaceAll('ada@example.com', authorEmail);
  return { query: `format=wordpress&existing=${existing}`, type: 'text/xml', content };
}

/** A ZIP of Markdown files that is a fixture. @param query what follows `format=markdown` */
export function markdownFile(name: 'site-a.zip' | 'site-b.zip', query = ''): ImportFile {
  const content = Uint8Array.from(readFileSync(join(FIXTURES, name)));
  return { query: `format=markdown${query}`, type: 'application/zip', content };
}

function readFixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

/** Posts in our own format. @param posts records; `id` and `title` at least */
export function ownFile(posts: readonly Readonly<Record<string, unknown>>[], existing = 'skip'): ImportFile {
  const filled = posts.map((post) => ({ status: 'draft', content_md: 'Text.', ...post }));
  return {
    query: `format=json&existing=${existing}`,
    type: 'application/json',
    content: JSON.stringify({ format: 'firefolio', version: 1, posts: filled }),
  };
}

/** Ids of posts in the form that ids here have, which sort as their numbers do. @param word of 13 characters, such as uniqueWord's */
export function ownIds(word: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => word + String(index).padStart(ID_LENGTH - word.length, '0'),
  );
}

/** The id of a post here that was made of one in our own format. @param id in the file, in the form that ids here have */
export function importedId(id: string): string {
  return identityOf({ key: `firefolio:${id}`, id: null, createdAt: null }, null).id;
}

const CONTENT_COLLECTIONS = [
  ...KINDS.flatMap(({ collection, slugCollection }) => [collection, slugCollection]),
  ...['content_directory', 'content_texts', 'stats'],
];

/** All that a database has about posts, pages and projects, as lines of text: documents, revisions, and the audit log but for jobs. */
export async function dumpPosts(firestore: Firestore): Promise<string[]> {
  const found = await Promise.all([
    ...CONTENT_COLLECTIONS.map((name) => firestore.collection(name).get()),
    firestore.collectionGroup('revisions').get(),
    firestore.collection('audit_log').where('target.type', 'in', ['post', 'page', 'project']).get(),
  ]);
  return found
    .flatMap(({ docs }) => docs)
    .map((doc) => `${doc.ref.path} ${JSON.stringify(doc.data())}`)
    .sort();
}

/** Stored posts whose slugs begin with `word-`, by the rest of their slug. */
export async function findImported(
  firestore: Firestore,
  word: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const { docs } = await firestore
    .collection('blog_posts')
    .where('slug', '>=', `${word}-`)
    .where('slug', '<', `${word}.`)
    .get();
  return new Map(
    docs.map((doc) => [String(doc.get('slug')).slice(word.length + 1), { id: doc.id, ...doc.data() }]),
  );
}

/** Reads the file of a job as its bytes. */
export async function readJobFile(
  token: string,
  jobId: string,
  { method = 'GET', baseUrl = environment.functionUrl } = {},
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await apiFetch(`${baseUrl}/admin/api/jobs/${jobId}/file`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  });
  const { status, headers } = response;
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Begins an export. @returns the job's id */
export async function beginExport(
  token: string,
  format: 'json' | 'markdown',
  baseUrl = environment.functionUrl,
): Promise<string> {
  const { status, body } = await call<{ readonly id: string }>('/admin/api/posts/export', {
    method: 'POST',
    token,
    body: { format },
    baseUrl,
  });
  if (status !== 202) throw new Error(`export: ${String(status)} ${JSON.stringify(body)}`);
  return body.id;
}
