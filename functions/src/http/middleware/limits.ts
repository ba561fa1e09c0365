/** A number of requests that each client may make in a window of time. */
export interface Policy {
  /** Name in the `RateLimit` headers, in the log and in the store. */
  readonly name: string;
  readonly windowMs: number;
  readonly limit: number;
  /** The limit of editors and admins, where theirs differs: autosave must not lock a writer out. */
  readonly staffLimit?: number;
  /** Whether requests with refused input don't count: a form's mistakes must not lock its visitor out. */
  readonly forgivesBadInput?: boolean;
  /** Whether it guards secrets or mailboxes: counted across instances, and nobody passes when it can't be counted. */
  readonly sensitive?: boolean;
  /** Whether each instance counts for itself, wherever the others are counted: asking would cost more than the answer. */
  readonly perInstance?: boolean;
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** So that a static site of a thousand posts is built in one go. */
const A_SITE = { windowMs: MINUTE_MS, limit: 1_200 };
const WRITES: readonly Policy[] = [
  { name: 'writes-hour', windowMs: HOUR_MS, limit: 50, staffLimit: 2_000 },
  { name: 'writes-day', windowMs: DAY_MS, limit: 200, staffLimit: 20_000 },
];
const CONTACT: Policy = {
  name: 'contact',
  windowMs: HOUR_MS,
  limit: 5,
  forgivesBadInput: true,
  sensitive: true,
};

/** Every limit of the API, for each client; a route names one of these keys. */
export const LIMITS = {
  none: [],
  /** Before a token is looked up, which costs 2 reads, whatever comes of it. */
  token: [{ name: 'token', windowMs: MINUTE_MS, limit: 1_200 }],
  read: [{ name: 'reads', ...A_SITE }],
  /** Of what everybody gets alike. */
  'public-read': [{ name: 'public-reads', ...A_SITE, perInstance: true }],
  /** What costs more of a processor than other reads, also when the instance has all that it needs. */
  search: [{ name: 'searches', windowMs: MINUTE_MS, limit: 300, perInstance: true }],
  write: WRITES,
  /** What editors send every few seconds while somebody types: a day of writing must not use up what writes are counted by. */
  autosave: [{ name: 'autosaves', windowMs: HOUR_MS, limit: 1_800 }],
  login: [{ name: 'login', windowMs: MINUTE_MS, limit: 5, sensitive: true }],
  refresh: [{ name: 'refresh', windowMs: MINUTE_MS, limit: 30 }],
  register: [{ name: 'register', windowMs: HOUR_MS, limit: 5, sensitive: true }],
  /** What sends a mail about an account. */
  reset: [{ name: 'reset', windowMs: QUARTER_MS, limit: 5, sensitive: true }],
  /** Redeeming what a mail brought. */
  verify: [{ name: 'verify', windowMs: QUARTER_MS, limit: 20, sensitive: true }],
  mfa: [{ name: 'mfa', windowMs: QUARTER_MS, limit: 10, sensitive: true }],
  reauthenticate: [{ name: 'reauthenticate', windowMs: QUARTER_MS, limit: 10, sensitive: true }],
  /** Counted last: what the others refuse is not counted and taken back each time. */
  contact: [...WRITES, CONTACT],
} as const satisfies Record<string, readonly Policy[]>;

/** The name of a set of limits. */
export type LimiterName = keyof typeof LIMITS;

/** The limits that a name stands for, in words, such as `5 in 15 minutes`. */
export function limitsOf(name: LimiterName): string[] {
  const policies: readonly Policy[] = LIMITS[name];
  return policies.map(({ limit, windowMs }) => `${String(limit)} in ${inWords(windowMs)}`);
}

function inWords(windowMs: number): string {
  if (windowMs === DAY_MS) return 'a day';
  if (windowMs === HOUR_MS) return 'an hour';
  return windowMs === MINUTE_MS ? 'a minute' : `${String(windowMs / MINUTE_MS)} minutes`;
}
