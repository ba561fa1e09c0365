/**
 * Which database `npm run create-admin` writes to: that of running emulators, or of a real project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { findRunningStart } from '../start/claim.ts';
import { FUNCTIONS_DIR, ROOT } from '../paths.mjs';
import { answers, HOST } from '../emulators/ports.ts';
import { LOCAL_PROJECT_ID } from '../emulators/settings.ts';
import { UserError } from '../user-error.mjs';

const PROBE_TIMEOUT_MS = 5000;

/** What functions/src/config/params.ts says when nothing is set. */
const DEFAULT_SITE_NAME = 'Firefolio';

/** A database. */
export interface Target {
  /** For people. */
  readonly name: string;
  readonly project: string;
  /** False for emulators. */
  readonly isReal: boolean;
  /** No password may consist of it. */
  readonly siteName: string;
  /** What points the Admin SDK to it. */
  readonly env: Record<string, string>;
}

interface TargetOptions {
  /** Id, or alias in .firebaserc; one that begins with `demo-` is an emulator's. */
  readonly project?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** For tests. */
  readonly findStart?: () => { readonly firestorePort?: number } | undefined;
}

/**
 * Chooses the database: the emulator that FIRESTORE_EMULATOR_HOST names, else the real project that is named, else the
 * emulators of the `npm start` that runs in this clone.
 *
 * @throws UserError when there is neither, both are named, or the emulator does not answer
 */
export async function chooseTarget({
  project: named,
  env,
  findStart = findRunningStart,
}: TargetOptions): Promise<Target> {
  const project = resolveAlias(named ?? LOCAL_PROJECT_ID);
  const isDemo = project.startsWith('demo-');
  const host = env['FIRESTORE_EMULATOR_HOST'];
  if (host && !isDemo) {
    throw new UserError(
      `FIRESTORE_EMULATOR_HOST is set to ${host}, and --project names a real project: take one of them away`,
    );
  }
  if (!isDemo) return projectTarget(project);
  if (host) return emulatorTarget(project, host);
  const start = findStart();
  if (!start?.firestorePort) {
    throw new UserError(
      'no emulators run here: start them with npm start and run this beside it, or name a Firebase project: ' +
        'npm run create-admin -- --project my-project',
    );
  }
  return emulatorTarget(project, `${HOST}:${start.firestorePort}`);
}

function projectTarget(project: string): Target {
  return {
    name: `the Firebase project ${project}`,
    project,
    isReal: true,
    siteName: readSiteName(`.env.${project}`),
    env: { GOOGLE_CLOUD_PROJECT: project, GCLOUD_PROJECT: project },
  };
}

async function emulatorTarget(project: string, host: string): Promise<Target> {
  if (!(await answers(`http://${host}/`, PROBE_TIMEOUT_MS))) {
    throw new UserError(
      `the Firestore emulator at ${host} does not answer: wait until npm start says that it runs`,
    );
  }
  return {
    name: `the emulators (project ${project})`,
    project,
    isReal: false,
    siteName: readSiteName('.env.local'),
    env: {
      GOOGLE_CLOUD_PROJECT: project,
      GCLOUD_PROJECT: project,
      FIRESTORE_EMULATOR_HOST: host,
      METADATA_SERVER_DETECTION: 'none',
    },
  };
}

function resolveAlias(name: string): string {
  const { projects = {} } = JSON.parse(readFileSync(join(ROOT, '.firebaserc'), 'utf8')) as {
    readonly projects?: Readonly<Record<string, string>>;
  };
  return new Map(Object.entries(projects)).get(name) ?? name;
}

/** The param as the functions have it; a later file wins. */
function readSiteName(lastFile: string): string {
  const values = ['.env', lastFile]
    .map((name) => join(FUNCTIONS_DIR, name))
    .filter((file) => existsSync(file))
    .map((file) => parseEnv(readFileSync(file, 'utf8'))['SITE_NAME']);
  return values.findLast(Boolean) ?? DEFAULT_SITE_NAME;
}
