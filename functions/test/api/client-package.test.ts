import { execFile, execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, Script } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { LOGINS, SEED_PASSWORD } from '../support/http/api.js';
import { createProject, ROOT } from '../support/packed-client.js';
import { environment } from '../support/suite/environment.js';

const run = promisify(execFile);

/** Packing, installing and compiling take seconds each. */
const TIMEOUT_MS = 120_000;

/** What a program with types does, and what it must not be able to. */
const PROGRAM = `
import { createFirefolioClient, ProblemError, unwrap, type Schemas } from 'firefolio-client';

const client = createFirefolioClient({ baseUrl: 'https://example.com', retry: { times: 2 } });

export async function titles(): Promise<string[]> {
  const found: string[] = [];
  for await (const post of client.walk('/api/posts', { params: { query: { tag: 'node' } } })) found.push(post.title);
  return found;
}

export async function read(slug: string): Promise<Schemas['Post'] | null> {
  try {
    return await unwrap(client.GET('/api/posts/{slug}', { params: { path: { slug } } }));
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found') return null;
    throw error;
  }
}

// @ts-expect-error there is no such route
void client.GET('/api/nothing');
`;

/** In a runtime that has the web's globals and none of Node's. */
const IN_A_WORKER = `
import { createFirefolioClient } from 'firefolio-client';

const fetch = (request) => Promise.resolve(Response.json({ posts: [{ title: request.url }], next_cursor: null }));
const client = createFirefolioClient({ baseUrl: 'https://example.com', fetch });
for await (const { title } of client.walk('/api/posts')) globalThis.found = title;
`;

let project: string;

beforeAll(async () => {
  project = await createProject();
}, TIMEOUT_MS);

afterAll(() => {
  rmSync(project, { recursive: true });
});

const installed = (file: string) => join(project, 'node_modules/firefolio-client', file);

/** The other versions of Node on this machine that the package says it runs in, by their paths. */
function otherNodes(): string[] {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  const nodes = folders.map((folder) => join(folder, 'node'));
  return [...new Set(nodes)].filter((node) => {
    try {
      const version = execFileSync(node, ['--version'], { encoding: 'utf8' });
      return Number(version.slice(1).split('.')[0]) >= 20;
    } catch {
      return false;
    }
  });
}

test('the package has what it runs by, and nothing else', () => {
  const manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({ license: 'MIT', sideEffects: false, type: 'module' });
  expect(manifest['repository']).toMatchObject({ type: 'git', directory: 'client' });
  expect(readdirSync(installed('.')).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
  expect(readdirSync(installed('dist')).filter((name) => !/\.(?:d\.ts|js)$/.test(name))).toEqual([]);
  expect(readdirSync(installed('dist')).filter((name) => name.includes('test'))).toEqual([]);
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])(
  'a program that imports it compiles as strictly as can be, by module %s and resolution %s',
  async (module, resolution) => {
    const compilerOptions = {
      ...{ module, moduleResolution: resolution, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] },
      ...{ types: [], strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      ...{ noEmit: true, skipLibCheck: false },
    };
    writeFileSync(join(project, 'program.ts'), PROGRAM);
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [tsc, '-p', project]).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe('');
  },
  TIMEOUT_MS,
);

test.each([process.execPath, ...otherNodes()])(
  'its example runs in %s',
  async (node) => {
    cpSync(join(ROOT, 'client/example.mjs'), join(project, 'example.mjs'));
    const { stdout } = await run(node, [
      join(project, 'example.mjs'),
      environment.siteUrl,
      LOGINS.editor,
      SEED_PASSWORD,
    ]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Greetings from .+: http.+\/api\/posts\/greetings-from-/);
    expect(lines.at(-1)).toMatch(/^"greetngs" finds \d+: <mark>Greetings<\/mark> from /);
  },
  TIMEOUT_MS,
);

test('it runs where there is nothing of Node', async () => {
  const { outputFiles } = await build({
    stdin: { contents: IN_A_WORKER, resolveDir: project },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['worker', 'browser'],
    write: false,
  });
  const web = { AbortController, AbortSignal, Headers, Request, Response, URL, URLSearchParams };
  const sandbox = createContext({ ...web, setTimeout, clearTimeout });
  await new Script(`(async () => {${outputFiles[0]?.text ?? ''}})()`).runInContext(sandbox);
  expect(sandbox['found']).toBe('https://example.com/api/posts?limit=50');
});
