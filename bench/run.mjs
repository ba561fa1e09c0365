/**
 * The benchmark behind `npm run bench`: requests per second, latency, cold start and refused logins of the built `api` function under
 * the functions framework with the Firestore emulator and the seed, beside an empty Express function in the same run.
 * Machines differ: compare the ratios.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import * as esbuild from 'esbuild';
import { EXTERNAL } from '../scripts/build.mjs';
import { findEmulators } from '../scripts/lib/emulators.mjs';
import { projectEnvironment } from '../scripts/lib/install.mjs';
import { findJava } from '../scripts/lib/java.mjs';
import { FUNCTIONS_DIR, ROOT } from '../scripts/lib/paths.mjs';
import { chooseFreePorts, HOST } from '../scripts/lib/ports.mjs';
import { createStage } from '../scripts/lib/stage.mjs';
import { startSuite } from '../scripts/lib/suite.mjs';
import { formatTable, median } from './lib/figures.mjs';
import { startFunction } from './lib/servers.mjs';

const PROJECT_ID = 'demo-firefolio-bench';
const ROUNDS = 3;
const COLD_STARTS = 7;
const LOGIN_TRIES = 30;
const CONNECTIONS = 32;
const SECONDS_PER_ROUND = 5;

/** A seed post with code, lists and a table. */
const SLUG = 'what-an-etag-promises';

/**
 * Runs it all, prints the tables and keeps them in bench/results.md.
 * @returns {Promise<void>}
 */
export async function runBenchmark() {
  const env = projectEnvironment();
  const java = findJava(env);
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const stage = await createStage(ports, { RATE_LIMIT_SCALE: '1000000' });
  const suite = startSuite({
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    only: ['firestore'],
    ports,
    env: { ...env, ...emulators.env },
    javaHome: java.home,
    logDir: join(stage.folder, 'logs'),
    mail: false,
    importDir: stage.importDir,
  });
  try {
    await suite.waitUntilReady();
    const functionEnv = {
      ...env,
      ...stage.settings,
      GCLOUD_PROJECT: PROJECT_ID,
      FIRESTORE_EMULATOR_HOST: `${HOST}:${ports.FIRESTORE_PORT}`,
      FIREBASE_CONFIG: JSON.stringify({ projectId: PROJECT_ID }),
    };
    const api = { source: stage.functionsDir, target: 'api', port: ports.FUNCTIONS_PORT, env: functionEnv };
    const empty = {
      source: await buildEmptyFunction(stage.folder),
      target: 'empty',
      port: ports.HOSTING_PORT,
      env,
    };
    const report = [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${new Date().toISOString().slice(0, 10)}`,
      await benchThroughput(api, empty),
      await benchColdStart(api, empty),
      await benchFailedLogins(api),
    ].join('\n\n');
    console.log(report);
    writeFileSync(join(ROOT, 'bench', 'results.md'), `# Last results of \`npm run bench\`\n\n${report}\n`);
  } finally {
    await suite.stop();
    stage.remove();
  }
}

/** In turns, round by round, so that a slow moment of the machine hits all alike. */
async function benchThroughput(api, empty) {
  const subjects = [
    { name: 'empty Express function', server: empty, path: '/' },
    { name: 'GET /api/health', server: api, path: '/api/health' },
    { name: 'GET /api/posts', server: api, path: '/api/posts' },
    { name: 'GET /api/posts/:slug', server: api, path: `/api/posts/${SLUG}` },
  ].map((subject) => ({ ...subject, rates: [], p50s: [], p99s: [] }));
  const running = new Map();
  for (const server of [empty, api])
    running.set(server, await startFunction({ ...server, path: '/api/health' }));
  try {
    for (const subject of subjects) await load(subject, running, 1); // warm up
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const subject of subjects) {
        const result = await load(subject, running, SECONDS_PER_ROUND);
        subject.rates.push(result.requests.average);
        subject.p50s.push(result.latency.p50);
        subject.p99s.push(result.latency.p99);
      }
    }
  } finally {
    for (const { stop } of running.values()) await stop();
  }
  const yardstick = median(subjects[0].rates);
  return [
    `## Warm, ${CONNECTIONS} connections, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
    formatTable(
      ['what', 'requests/s', 'of empty', 'p50 ms', 'p99 ms'],
      subjects.map(({ name, rates, p50s, p99s }) => [
        name,
        Math.round(median(rates)),
        (median(rates) / yardstick).toFixed(2),
        median(p50s),
        median(p99s),
      ]),
    ),
  ].join('\n\n');
}

async function load({ name, server, path }, running, seconds) {
  const { url } = running.get(server);
  const result = await autocannon({ url: `${url}${path}`, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
  }
  return result;
}

async function benchColdStart(api, empty) {
  const subjects = [
    { name: 'empty Express function', server: empty, path: '/' },
    { name: 'GET /api/health', server: api, path: '/api/health' },
    { name: 'GET /api/posts', server: api, path: '/api/posts' },
  ].map((subject) => ({ ...subject, times: [] }));
  for (let round = 0; round < COLD_STARTS; round += 1) {
    for (const { server, path, times } of subjects) {
      const { startMs, stop } = await startFunction({ ...server, path });
      times.push(startMs);
      await stop();
    }
  }
  const yardstick = median(subjects[0].times);
  return [
    `## Cold start: process spawn to first answer, medians of ${COLD_STARTS}`,
    formatTable(
      ['what', 'ms', 'of empty'],
      subjects.map(({ name, times }) => [
        name,
        Math.round(median(times)),
        (median(times) / yardstick).toFixed(2),
      ]),
    ),
  ].join('\n\n');
}

/** What a stranger could learn from the time of a refused login: one after the other, in turns. */
async function benchFailedLogins(api) {
  const subjects = [
    { name: 'unknown account', email: () => `${randomUUID()}@firefolio.test`, times: [] },
    { name: 'wrong password', email: () => 'reader@firefolio.test', times: [] },
  ];
  const { url, stop } = await startFunction({ ...api, path: '/api/posts' });
  try {
    for (let attempt = 0; attempt < LOGIN_TRIES; attempt += 1) {
      for (const { email, times } of subjects) times.push(await measureFailedLogin(url, email()));
    }
  } finally {
    await stop();
  }
  const yardstick = median(subjects[0].times);
  return [
    `## Refused logins, medians of ${LOGIN_TRIES} in turns`,
    formatTable(
      ['what', 'ms', 'of unknown'],
      subjects.map(({ name, times }) => [
        name,
        median(times).toFixed(1),
        (median(times) / yardstick).toFixed(2),
      ]),
    ),
  ].join('\n\n');
}

async function measureFailedLogin(url, email) {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: 'not the password' }),
  });
  await response.arrayBuffer();
  if (response.status !== 401) throw new Error(`a wrong login was answered with ${response.status}`);
  return performance.now() - startedAt;
}

/** Bundled like the API, so that the yardstick is a fair one. */
async function buildEmptyFunction(folder) {
  const source = join(folder, 'empty');
  mkdirSync(source);
  symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), join(source, 'node_modules'), 'dir');
  writeFileSync(join(source, 'package.json'), JSON.stringify({ type: 'module', main: 'index.js' }));
  await esbuild.build({
    entryPoints: [join(ROOT, 'bench/lib/empty-function.mjs')],
    outfile: join(source, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: EXTERNAL,
    nodePaths: [join(FUNCTIONS_DIR, 'node_modules')],
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.filename);",
    },
    logLevel: 'error',
  });
  return source;
}
