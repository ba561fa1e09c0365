import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run client',
  help: `npm run client [-- --check]

Writes client/src/schema.d.ts, the client's types, and docs/ROUTES.md anew from the routes.

  --check  only say whether they are what the routes say
  --help   this text`,
  config: { options: { check: { type: 'boolean', default: false } } },
  run: async ({ values }) => (await import('./lib/build/from-routes.ts')).writeOrCheckFromRoutes(values),
});
