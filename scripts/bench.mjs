/**
 * `npm run bench`: measures the built functions and keeps the figures in bench/results.md.
 */
import { continueUnderProjectNode, ensureInstalled } from './lib/install.mjs';
import { reportError } from './lib/user-error.mjs';

try {
  await ensureInstalled();
  await continueUnderProjectNode();
  const { runBenchmark } = await import('../bench/run.mjs');
  await runBenchmark();
} catch (error) {
  process.exitCode = reportError('npm run bench', error);
}
