/**
 * Logins: how many an instance does beside what the hash alone allows, what many at once do to it, and what the time of
 * a refused one tells a stranger.
 */
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { SEED_PASSWORD } from './lib/accounts.ts';
import { formatTable, median, type Row } from './lib/figures.ts';
import { readPeakMemory, readPoolTime, readProcessorTime } from './lib/processes.ts';
import { hashAlone } from './lib/raw-argon2.ts';
import { startFunction, type DeployedFunction, type RunningFunction } from './lib/servers.ts';

const ROUNDS = 3;
const SECONDS_PER_ROUND = 5;
const CONNECTIONS = 8;
const BURST = 200;
const TRIES = 30;

/** Wrong passwords in a row that lock an account; functions/src/auth/passwords/lockout.ts. */
const FAILURES_THAT_LOCK = 5;

/** What was measured, round by round. */
interface Rate {
  /** A second. */
  readonly rates: number[];
  /** Processor time of each. */
  readonly cpuMs: number[];
  /** The part of it that its hash took. */
  readonly hashMs: number[];
}

/** Accounts that the sections below need between them. */
export const ACCOUNTS_NEEDED = 20;

/**
 * Logins per second beside argon2 alone with the same parameters, and beside (e), an Express function that does nothing but the
 * hash and what a login asks of Firestore, in turns. Each login comes from an address of its own, as they do in production.
 *
 * @param api how to start the API; see startFunction
 * @param hashing how to start (e)
 * @param emails accounts with the seed's password
 * @returns the section of the report
 */
export async function benchLoginRate(
  api: DeployedFunction,
  hashing: DeployedFunction,
  emails: string[],
): Promise<string> {
  const hashes: Rate = { rates: [], cpuMs: [], hashMs: [] };
  const running: RunningFunction[] = [];
  try {
    const compared: { name: string; server: RunningFunction; rate: Rate }[] = [];
    for (const [name, how, path] of [
      ['(e), Express with the same hash and calls', hashing, '/'],
      ['POST /api/auth/login', api, '/api/posts'],
    ] as const) {
      const server = await startFunction(how, { path });
      running.push(server);
      compared.push({ name, server, rate: { rates: [], cpuMs: [], hashMs: [] } });
      await loadLogins(server.url, emails, 1); // warm up
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      const raw = await hashAlone(SECONDS_PER_ROUND);
      hashes.rates.push(raw.count / SECONDS_PER_ROUND);
      hashes.cpuMs.push(raw.cpuMs / raw.count);
      hashes.hashMs.push(raw.cpuMs / raw.count);
      for (const { server, rate } of compared) await measureLogins(server, emails, rate);
    }
    const row = (name: string, { rates, cpuMs, hashMs }: Rate): Row => [
      name,
      median(rates).toFixed(1),
      (median(rates) / median(hashes.rates)).toFixed(2),
      median(cpuMs).toFixed(1),
      (median(cpuMs) / median(hashes.cpuMs)).toFixed(2),
      median(hashMs).toFixed(1),
      median(cpuMs.map((ms, round) => ms / (hashMs[round] ?? NaN))).toFixed(2),
    ];
    return [
      `## Logins, ${CONNECTIONS} connections, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
      formatTable(
        ['what', 'a second', 'of argon2', 'processor ms each', 'of argon2', 'its hash, ms', 'of its hash'],
        [row('argon2id alone, 2 at once', hashes), ...compared.map(({ name, rate }) => row(name, rate))],
      ),
      'Processor time is that of the process itself. Beside it the emulator and the load generator work for each login, on ' +
        'the same processors: so its hash takes longer than argon2 alone. What the threads for hashes took is told by itself.',
    ].join('\n\n');
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
}

async function measureLogins({ url, pid }: RunningFunction, emails: string[], rate: Rate): Promise<void> {
  const [before, poolBefore] = [readProcessorTime(pid), readPoolTime(pid)];
  const count = await loadLogins(url, emails, SECONDS_PER_ROUND);
  rate.rates.push(count / SECONDS_PER_ROUND);
  rate.cpuMs.push(((readProcessorTime(pid) ?? NaN) - (before ?? NaN)) / count);
  rate.hashMs.push(((readPoolTime(pid) ?? NaN) - (poolBefore ?? NaN)) / count);
}

async function loadLogins(url: string, emails: string[], seconds: number): Promise<number> {
  let sent = 0;
  const result = await autocannon({
    url: `${url}/api/auth/login`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...loginRequest(emails, (sent += 1)) }) }],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`logins: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
  }
  return result['2xx'];
}

function loginRequest(
  emails: readonly string[],
  rank: number,
): { method: 'POST'; headers: Record<string, string>; body: string } {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': addressOf(rank) },
    body: JSON.stringify({ email: emails[rank % emails.length], password: SEED_PASSWORD }),
  };
}

