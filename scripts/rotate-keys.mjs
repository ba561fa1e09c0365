import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run rotate-keys',
  help: `npm run rotate-keys [-- --project <id>] [-- --postpone | --emergency]

Adds a new signing key for each kind of token to JWT_KEYRING, and takes out the keys whose last token has ended. The new
keys sign some time after the next deployment has published them, so that one deployment rotates without downtime and
nobody is logged out.

  --project <id>          of this Firebase project, through firebase-tools (npx firebase login);
                          otherwise of the local emulators, in functions/.secret.local
  --activate-in <minutes> until the new keys sign, at least as long as it takes until all instances have them;
                          default 30
  --postpone              no new keys: the last rotation's sign that much later, since they were not deployed in time
  --emergency             the keys leaked: two new keys that sign at once, and no old ones. Everyone must log in again
  --file <path>           locally, another file than functions/.secret.local
  --help                  this text`,
  config: {
    options: {
      project: { type: 'string' },
      file: { type: 'string' },
      'activate-in': { type: 'string', default: '30' },
      postpone: { type: 'boolean', default: false },
      emergency: { type: 'boolean', default: false },
    },
  },
  // firebase-tools may find its login in the environment.
  env: process.env,
  run: async ({ values }) => (await import('./lib/keys/rotate-keys.ts')).rotateKeysAsAsked(values),
});
