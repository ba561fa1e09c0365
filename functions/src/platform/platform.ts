import { BrokenDocuments } from './broken-documents.js';
import { systemClock, type Clock } from './clock.js';
import { lazyFirestore, type FirestoreProvider } from './firestore.js';
import { cloudLogger, type Logger } from './logger.js';

/** The parts that the outside world stands behind. */
export interface Platform {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly firestore: FirestoreProvider;
  /** What this instance could not read of the database. */
  readonly broken: BrokenDocuments;
}

/** The real clock, log and database. */
export function defaultPlatform(): Platform {
  const broken = new BrokenDocuments(cloudLogger);
  return { clock: systemClock, logger: cloudLogger, firestore: lazyFirestore(), broken };
}
