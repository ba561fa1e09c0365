/**
 * `npm run check`: format, lint, types, import rules, dead code and unit tests. Needs no emulator.
 */
import { spawn } from 'node:child_process';
import { continueUnderProjectNode, ensureInstalled, projectEnvironment } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { reportError } from './lib/user-error.mjs';

/** Each check with its command and what mends most of its findings. */
const CHECKS = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'], mend: 'npm run format' },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'], mend: 'npx eslint --fix .' },
  { name: 'types', command: ['tsc', '-p', 'functions'] },
  { name: "client's types", command: ['tsc', '-p', 'client'] },
  {
    name: 'imports',
    command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'functions/src', 'client/src'],
  },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'unit tests', command: ['node', 'scripts/test.mjs', 'functions/src/', 'client/', 'scripts/'] },
];

/** Two at once: more only slow each other down on a small machine. */
const CONCURRENCY = 2;

try {
  await ensureInstalled();
  await continueUnderProjectNode();
  const waiting = [...CHECKS];
  const outcomes = await Promise.all(Array.from({ length: CONCURRENCY }, () => runAll(waiting)));
  const failed = outcomes.flat().filter(({ ok }) => !ok);
  console.log(`${CHECKS.length - failed.length} checks passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = reportError('npm run check', error);
}

async function runAll(waiting) {
  const outcomes = [];
  for (let check = waiting.shift(); check; check = waiting.shift()) outcomes.push(await run(check));
  return outcomes;
}

async function run({ name, command: [program, ...args], mend }) {
  const startedAt = performance.now();
  const child = spawn(program, args, {
    cwd: ROOT,
    env: projectEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const ok = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${!ok && mend ? `; most is mended by: ${mend}` : ''}`,
  );
  if (!ok) console.log(Buffer.concat(output).toString());
  return { ok };
}
