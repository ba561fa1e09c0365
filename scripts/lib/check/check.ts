/**
 * `npm run check`: a program for each check, the longest first, two at once. One line for each, and at the end the own lines of
 * what failed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectEnvironment } from '../install.mjs';
import { CACHE_DIR, ROOT } from '../paths.mjs';

/** A program with its arguments, and what mends most of its findings. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  readonly mend?: string;
}

/** More at once only slow each other down on a small machine. */
const CONCURRENCY = 2;

/** Where a tool notes what it has found of files, by their content. A fresh clone has none of it. */
const cache = (name: string): string => join(CACHE_DIR, 'check', name);

const tsc = (name: string, project: string): Check => ({
  name,
  command: [
    'tsc',
    '-p',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    cache(`${project.replaceAll('/', '-')}.tsbuildinfo`),
  ],
});

/** By how long they take. */
const CHECKS: readonly Check[] = [
  { name: 'lint', command: ['node', 'scripts/lint.mjs'], mend: 'npx eslint --fix .' },
  {
    name: 'unit tests',
    command: ['node', 'scripts/test.mjs', 'functions/src/', 'client/', 'scripts/', 'web/admin/'],
  },
  tsc('types', 'tsconfig.json'),
  {
    name: 'format',
    command: [
      ...['prettier', '--check', '--log-level', 'warn', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', cache('prettier')],
    ],
    mend: 'npm run format',
  },
  tsc("client's types", 'client'),
  tsc("site's types", 'web'),
  tsc("dashboard's types", 'web/admin'),
  {
    name: 'imports',
    command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'functions/src', 'client/src'],
  },
  { name: 'dead code', command: ['knip', '--no-progress'] },
];

/** Runs every check. @returns the exit code, 1 when one has failed */
export async function check(): Promise<number> {
  const waiting = [...CHECKS];
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const output = await run(next);
      if (output !== null) failures.push(output);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  for (const failure of failures) console.log(`\n${failure}`);
  console.log(`${CHECKS.length - failures.length} checks passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

/** Runs one check and says how it went; gives its name and what it printed when it failed. */
async function run({ name, command, mend }: Check): Promise<string | null> {
  const [program = '', ...args] = command;
  const startedAt = performance.now();
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...projectEnvironment(), ONLY_FAILURES: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`ok     ${name} (${seconds} s)`);
    return null;
  }
  const text = Buffer.concat(output).toString().trim();
  console.log(`FAILED ${name} (${seconds} s)`);
  return `${name}:${mend ? ` most is mended by ${mend}` : ''}\n${text}\n`;
}
