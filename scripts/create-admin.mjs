/**
 * `npm run create-admin`: an account with the role admin, in the emulators or in a Firebase project.
 */
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled } from './lib/install.mjs';
import { reportError, UserError } from './lib/user-error.mjs';

const HELP = `npm run create-admin [-- --project <id>]

Asks for an e-mail address, a name and a password, and stores an admin: in the emulators of the npm start that runs in
this clone, or in a Firebase project. An address that has an account already keeps it, and the account becomes an admin.

  --project <id>        a Firebase project, with your Application Default Credentials
                        (gcloud auth application-default login)
  --email <address>, --first-name <name>, --last-name <name>
                        are not asked for
  --promote             make an account that exists an admin without asking
  --help                this text

Without a terminal all but the password come from the options, and the password is read from standard input:
  npm run create-admin -- --email a@example.com --first-name Ada --last-name Lovelace < password-file
FIRESTORE_EMULATOR_HOST in the environment names another emulator.`;

/** What a shell reports of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

try {
  const { help, project, ...given } = readArguments();
  if (help) {
    console.log(HELP);
  } else {
    await ensureInstalled();
    // The environment may name an emulator, or the credentials of a project.
    await continueUnderProjectNode({ env: process.env });
    const { createAdmin } = await import('./lib/create-admin.mjs');
    console.log(await createAdmin({ project, given }));
  }
} catch (error) {
  if (error.name === 'ExitPromptError') {
    console.error('\nCancelled. Nothing was changed.');
    process.exitCode = INTERRUPTED;
  } else {
    process.exitCode = reportError('npm run create-admin', error);
  }
}
process.exit(); // the database's connections stay open

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        project: { type: 'string' },
        email: { type: 'string' },
        'first-name': { type: 'string' },
        'last-name': { type: 'string' },
        promote: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.project === '') throw new Error('--project needs a value');
    return values;
  } catch (error) {
    throw new UserError(`${error.message}; see npm run create-admin -- --help`);
  }
}
