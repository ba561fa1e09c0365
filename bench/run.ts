/**
 * The benchmark behind `npm run bench`: the built `api` function under the functions framework with the Firestore
 * emulator, the seed and a large site, beside plain Express functions and argon2 alone in the same run. Machines differ:
 * compare the ratios.
 */
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { chooseTarget } from '../scripts/lib/admin/admin-target.ts';
import { BUNDLE } from '../scripts/lib/build/bundle.ts';
import { findEmulators } from '../scripts/lib/emulators/emulators.ts';
import { projectEnvironment } from '../scripts/lib/install.mjs';
import { FUNCTIONS_DIR, ROOT } from '../scripts/lib/paths.mjs';
import { chooseFreePorts, HOST } from '../scripts/lib/emulators/ports.ts';
import { createStage } from '../scripts/lib/test/stage.ts';
import { startSuite, type Suite, type SuiteOptions } from '../scripts/lib/emulators/suite.ts';
import { UserError } from '../scripts/lib/user-error.mjs';
import { benchColdStart } from './cold-start.ts';
import { benchFirstRequests, benchSearch } from './large-site.ts';
import { createAccounts } from './lib/accounts.ts';
import { fillEmulator, largeSiteExport } from './lib/large-site-export.ts';
import { planVisits } from './lib/visits.ts';
import { ACCOUNTS_NEEDED, benchLoginBurst, benchLoginRate, benchRefusedLogins } from './logins.ts';
import { benchThroughput } from './throughput.ts';

const PROJECT_ID = 'demo-firefolio-bench';

/** Limits out of the way, and the client's address taken from X-Forwarded-For as in production. */
const PARAMS = { RATE_LIMIT_SCALE: '1000000', TRUST_PROXY_HOPS: '1' };

/** How far down the list a visitor goes, in pages of 10 posts. */
const FAR_PAGE = 400;

/** How the yardsticks are bundled: in the usual way, with Firebase's packages in node_modules. */
const USUAL_BUNDLE = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  external: ['firebase-admin', 'firebase-functions', '@google-cloud/*'],
  banner: BUNDLE.banner,
} as const satisfies esbuild.BuildOptions;

/** Posts of the large site whose figures are kept. */
const STANDARD_COUNT = 5_000;

/**
 * `npm run bench`.
 *
 * @throws UserError for a wrong count, or for words that are no options
 */
export async function bench(
  { posts, only, fill }: { posts?: string | undefined; only?: string | undefined; fill: boolean },
  words: readonly string[],
): Promise<void> {
  if (words[0] !== undefined)
    throw new UserError(`${words[0]}? The only word is spam; other parts go by --only`);
  const count = Number(posts ?? STANDARD_COUNT);
  if (!Number.isInteger(count) || count < 10) throw new UserError('--posts takes a number from 10 on');
  await (fill ? fillRunningEmulator(count) : runBenchmark(count, only));
}

async function fillRunningEmulator(count: number): Promise<void> {
  const { name, project, env } = await chooseTarget({ env: {} });
  const host = env['FIRESTORE_EMULATOR_HOST'] ?? '';
  console.log(`Writing ${count} posts into ${name} at ${host} …`);
  await fillEmulator(count, host, { projectId: project, env: projectEnvironment() });
}

/**
 * Runs it all and prints the tables. Those of the standard size are kept in bench/results.md.
 *
 * @param count posts of the large site
 * @param only the part that is run; all when absent
 * @throws UserError when there is no such part
 */
