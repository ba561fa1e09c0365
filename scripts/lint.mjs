import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'node scripts/lint.mjs',
  help: `node scripts/lint.mjs

ESLint over the files that have changed, themselves or in what they import, since they were found clean.`,
  config: {},
  run: async () => (await import('./lib/check/lint.ts')).lint(),
});
