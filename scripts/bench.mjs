/**
 * `npm run bench`: measures the built functions and keeps the figures in bench/results.md.
 */
import { parseArgs } from 'node:util';
import { continueUnderProjectNode, ensureInstalled, projectEnvironment } from './lib/install.mjs';
import { reportError, UserError } from './lib/user-error.mjs';

const HELP = `npm run bench [-- --posts <count>]

Measures the functions on a site of 5,000 invented posts, and keeps the figures in bench/results.md.

  --posts <count>  a site of another size; its figures are printed only
  --fill           measures nothing: writes the posts into the emulators of the npm start that runs in this clone
  --help           this text`;

try {
  const { values } = parseArgs({
    options: { posts: { type: 'string' }, fill: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
  } else {
    await ensureInstalled();
    await continueUnderProjectNode();
    const { runBenchmark, STANDARD_COUNT } = await import('../bench/run.mjs');
    const count = Number(values.posts ?? STANDARD_COUNT);
    if (!Number.isInteger(count) || count < 10) throw new UserError('--posts takes a number from 10 on');
    if (values.fill) await fillRunningEmulator(count);
    else await runBenchmark(count);
  }
} catch (error) {
  process.exitCode = reportError('npm run bench', error);
}

async function fillRunningEmulator(count) {
  const { fillEmulator } = await import('../bench/lib/large-site.mjs');
  const { chooseTarget } = await import('./lib/admin-target.mjs');
  const target = await chooseTarget({ env: {} });
  console.log(`Writing ${count} posts into ${target.name} at ${target.env.FIRESTORE_EMULATOR_HOST} …`);
  await fillEmulator(count, target.env.FIRESTORE_EMULATOR_HOST, {
    projectId: target.project,
    env: projectEnvironment(),
  });
}
