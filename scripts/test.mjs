import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm test',
  help: `npm test [-- [pattern …] [jest options]]

Runs every test, or those whose path matches one of the patterns (regular expressions), beside a running npm start.
  npm test -- contact              the tests with "contact" in their path
  npm test -- posts -t "50 slugs"  of those, the ones with this name
  npm test -- --watch contact      keeps what they need up, and runs them again at each change
Each of Jest's options can be given, with its value after "=". The files run in the order of their paths; with
TEST_ORDER_SEED=7, or any other text, in another order.`,
  config: {
    options: { testNamePattern: { type: 'string', short: 't' }, watch: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  },
  run: async ({ tokens, values: { watch } }) => {
    const options = tokens.flatMap((token) =>
      token.kind === 'option' && token.name !== 'watch' ? [token] : [],
    );
    const asked = {
      patterns: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
      jestOptions: options.map(formatOption),
    };
    if (watch) return (await import('./lib/test/watch-tests.ts')).watchTests(asked);
    return (await import('./lib/test/run-tests.ts')).runTests(asked);
  },
});

/** @param {{name: string, rawName: string, value?: string | undefined}} option */
function formatOption({ name, rawName, value }) {
  return value === undefined ? rawName : `--${name}=${value}`;
}
