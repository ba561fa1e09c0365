/**
 * `npm run rotate-keys`: new signing keys for tokens, locally or for a Firebase project.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled } from './lib/install.mjs';
import { ACTIVATION_DELAY_MINUTES } from './lib/keyring-rotation.mjs';
import { FUNCTIONS_DIR } from './lib/paths.mjs';
import { reportError, UserError } from './lib/user-error.mjs';

const MAX_DELAY_MINUTES = 7 * 24 * 60;

const HELP = `npm run rotate-keys [-- --project <id>] [-- --postpone | --emergency]

Adds a new signing key for each kind of token to JWT_KEYRING, and takes out the keys whose last token has ended. The new
keys sign some time after the next deployment has published them, so that one deployment rotates without downtime and
nobody is logged out.

  --project <id>          of this Firebase project, through firebase-tools (npx firebase login);
                          otherwise of the local emulators, in functions/.secret.local
  --activate-in <minutes> until the new keys sign, at least as long as it takes until all instances have them;
                          default ${ACTIVATION_DELAY_MINUTES}
  --postpone              no new keys: the last rotation's sign that much later, since they were not deployed in time
  --emergency             the keys leaked: two new keys that sign at once, and no old ones. Everyone must log in again
  --file <path>           locally, another file than functions/.secret.local
  --help                  this text`;

try {
  const values = readArguments();
  if (values.help) {
    console.log(HELP);
  } else {
    await ensureInstalled();
    // firebase-tools may find its login in the environment.
    await continueUnderProjectNode({ env: process.env });
    const { localKeyringStore, projectKeyringStore } = await import('./lib/keyring-store.mjs');
    const { rotateKeys } = await import('./lib/rotate-keys.mjs');
    const store = values.project
      ? projectKeyringStore(values.project)
      : localKeyringStore(values.file ? resolve(values.file) : join(FUNCTIONS_DIR, '.secret.local'));
    console.log(
      await rotateKeys({
        store,
        change: values.emergency ? 'replace' : values.postpone ? 'postpone' : 'rotate',
        delayMinutes: Number(values['activate-in']),
        next: values.project
          ? `npm run deploy -- --only functions --project ${values.project} (nothing changes before)`
          : 'restart npm start, if it runs (only some of its functions take the new keys by themselves)',
      }),
    );
  }
} catch (error) {
  process.exitCode = reportError('npm run rotate-keys', error);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        project: { type: 'string' },
        file: { type: 'string' },
        'activate-in': { type: 'string', default: String(ACTIVATION_DELAY_MINUTES) },
        postpone: { type: 'boolean', default: false },
        emergency: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const minutes = values['activate-in'];
    if (!/^\d{1,5}$/.test(minutes) || Number(minutes) > MAX_DELAY_MINUTES)
      throw new Error(`--activate-in takes whole minutes, 0 to ${MAX_DELAY_MINUTES}`);
    if (values.postpone && values.emergency) throw new Error('--postpone and --emergency exclude each other');
    if (values.project !== undefined && values.file !== undefined)
      throw new Error('--project and --file exclude each other');
    if (values.project === '' || values.file === '') throw new Error('--project and --file need a value');
    return values;
  } catch (error) {
    throw new UserError(`${error.message}; see npm run rotate-keys -- --help`);
  }
}
