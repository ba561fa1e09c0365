/** Writes the large site into the Firestore emulator. Run by large-site-export.ts. */
import { lazyFirestore } from '../../functions/src/platform/index.ts';
import { writeLargeSite } from './large-site.ts';

const count = Number(process.argv[2]);
const startedAt = performance.now();
await writeLargeSite(lazyFirestore(process.env['GCLOUD_PROJECT'] ?? ''), count);
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(`wrote ${count} posts in ${seconds.toFixed(0)} s\n`);
