/** Writes the large site into the Firestore emulator. Run by large-site-export.ts. */
import {
  BrokenDocuments,
  cloudLogger,
  lazyFirestore,
  systemClock,
} from '../../functions/src/platform/index.ts';
import { createBaseSweeper } from '../../functions/src/wiring/sweepers.ts';
import { ageShards, writeLargeSite } from './large-site.ts';

const count = Number(process.argv[2]);
const startedAt = performance.now();
const firestore = lazyFirestore(process.env['GCLOUD_PROJECT'] ?? '');
await writeLargeSite(firestore, count);
await ageShards(firestore);
await createBaseSweeper({ firestore, broken: new BrokenDocuments(cloudLogger), clock: systemClock }).sweep();
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(`wrote ${count} posts in ${seconds.toFixed(0)} s\n`);
