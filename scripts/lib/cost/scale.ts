/**
 * An hour of a busy site on some instances, played with the product's own ReadCache on a clock and a database that are
 * invented: what the model of public-reads.ts reckons, counted.
 */
import { randomFrom } from '../../../bench/lib/invented-text.ts';
import { ReadCache } from '../../../functions/src/platform/read-cache.ts';
import { BASE_READS, filledShards, SHARDS, partCosts, type CostOf } from './public-reads.ts';
import { visitor, type Visit } from './visits.ts';

/** What is played. */
export interface Hour {
  readonly instances: number;
  readonly seconds: number;
  readonly views: number;
  readonly hitRatio: number;
  readonly posts: number;
  readonly searches: number;
  /** Writes that visitors may see. */
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

/** Times with the gaps between them that random ones have: most short, some long, which come in turn. */
function changeTimes({ seconds, publicChanges }: Hour): number[] {
  const gaps = Array.from(
    { length: publicChanges + 1 },
    (_, at) => -Math.log(1 - (at + 0.5) / (publicChanges + 1)),
  );
  const mixed = gaps.map((_, at) => gaps[at % 2 === 0 ? at / 2 : gaps.length - (at + 1) / 2] ?? 0);
  const whole = mixed.reduce((sum, gap) => sum + gap, 0);
  let passed = 0;
  return mixed.slice(0, -1).map((gap) => BEGIN_MS + ((passed += gap) / whole) * seconds * 1000);
}

/** The database, and what was read of it. */
class World {
  now = BEGIN_MS;
  readonly counts = { answerReads: 0, directoryReads: 0, checks: 0, stale: 0, oldestSeconds: 0 };
  private readonly byMinute: number[] = [];
  readonly hour: Hour;
  readonly costs: ReturnType<typeof partCosts>;
  private readonly changes: readonly number[];

  constructor(hour: Hour, costOf: CostOf) {
    this.hour = hour;
    this.costs = partCosts(costOf);
    this.changes = changeTimes(hour);
  }

  /** When the last change was committed, in ms; 0 before the first. */
  lastChange(): number {
    return this.changes.findLast((time) => time <= this.now) ?? 0;
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

  /** When the oldest of what a request is answered with was read. */
  private async readAt(route: string, { rank }: Visit): Promise<number> {
    return Math.min(...(await Promise.all(this.partsOf(route, rank))));
  }

  /** What an answer is made of, asked for at once. */
  private partsOf(route: string, rank: number): Promise<number>[] {
    const { costs, hour } = this.world;
    const settings = this.read('settings', costs.settings, DERIVED_MS);
    if (route === 'GET /theme.css') return [settings];
    if (route === 'GET /feed.xml')
      return [settings, this.read('feed', Math.min(hour.posts, costs.feedPosts))];
    const frame = [settings, this.read('tag details', costs.tagDetails, DERIVED_MS)];
    if (route === 'GET /')
      return [...frame, this.derive('list'), this.derive('tags'), this.derive('projects')];
    if (route === 'GET /search') return [...frame, this.search(rank)];
    return [...frame, this.read(`post ${rank}`, costs.item), this.derive(`related ${rank}`)];
  }

  /** Gives when the value was read. */
  private read(key: string, reads: number, maxAgeMs?: number): Promise<number> {
    return this.cache.get(key, () => {
      this.world.count('answerReads', reads);
      const { now } = this.world;
      return Promise.resolve({
        value: now,
        readTime: stamp(now),
        ...(maxAgeMs !== undefined && { maxAgeMs }),
      });
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
      this.world.count('directoryReads', 1 + (this.hasDirectory ? 0 : BASE_READS));
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
        this.world.count(
          'directoryReads',
          this.hasTexts ? 1 : Math.round(filledShards(this.world.hour.posts, SHARDS)),
        );
        this.hasTexts = true;
        return { value: seen, readTime: stamp(seen), maxAgeMs: DERIVED_MS };
      });
      return { value: readAt, readTime: stamp(readAt) };
    });
  }
}

/** In the form of Dated.readTime: sorts as text. What is read in the moment of a change is read after it. */
function stamp(ms: number): string {
  return ms.toFixed(3).padStart(18, '0');
}