/** An address for each of some 65,000 clients. */
function addressOf(rank: number): string {
  return `198.18.${(rank >> 8) & 255}.${rank & 255}`;
}

/**
 * The memory of a new instance at which many logins arrive at once, and how they were answered.
 *
 * @param api how to start the API; see startFunction
 * @param emails accounts with the seed's password
 * @returns the section of the report
 * @throws Error when one is answered with anything but 200 or 503
 */
export async function benchLoginBurst(api: DeployedFunction, emails: string[]): Promise<string> {
  const { url, pid, stop } = await startFunction(api, { path: '/api/posts' });
  try {
    const before = readPeakMemory(pid);
    const startedAt = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: BURST }, async (_, rank) => {
        const response = await fetch(`${url}/api/auth/login`, loginRequest(emails, rank));
        await response.arrayBuffer();
        return response.status;
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const count = (status: number): number => statuses.filter((other) => other === status).length;
    const other = statuses.find((status) => status !== 200 && status !== 503);
    if (other) throw new Error(`one of ${BURST} logins at once was answered with ${other}`);
    const mebibytes = (value: number | null): string =>
      value === null ? 'not known here' : value.toFixed(0);
    return [
      `## ${BURST} logins at once at one instance`,
      formatTable(
        ['answered 200', 'answered 503', 'until the last, s', 'peak memory before, MiB', 'peak memory, MiB'],
        [[count(200), count(503), seconds.toFixed(1), mebibytes(before), mebibytes(readPeakMemory(pid))]],
      ),
    ].join('\n\n');
  } finally {
    await stop();
  }
}

/**
 * What a stranger could learn from the time of a refused login: one after the other, in turns.
 *
 * @param api how to start the API; see startFunction
 * @param emails accounts with the seed's password, which get locked
 * @returns the section of the report
 * @throws Error when a login is not refused
 */
export async function benchRefusedLogins(api: DeployedFunction, emails: string[]): Promise<string> {
  const [locked = '', ...others] = emails;
  const subjects: { name: string; email: (attempt: number) => string; times: number[] }[] = [
    { name: 'unknown account', email: () => `${randomUUID()}@firefolio.test`, times: [] },
    { name: 'wrong password', email: (attempt) => others[attempt % others.length] ?? '', times: [] },
    { name: 'locked account', email: () => locked, times: [] },
  ];
  if (TRIES / others.length >= FAILURES_THAT_LOCK) throw new Error('too few accounts: they would be locked');
  const { url, stop } = await startFunction(api, { path: '/api/posts' });
  try {
    for (let failures = 0; failures < FAILURES_THAT_LOCK; failures += 1) await timeRefusal(url, locked);
    await timeRefusal(url, locked, SEED_PASSWORD); // even the right one
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      for (const { email, times } of subjects) times.push(await timeRefusal(url, email(attempt)));
    }
  } finally {
    await stop();
  }
  const yardstick = median(subjects[0]?.times ?? []);
  return [
    `## Refused logins, medians of ${TRIES} in turns`,
    formatTable(
      ['what', 'ms', 'of unknown'],
      subjects.map(({ name, times }) => [
        name,
        median(times).toFixed(1),
        (median(times) / yardstick).toFixed(2),
      ]),
    ),
  ].join('\n\n');
}

async function timeRefusal(
  url: string,
  email: string,
  password = 'not the password',
  tries = 5,
): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  await response.arrayBuffer();
  // A new instance on a busy machine may not reach its database in time.
  if (response.status === 503 && tries > 1) return timeRefusal(url, email, password, tries - 1);
  if (response.status !== 401) throw new Error(`a wrong login was answered with ${response.status}`);
  return performance.now() - startedAt;
}
