/** Writes the large site into the Firestore emulator. Bundled and run by large-site.mjs. */
import { lazyFirestore } from '../../functions/src/platform/index.js';
import { writeLargeSite } from './large-site.js';

const count = Number(process.argv[2]);
const startedAt = performance.now();
await writeLargeSite(lazyFirestore(), count);
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(`wrote ${count} posts in ${seconds.toFixed(0)} s\n`);
