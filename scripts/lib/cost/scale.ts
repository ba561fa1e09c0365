/**
 * An hour of a busy site on some instances, played with the product's own ReadCache on a clock and a database that are
 * invented: what the model of public-reads.ts reckons, counted.
 */
import { randomFrom } from '../../../bench/lib/invented-text.ts';
import { ReadCache } from '../../../functions/src/platform/read-cache.ts';
import { filledShards, PAGE_ITEMS, type CostOf } from './public-reads.ts';
import { visitor, type Visit } from './visits.ts';

/** What is played. */
export interface Hour {
  readonly instances: number;
  readonly seconds: number;
  readonly views: number;
  readonly hitRatio: number;
  readonly posts: number;
  readonly searches: number;
  /** Writes that visitors may see, evenly spread. */
  readonly publicChanges: number;
}

/** What came of it. */
export interface Played {
  readonly requests: number;
  readonly answerReads: number;
  readonly directoryReads: number;
  readonly checks: number;
  /** Requests that were answered with what was written over by then, and the oldest of these answers in s. */
  readonly stale: number;
  readonly oldestSeconds: number;
  /** Reads of the busiest minute, without the first ten. */
  readonly peakReadsPerSecond: number;
}

const DERIVED_MS = 60 * 60 * 1000;
const BEGIN_MS = Date.UTC(2026, 0, 1);
const WARM_UP_MINUTES = 10;

/** Plays it; the same figures give the same result. */
export async function playHour(hour: Hour, costOf: CostOf): Promise<Played> {
  const random = randomFrom(hour.instances);
  const world = new World(hour, costOf);
  const caches = Array.from({ length: hour.instances }, () => new Instance(world));
  const nextVisit = visitor(hour, random);
  const times = Array.from({ length: hour.views }, () => random() * hour.seconds).sort((a, b) => a - b);
  let requests = 0;
  for (const time of times) {
    world.now = BEGIN_MS + time * 1000;
    const visit = nextVisit();
    requests += visit.asks.length;
    for (const route of visit.asks) {
      await caches[Math.floor(random() * caches.length)]?.answer(route, visit);
    }
  }
  return { requests, ...world.counts, peakReadsPerSecond: world.peak() };
}

/** The database, and what was read of it. */
class World {
  now = BEGIN_MS;
  readonly counts = { answerReads: 0, directoryReads: 0, checks: 0, stale: 0, oldestSeconds: 0 };
  private readonly byMinute: number[] = [];
  readonly hour: Hour;
  readonly costOf: CostOf;

  constructor(hour: Hour, costOf: CostOf) {
    this.hour = hour;
    this.costOf = costOf;
  }

  /** When the last change was committed, in ms; 0 before the first. */
  lastChange(): number {
    const { seconds, publicChanges } = this.hour;
    const every = (seconds * 1000) / publicChanges;
    const count = Math.floor((this.now - BEGIN_MS) / every + 0.5);
    return count > 0 ? BEGIN_MS + (count - 0.5) * every : 0;
  }

  count(what: 'answerReads' | 'directoryReads' | 'checks', reads: number): void {
    this.counts[what] += reads;
    const minute = Math.floor((this.now - BEGIN_MS) / 60_000);
    this.byMinute[minute] = (this.byMinute[minute] ?? 0) + reads;
  }

  /** @param readAt when the answer was read */
  serve(readAt: number): void {
    const changedAt = this.lastChange();
    if (readAt > changedAt) return;
    this.counts.stale += 1;
    this.counts.oldestSeconds = Math.max(this.counts.oldestSeconds, (this.now - changedAt) / 1000);
  }

  peak(): number {
    return Math.max(0, ...this.byMinute.slice(WARM_UP_MINUTES).map((reads) => reads / 60));
  }
}

/** An instance of the api function, as far as it reads for visitors. */
class Instance {
  private readonly cache: ReadCache;
  private readonly world: World;
  private hasDirectory = false;
  private hasTexts = false;

  constructor(world: World) {
    this.world = world;
    this.cache = new ReadCache({
      readLastChange: () => {
        world.count('checks', 1);
        const changedAt = world.lastChange();
        return Promise.resolve(changedAt === 0 ? null : stamp(changedAt));
      },
      clock: { now: () => new Date(world.now) },
      logger: { log: () => undefined },
    });
  }

  async answer(route: string, visit: Visit): Promise<void> {
    this.world.serve(await this.readAt(route, visit));
  }

  /** When what a request is answered with was read. */
  private async readAt(route: string, { rank }: Visit): Promise<number> {
    const { costOf, hour } = this.world;
    const { reads, readsPerItem = 0 } = costOf(route);
    switch (route) {
      case 'GET /api/posts':
        return this.read('list', Math.min(hour.posts, reads + PAGE_ITEMS * readsPerItem));
      case 'GET /feed.xml':
        return this.read('feed', Math.min(hour.posts, reads));
      case 'GET /api/tags':
        return this.derive('tags');
      case 'GET /api/posts/:slug/related':
        return this.derive(`related ${rank}`);
      case 'GET /api/search':
        return this.search(rank);
      default:
        return this.read(`post ${rank}`, reads);
    }
  }

  /** Gives when the value was read. */
  private read(key: string, reads: number): Promise<number> {
    return this.cache.get(key, () => {
      this.world.count('answerReads', reads);
      return Promise.resolve({ value: this.world.now, readTime: stamp(this.world.now) });
    });
  }

  private derive(key: string): Promise<number> {
    return this.cache.get(key, async () => {
      const readAt = await this.directory();
      return { value: readAt, readTime: stamp(readAt), maxAgeMs: DERIVED_MS };
    });
  }

  private directory(): Promise<number> {
    return this.cache.get('directory', () => {
      this.world.count('directoryReads', this.look(this.hasDirectory));
      this.hasDirectory = true;
      return Promise.resolve({
        value: this.world.now,
        readTime: stamp(this.world.now),
        maxAgeMs: DERIVED_MS,
      });
    });
  }

  private search(rank: number): Promise<number> {
    return this.cache.get(`search ${rank}`, async () => {
      const readAt = await this.cache.get('index', async () => {
        const seen = await this.directory();
        this.world.count('directoryReads', this.look(this.hasTexts));
        this.hasTexts = true;
        return { value: seen, readTime: stamp(seen), maxAgeMs: DERIVED_MS };
      });
      return { value: readAt, readTime: stamp(readAt) };
    });
  }

  private look(isLater: boolean): number {
    const { hour, costOf } = this.world;
    return isLater ? 1 : Math.round(filledShards(hour.posts, costOf('GET /api/tags').reads - 1));
  }
}

/** In the form of Dated.readTime: sorts as text. What is read in the moment of a change is read after it. */
function stamp(ms: number): string {
  return ms.toFixed(3).padStart(18, '0');
}
