import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run build',
  help: `npm run build

Bundles functions/src into functions/lib and web/admin into web/public/admin, and puts npm's part of the documentation
page into web/public.`,
  config: {},
  run: async () => (await import('./lib/build/build.ts')).buildOnce(),
});
