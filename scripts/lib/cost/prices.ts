/**
 * What Google asks for, as far as a site of this kind is billed: list prices in US dollars, region us-central1, Firestore
 * in us-central1, as known on PRICES_DATE. Nothing looks them up: check them, and give others by `--prices`.
 */
/** When the prices were written down. */
export const PRICES_DATE = '2026-11-29';

const MILLION = 1_000_000;
const DAYS = 30;

/** A price for a unit, and how many of them are free in a month. */
export interface Price {
  readonly usd: number;
  readonly free: number;
}

/** By what is billed. */
export const PRICES = {
  /** Cloud Firestore, Standard edition, pricing page: reads, writes, deletes each; free a day times 30. */
  read: { usd: 0.03 / 100_000, free: 50_000 * DAYS },
  write: { usd: 0.09 / 100_000, free: 20_000 * DAYS },
  delete: { usd: 0.01 / 100_000, free: 20_000 * DAYS },
  /** Cloud Run pricing page, tier 1, request-based: a second of one vCPU, of one GiB, a request. */
  vcpuSecond: { usd: 0.000024, free: 180_000 },
  gibSecond: { usd: 0.0000025, free: 360_000 },
  request: { usd: 0.4 / MILLION, free: 2 * MILLION },
  /** Network pricing page, premium tier, to most of the world: a GB that the functions send. */
  functionGb: { usd: 0.12, free: 1 },
  /** Firebase pricing page, Hosting: a GB that it sends to visitors. */
  hostingGb: { usd: 0.15, free: 10 },
  /** Cloud Tasks pricing page: an operation; a task is an enqueue and a delivery. */
  taskOperation: { usd: 0.4 / MILLION, free: MILLION },
  /** Cloud Logging pricing page: a GiB taken in. */
  logGb: { usd: 0.5, free: 50 },
  /** Cloud Scheduler pricing page: a job a month. */
  scheduledJob: { usd: 0.1, free: 3 },
  /** Secret Manager pricing page: an active version a month. */
  secretVersion: { usd: 0.06, free: 6 },
} as const satisfies Record<string, Price>;

/** The name of what is billed. */
export type Billed = keyof typeof PRICES;

/** All prices. */
export type Prices = Readonly<Record<Billed, Price>>;

/** How many units are billed in a month. */
export type Units = Readonly<Record<Billed, number>>;

/** What the units cost in US dollars, by their names, beyond what is free. */
export function billOf(units: Units, prices: Prices = PRICES): Record<Billed, number> {
  const entries = Object.entries(units) as [Billed, number][];
  return Object.fromEntries(
    entries.map(([name, count]) => [name, Math.max(0, count - prices[name].free) * prices[name].usd]),
  ) as Record<Billed, number>;
}

/** In all. */
export function totalOf(bill: Readonly<Record<string, number>>): number {
  return Object.values(bill).reduce((sum, usd) => sum + usd, 0);
}
