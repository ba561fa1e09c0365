import { runCommand } from './lib/command.mjs';

await runCommand({
  name: 'npm run create-admin',
  help: `npm run create-admin [-- --project <id>] [--code]

Asks for an e-mail address, a name and a password, and stores an admin: in the emulators of the npm start that runs in
this clone, or in a Firebase project. An address that has an account already keeps it, and the account becomes an admin.

  --project <id>        a Firebase project, with your Application Default Credentials
                        (gcloud auth application-default login)
  --email <address>, --first-name <name>, --last-name <name>
                        are not asked for
  --code                where there is no admin yet: show a code instead, with which the first one is made in the
                        browser, at /admin; good for an hour
  --promote             make an account that exists an admin without asking
  --help                this text

Without a terminal all but the password come from the options, and the password is read from standard input:
  npm run create-admin -- --email a@example.com --first-name Ada --last-name Lovelace < password-file
FIRESTORE_EMULATOR_HOST in the environment names another emulator.`,
  config: {
    options: {
      project: { type: 'string' },
      email: { type: 'string' },
      'first-name': { type: 'string' },
      'last-name': { type: 'string' },
      promote: { type: 'boolean', default: false },
      code: { type: 'boolean', default: false },
    },
  },
  // The environment may name an emulator, or the credentials of a project.
  env: process.env,
  run: async ({ values }) => (await import('./lib/admin/create-admin.ts')).createAdmin(values),
});
