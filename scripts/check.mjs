import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run check',
  help: `npm run check

Format, lint, types, import rules, dead code and unit tests; no emulator. What fails is printed at its end.`,
  config: {},
  run: async () => (await import('./lib/check/check.ts')).check(),
});
