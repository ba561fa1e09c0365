/**
 * Finds the Firestore and Pub/Sub emulators and the program of the Storage emulator's rules, which firebase-tools does not
 * bring along.
 *
 * The order is: a path given in the environment, what firebase-tools has downloaded before, what it can download now,
 * the Google Cloud CLI's component, of rules a stand-in (docs/adr/0003-finding-the-emulators.md).
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findJava } from '../java.mjs';
import { buildLauncherJar } from './launcher-jar.ts';
import { answers } from './ports.ts';
import { CACHE_DIR, LOG_DIR, PROJECT_NODE, ROOT } from '../paths.mjs';
import { standInForRules } from './storage-rules.ts';
import { UserError } from '../user-error.mjs';
import { writeIfChanged } from './write-if-changed.ts';

/** A host that does not answer within this time counts as out of reach. */
const PROBE_TIMEOUT_MS = 4000;

/** A download may take this long: the bigger emulator has 137 MB. */
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;

/** Where the Google Cloud CLI has them. */
const COMPONENTS = {
  firestore: 'cloud-firestore-emulator/cloud-firestore-emulator.jar',
  pubsub: 'pubsub-emulator/bin/cloud-pubsub-emulator',
};

const FIRESTORE_MAIN_CLASS = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';

/** What firebase-tools downloads, by its own names, for people. */
const DOWNLOADS = {
  firestore: 'the Firestore emulator',
  pubsub: 'the Pub/Sub emulator',
  storage: "the program of the Storage emulator's rules",
};

/** firebase-tools' environment, in which it finds Java and the emulators, and what is not there. */
export interface Emulators {
  readonly env: NodeJS.ProcessEnv;
  readonly pubsub: boolean;
  /** Whether the Storage emulator judges clients by storage.rules, and not by a stand-in. */
  readonly storageRules: boolean;
}

type EmulatorName = keyof typeof DOWNLOADS;

/** Finds Java and the emulators, which it downloads when possible. @throws UserError without Java or Firestore's */
export async function findEmulators(env: NodeJS.ProcessEnv, { pubsub = true } = {}): Promise<Emulators> {
  const [firestore, queue, rules] = await Promise.all([
    find('firestore', env),
    pubsub ? find('pubsub', env) : undefined,
    find('storage', env),
  ]);
  if (!firestore) {
    throw new UserError(
      'no Firestore emulator: go online once, so that firebase-tools can download it, or install the Google Cloud ' +
        "CLI's (`gcloud components install cloud-firestore-emulator`, or the package " +
        '`google-cloud-cli-firestore-emulator`)',
    );
  }
  const { home } = findJava(env);
  const path = [join(home, 'bin'), env['PATH']].join(delimiter);
  const storage = rules ?? standInForRules(join(home, 'bin', 'java'), path);
  return {
    env: { ...env, JAVA_HOME: home, PATH: path, ...firestore, ...queue, ...storage },
    pubsub: queue !== undefined,
    storageRules: rules !== undefined,
  };
}

/** What it needs in firebase-tools' environment; undefined where there is none. */
async function find(name: EmulatorName, env: NodeJS.ProcessEnv): Promise<Record<string, string> | undefined> {
  const variable = `${name.toUpperCase()}_EMULATOR_BINARY_PATH`;
  const given = env[variable];
  if (given) {
    if (existsSync(given)) return {};
    throw new UserError(`${variable} names a file that does not exist: ${given}`);
  }
  const details = readDetails(name, env);
  if (existsSync(details.path)) return {};
  const isReachable = await answers(details.url, PROBE_TIMEOUT_MS, { method: 'HEAD' });
  if (isReachable && (await download(name, env)) && existsSync(details.path)) return {};
  const component = findComponent(name, env);
  return component ? { [variable]: component } : undefined;
}

interface DownloadableEmulator {
  readonly binaryPathRelativeToCacheDir?: string;
  readonly downloadPathRelativeToCacheDir: string;
  readonly remoteUrl: string;
}

/** firebase-tools' own table of what it downloads, and where to. */
function readDetails(name: EmulatorName, env: NodeJS.ProcessEnv): { path: string; url: string } {
  const table = join(ROOT, 'node_modules/firebase-tools/lib/emulator/downloadableEmulatorInfo.json');
  const entry = (JSON.parse(readFileSync(table, 'utf8')) as Record<EmulatorName, DownloadableEmulator>)[name];
  const cache = env['FIREBASE_EMULATORS_PATH'] ?? join(homedir(), '.cache', 'firebase', 'emulators');
  const path = entry.binaryPathRelativeToCacheDir ?? entry.downloadPathRelativeToCacheDir;
  return { path: join(cache, path), url: entry.remoteUrl };
}

function download(name: EmulatorName, env: NodeJS.ProcessEnv): Promise<boolean> {
  console.log(`Downloading ${DOWNLOADS[name]}, once …`);
  const firebase = join(ROOT, 'node_modules/firebase-tools/lib/bin/firebase.js');
  return new Promise((resolve) => {
    execFile(
      PROJECT_NODE,
      [firebase, `setup:emulators:${name}`, '--non-interactive'],
      { cwd: LOG_DIR, env, timeout: DOWNLOAD_TIMEOUT_MS },
      (error, stdout, stderr) => {
        writeFileSync(join(LOG_DIR, `download-${name}.log`), stdout + stderr);
        resolve(error === null);
      },
    );
  });
}

/** The Google Cloud CLI's emulator in a form that firebase-tools can start; undefined without that component. */
function findComponent(name: EmulatorName, env: NodeJS.ProcessEnv): string | undefined {
  if (name === 'storage') return undefined;
  for (const sdk of sdkFolders(env)) {
    const program = join(sdk, 'platform', COMPONENTS[name]);
    if (existsSync(program)) return name === 'firestore' ? launcherFor(program) : wrapperFor(program);
  }
  return undefined;
}

/** firebase-tools runs `java -jar`, and the component's JAR names no main class. */
function launcherFor(jar: string): string {
  const launcher = join(CACHE_DIR, 'firestore-emulator.jar');
  writeIfChanged(launcher, buildLauncherJar(jar, FIRESTORE_MAIN_CLASS));
  return launcher;
}

/** firebase-tools changes the file's mode, which a system's file does not allow. `exec` keeps it one process. */
function wrapperFor(program: string): string {
  const wrapper = join(CACHE_DIR, 'pubsub-emulator.sh');
  writeIfChanged(wrapper, Buffer.from(`#!/bin/sh\nexec '${program.replaceAll("'", "'\\''")}' "$@"\n`));
  chmodSync(wrapper, 0o755);
  return wrapper;
}

function sdkFolders(env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const gclouds = folders.map((folder) => join(folder, 'gcloud')).filter((file) => existsSync(file));
  const usual = [
    '/usr/lib/google-cloud-sdk',
    '/usr/share/google-cloud-sdk',
    join(homedir(), 'google-cloud-sdk'),
  ];
  const snaps = existsSync('/snap/google-cloud-cli') ? readdirSync('/snap/google-cloud-cli') : [];
  return [
    ...gclouds.map((file) => dirname(dirname(realpathSync(file)))),
    ...usual,
    ...snaps.map((version) => join('/snap/google-cloud-cli', version)),
  ];
}
