import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { chooseFreePorts, HOST } from '../emulators/ports.ts';
import { ensureSecrets, localParams } from '../emulators/settings.ts';
import { FUNCTIONS_DIR, PROJECT_NODE } from '../paths.mjs';
import { buildFunctions, requireBuilt } from './build.ts';
import { fillCompileCache } from './compile-cache.ts';

const FRAMEWORK = join(FUNCTIONS_DIR, 'node_modules/@google-cloud/functions-framework/build/src/main.js');

let folder: string;
let built: string;
let image: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compile-cache-'));
  built = join(folder, 'built');
  const { result } = await buildFunctions({ outdir: join(built, 'lib') });
  requireBuilt(result);
  cpSync(join(FUNCTIONS_DIR, 'package.json'), join(built, 'package.json'));
  symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), join(built, 'node_modules'), 'dir');
});
beforeEach(() => {
  image = mkdtempSync(join(folder, 'image-'));
  cpSync(built, image, { recursive: true, verbatimSymlinks: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function cacheFiles(): string[] {
  const names = readdirSync(join(image, 'lib/compile-cache'), { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => join(image, 'lib/compile-cache', name))
    .filter((file) => statSync(file).isFile());
}

/** Starts the `api` function as its container does, and asks for its health. */
async function startAndAsk(): Promise<{ status: number; accepted: number }> {
  const ports = await chooseFreePorts();
  const port = ports.FUNCTIONS_PORT;
  const child = spawn(
    PROJECT_NODE,
    [FRAMEWORK, `--source=${image}`, '--target=api', `--port=${String(port)}`],
    {
      env: {
        ...localParams(ports, {}, {}),
        ...ensureSecrets(join(image, '.secret.local'), ports.SMTP_PORT),
        FUNCTION_TARGET: 'api',
        GCLOUD_PROJECT: 'demo-firefolio',
        NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let accepted = 0;
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (/chunks\/.* was accepted/.test(line)) accepted += 1;
  });
  try {
    await new Promise((resolve, reject) => {
      child.once('exit', reject);
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('URL: ')) resolve(line);
      });
    });
    const { status } = await fetch(`http://${HOST}:${String(port)}/api/health`);
    return { status, accepted };
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
  }
}

test('the built functions start with what V8 compiled when their image was built', async () => {
  fillCompileCache(image);
  const { status, accepted } = await startAndAsk();
  expect(status).toBe(200);
  expect(accepted).toBeGreaterThan(5);
});

test('they start without it, and keep nothing then', async () => {
  await expect(startAndAsk()).resolves.toEqual({ status: 200, accepted: 0 });
  expect(readdirSync(join(image, 'lib'))).not.toContain('compile-cache');
});

test('they start with one that is damaged', async () => {
  fillCompileCache(image);
  for (const file of cacheFiles()) writeFileSync(file, 'no cache');
  await expect(startAndAsk()).resolves.toEqual({ status: 200, accepted: 0 });
});

test('they start where it can not be a folder', async () => {
  writeFileSync(join(image, 'lib/compile-cache'), '');
  await expect(startAndAsk()).resolves.toEqual({ status: 200, accepted: 0 });
});
