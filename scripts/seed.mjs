/**
 * `npm run seed`: writes emulator-data's export anew, through the product's own services.
 */
import { continueUnderProjectNode, ensureInstalled } from './lib/install.mjs';
import { reportError } from './lib/user-error.mjs';

try {
  await ensureInstalled();
  await continueUnderProjectNode();
  const { writeSeed } = await import('./lib/write-seed.mjs');
  await writeSeed();
} catch (error) {
  process.exitCode = reportError('npm run seed', error);
}
