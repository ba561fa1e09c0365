import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run bench',
  help: `npm run bench [-- --posts <count>] [--only <part>]

Measures the functions on a site of 5,000 invented posts, and keeps the figures in bench/results.md.

  --posts <count>  a site of another size; its figures are printed only
  --only <part>    warm, cold, large or logins; its figures are printed only
  --fill           measures nothing: writes the posts into the emulators of the npm start that runs in this clone
  --help           this text`,
  config: {
    options: {
      posts: { type: 'string' },
      only: { type: 'string' },
      fill: { type: 'boolean', default: false },
    },
  },
  run: async ({ values }) => (await import('../bench/run.ts')).bench(values),
});