async function runBenchmark(count: number, only: string | undefined): Promise<void> {
  const env = projectEnvironment();
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const stage = await createStage(ports, PARAMS, true);
  const suiteOptions: SuiteOptions = {
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    only: ['firestore', 'storage'],
    ports,
    env: emulators.env,
    logDir: join(stage.folder, 'logs'),
    mail: false,
    importDir: stage.importDir,
  };
  let suite: Suite | undefined;
  try {
    const importDir = await largeSiteExport(count, suiteOptions);
    suite = startSuite({ ...suiteOptions, importDir });
    await suite.waitUntilReady();
    const firestoreHost = `${HOST}:${ports.FIRESTORE_PORT}`;
    const functionEnv = {
      ...env,
      ...stage.settings,
      GCLOUD_PROJECT: PROJECT_ID,
      FIRESTORE_EMULATOR_HOST: firestoreHost,
      STORAGE_EMULATOR_HOST: `http://${HOST}:${ports.STORAGE_PORT}`,
      FIREBASE_CONFIG: JSON.stringify({ projectId: PROJECT_ID }),
    };
    const api = { source: stage.functionsDir, target: 'api', port: ports.FUNCTIONS_PORT, env: functionEnv };
    const empty = { target: 'empty', port: ports.HOSTING_PORT, env };
    const coldStarts = {
      api,
      empty: { ...empty, source: await buildFixture(stage.folder, 'empty-function') },
      emptyLikeApi: { ...empty, source: await buildFixture(stage.folder, 'empty-function', BUNDLE) },
    };
    const answersFile = join(stage.folder, 'answers.json');
    writeFileSync(answersFile, '{}');
    const yardstick = {
      source: await buildFixture(stage.folder, 'plain-function'),
      env: { ...env, PLAIN_ANSWERS: answersFile },
    };
    const hashing = {
      ...yardstick,
      env: { ...functionEnv, ...yardstick.env },
      target: 'hashing',
      port: ports.HOSTING_PORT,
    };
    const servers = {
      api,
      plain: { ...yardstick, target: 'plain', port: ports.HOSTING_PORT },
      guarded: { ...yardstick, target: 'guarded', port: ports.TASKS_PORT },
      reading: {
        ...yardstick,
        env: { ...functionEnv, ...yardstick.env },
        target: 'reading',
        port: ports.EVENTARC_PORT,
      },
      answersFile,
    };
    const emails = await createAccounts(firestoreHost, PROJECT_ID, ACCOUNTS_NEEDED);
    const visits = await planVisits(api, FAR_PAGE);
    const parts: Record<string, (() => Promise<string>)[]> = {
      warm: [() => benchThroughput(servers, visits)],
      cold: [() => benchColdStart(coldStarts, visits)],
      large: [() => benchFirstRequests(api, count, visits), () => benchSearch(api, count, visits)],
      logins: [
        () => benchLoginRate(api, hashing, emails),
        () => benchLoginBurst(api, emails),
        () => benchRefusedLogins(api, emails),
      ],
    };
    const chosen = only === undefined ? Object.values(parts).flat() : parts[only];
    if (!chosen) throw new UserError(`--only takes spam, ${Object.keys(parts).join(', ')}`);
    const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}`;
    const report = [`Node ${process.version}, ${machine}, ${new Date().toISOString().slice(0, 10)}`];
    for (const section of chosen) {
      const text = await section();
      report.push(text);
      console.log(`${text}\n`);
    }
    if (count === STANDARD_COUNT && only === undefined)
      writeFileSync(
        join(ROOT, 'bench', 'results.md'),
        `# Last results of \`npm run bench\`\n\n${report.join('\n\n')}\n`,
      );
  } finally {
    await suite?.stop();
    stage.remove();
  }
}

/** Builds one of the yardsticks into a folder of its own. */
async function buildFixture(
  folder: string,
  name: string,
  bundle: esbuild.BuildOptions = USUAL_BUNDLE,
): Promise<string> {
  const source = mkdtempSync(join(folder, `${name}-`));
  symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), join(source, 'node_modules'), 'dir');
  const main = `index${bundle.outExtension?.['.js'] ?? '.js'}`;
  writeFileSync(join(source, 'package.json'), JSON.stringify({ type: 'module', main }));
  await esbuild.build({
    entryPoints: { index: join(ROOT, 'functions/test/fixtures', `${name}.ts`) },
    outdir: source,
    ...bundle,
    nodePaths: [join(FUNCTIONS_DIR, 'node_modules')],
    logLevel: 'error',
  });
  return source;
}
