import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);

/** Bundling and TypeScript take seconds on a small machine. */
const TIMEOUT_MS = 120_000;

test(
  "the client's types and docs/ROUTES.md are those of the routes",
  async () => {
    const { stdout } = await run(process.execPath, [join('scripts', 'client.mjs'), '--check']);
    expect(stdout).toBe('client/src/schema.d.ts is up to date\ndocs/ROUTES.md is up to date\n');
  },
  TIMEOUT_MS,
);
