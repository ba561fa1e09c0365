import type { BrokenDocuments, Clock, FileStore, FirestoreProvider, Redis } from '../platform/index.js';
import { withDeadline } from '../shared/index.js';

/** How one dependency answered. */
export interface Verdict {
  readonly status: 'ok' | 'failed';
  /** Time to the answer in ms. */
  readonly duration_ms: number;
}

/** A question to one dependency: resolves when it works. */
export type Probe = () => Promise<unknown>;

const PROBE_TIMEOUT_MS = 3_000;

/** How long an answer is reused, in ms, so that asking can't become a load of its own. */
const REUSE_MS = 2_000;

/** Asks the dependencies whether the API can work. */
export class HealthService {
  private last: { at: number; verdicts: Promise<Record<string, Verdict>> } | undefined;

  constructor(
    private readonly probes: Readonly<Record<string, Probe>>,
    readonly broken: Pick<BrokenDocuments, 'counts'>,
    private readonly clock: Clock,
  ) {}

  /** The verdict of each dependency, at most 2 s old. */
  check(): Promise<Record<string, Verdict>> {
    const now = this.clock.now().getTime();
    if (!this.last || now - this.last.at > REUSE_MS) this.last = { at: now, verdicts: this.ask() };
    return this.last.verdicts;
  }

  private async ask(): Promise<Record<string, Verdict>> {
    const entries = Object.entries(this.probes).map(
      async ([name, probe]) => [name, await judge(probe)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }
}

/** A probe that reads one document. 1 read. */
export function firestoreProbe(firestore: FirestoreProvider): Probe {
  return async () => (await firestore()).collection('stats').doc('ready').get();
}

/**
 * A probe that asks for a file that is not there, which the store says only to who may look into the bucket. Loads its client where
 * nothing else has, some 50 ms; costs one operation of class B.
 */
export function filesProbe(files: FileStore): Probe {
  return () => files.find('ready');
}

/** A probe that asks Redis for a PONG. */
export function redisProbe(redis: Redis): Probe {
  return () => redis.send(['PING']);
}

async function judge(probe: Probe): Promise<Verdict> {
  const startedAt = performance.now();
  const status = await withDeadline(probe(), PROBE_TIMEOUT_MS).then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
  return { status, duration_ms: Math.round(performance.now() - startedAt) };
}
