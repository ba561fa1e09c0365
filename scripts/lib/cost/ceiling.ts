/**
 * What a month can cost at most with the functions and limits as shipped: by one client, and by as many as it takes.
 */
import { LIMITS } from '../../../functions/src/http/middleware/limits.ts';
import type { DeployedFunctions } from './deployed-functions.ts';
import { ASSUMED } from './resources.ts';
import type { Billed, Units } from './prices.ts';
import { MONTH_SECONDS } from './site.ts';

/** Requests that an instance can answer in a second: the most of any row of bench/results.md, 2026-11-30. */
const REQUESTS_PER_SECOND = 18_088;

/** Documents that an instance can read and decode in a second while it does nothing else: assumed, not measured. */
const DOCUMENTS_PER_SECOND = 10_000;

/** Documents of the longest page of a public list. */
const DOCUMENTS_PER_PAGE = 100;

/** Documents that a request may read for each hit that its client is charged (http/middleware/rate-limit.ts). */
const READS_PER_HIT = 10;

const KB_PER_GB = 1_000_000;

/** A month of attacks. */
export interface Worst {
  /** Instances that never rest, each request as cheap as can be: most requests, bytes and lines. */
  readonly flood: Units;
  /** The same instances, with what reads most. */
  readonly drain: Units;
  /** One address that uses up its limits all month at every instance. */
  readonly oneClient: Units;
}

/** What the worst months cost. @see docs/COST.md, "The ceiling" */
export function ceilingOf(functions: DeployedFunctions): Worst {
  const { api } = functions;
  const all = Object.values(functions);
  const seconds = (of: (options: (typeof all)[number]) => number) =>
    all.reduce((sum, options) => sum + options.maxInstances * of(options) * MONTH_SECONDS, 0);
  const busy = { vcpuSecond: seconds(({ vcpus }) => vcpus), gibSecond: seconds(({ gib }) => gib) };
  const tasks =
    ((functions.sendEmail.dispatchesPerSecond ?? 0) + (functions.runJob.dispatchesPerSecond ?? 0)) *
    MONTH_SECONDS;
  const flooding = api.maxInstances * api.vcpus * MONTH_SECONDS * REQUESTS_PER_SECOND;
  const drained = api.maxInstances * api.vcpus * MONTH_SECONDS * DOCUMENTS_PER_SECOND;
  const [limit] = LIMITS['public-read'];
  const hits = (limit.limit * MONTH_SECONDS * 1000) / limit.windowMs;
  const ofRequests = (count: number) => ({
    request: count,
    functionGb: (count * ASSUMED.answerKb) / KB_PER_GB,
    hostingGb: 0,
    logGb: (count * ASSUMED.logKb) / KB_PER_GB,
  });
  return {
    flood: { ...NONE, ...busy, ...ofRequests(flooding), taskOperation: 2 * tasks },
    drain: {
      ...NONE,
      ...busy,
      ...ofRequests(drained / DOCUMENTS_PER_PAGE),
      read: drained,
      taskOperation: 2 * tasks,
    },
    oneClient: {
      ...NONE,
      ...ofRequests(api.maxInstances * hits),
      read: api.maxInstances * hits * READS_PER_HIT,
      vcpuSecond: api.maxInstances * api.vcpus * MONTH_SECONDS,
      gibSecond: api.maxInstances * api.gib * MONTH_SECONDS,
    },
  };
}

const NAMES: readonly Billed[] = [
  'read',
  'write',
  'delete',
  'vcpuSecond',
  'gibSecond',
  'request',
  'functionGb',
  'hostingGb',
  'taskOperation',
  'logGb',
  'scheduledJob',
  'secretVersion',
];
const NONE = Object.fromEntries(NAMES.map((name) => [name, 0])) as Units;
