/**
 * `npm test [-- <pattern> …]`: runs the unit tests, then the rest inside an emulator suite of their own, on free ports
 * and with staged files, so that a running `npm start` is not disturbed. Ends with `N passed, N failed`.
 */
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled } from './lib/install.mjs';
import { reportError } from './lib/user-error.mjs';

const HELP = `npm test [-- [pattern …] [jest options]]

Runs every test, or those whose path matches one of the patterns (regular expressions).
  npm test -- contact              the tests with "contact" in their path
  npm test -- posts -t "50 slugs"  of those, the ones with this name
Each of Jest's options can be given, with its value after "=". The files run in the order of their paths; with
TEST_ORDER_SEED=7, or any other text, in another order.`;

try {
  const { values, tokens } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, testNamePattern: { type: 'string', short: 't' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values.help) {
    console.log(HELP);
  } else {
    await ensureInstalled();
    await continueUnderProjectNode();
    const patterns = tokens.filter(({ kind }) => kind === 'positional').map(({ value }) => value);
    const jestOptions = tokens.filter(({ kind }) => kind === 'option').map(formatOption);
    const { runTests } = await import('./lib/run-tests.mjs');
    process.exitCode = await runTests({ patterns, jestOptions });
  }
} catch (error) {
  process.exitCode = reportError('npm test', error);
}
process.exit(); // a connection still open must not keep it

function formatOption({ name, rawName, value }) {
  if (value === undefined) return rawName;
  return `--${name}=${value}`;
}
