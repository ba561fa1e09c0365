/**
 * Where JWT_KEYRING is kept: a .secret.local, or a Firebase project's Secret Manager. Keys never appear on a command
 * line or in a log.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PROJECT_NODE, ROOT } from '../paths.mjs';
import { readSecrets, writeSecrets } from '../emulators/settings.ts';
import { UserError } from '../user-error.mjs';

const SECRET = 'JWT_KEYRING';

type Command = readonly [string, ...string[]];

/** The command line of firebase-tools. */
const FIREBASE: Command = [PROJECT_NODE, join(ROOT, 'node_modules/firebase-tools/lib/bin/firebase.js')];

/** A place for the keyring. */
export interface KeyringStore {
  /** For people. */
  readonly name: string;
  /** The keyring, JSON. */
  readonly read: () => Promise<string> | string;
  /** Keeps another one from now on. */
  readonly write: (text: string) => Promise<void> | void;
}

/** The keyring in a .secret.local, whose other secrets stay. `read` and `write` throw UserError without the file. */
export function localKeyringStore(file: string): KeyringStore {
  const name = relative(process.cwd(), file);
  const readAll = (): Record<string, string> => {
    if (existsSync(file)) return readSecrets(file);
    throw new UserError(`there is no ${name} yet: the first npm start makes it, with a keyring`);
  };
  return {
    name,
    read: () => {
      const { [SECRET]: text } = readAll();
      if (!text) throw new UserError(`${name} has no ${SECRET}: the next npm start makes one`);
      return text;
    },
    write: (text) => {
      writeSecrets(file, { ...readAll(), [SECRET]: text });
    },
  };
}

/**
 * The keyring in a project's Secret Manager, read and written by firebase-tools with its own login.
 *
 * @param project id, or alias in .firebaserc
 * @param firebase the command that runs firebase-tools, default the project's own
 * @returns `read` and `write` throw UserError with firebase-tools' words
 */
export function projectKeyringStore(project: string, firebase: Command = FIREBASE): KeyringStore {
  const run = (args: string[], input?: string) =>
    runFirebase(firebase, [...args, '--project', project, '--non-interactive'], input);
  return {
    name: `${SECRET} of the project ${project}`,
    read: async () => {
      const output = await run(['functions:secrets:access', SECRET]);
      // It may print notices beside the secret.
      return output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
    },
    write: async (text) => {
      // Without --force it would mark a secret that others made as its own, whose old versions it deletes. Since it can't
      // ask, it deploys nothing by itself, which --force alone would do.
      await run(['functions:secrets:set', SECRET, '--data-file', '-', '--force'], text);
    },
  };
}

/**
 * firebase-tools keeps a debug log with the bodies of its requests, and leaves it in the working folder when it fails
 * unexpectedly: it goes into a private folder that is removed.
 */
async function runFirebase([program, ...firstArgs]: Command, args: string[], input = ''): Promise<string> {
  const logDir = mkdtempSync(join(tmpdir(), 'firefolio-firebase-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    FIREBASE_DEBUG_PATH: join(logDir, 'debug.log'),
    NO_UPDATE_NOTIFIER: '1',
  };
  delete env['DEBUG']; // would print that log
  try {
    const child = spawn(program, [...firstArgs, ...args], {
      cwd: ROOT,
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const output: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
    child.stdin.on('error', () => undefined); // it may end without reading
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    if (code === 0) return output.join('');
    throw new UserError(
      `firebase ${args.join(' ')} failed with exit code ${String(code)}\n${errorLines(output.join(''))}`,
    );
  } finally {
    rmSync(logDir, { recursive: true, force: true });
  }
}

/** What firebase-tools says of a failure; it says it on standard output, where the secret may be as well. */
function errorLines(output: string): string {
  return output
    .split('\n')
    .filter((line) => line.startsWith('Error'))
    .join('\n');
}
