import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run seed',
  help: `npm run seed

Writes the demo data of emulator-data anew from its content/.`,
  config: {},
  run: async () => (await import('./lib/build/write-seed.ts')).writeSeed(),
});
