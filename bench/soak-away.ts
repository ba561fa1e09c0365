/**
 * Whether visitors wait longer while the mail server is away.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { MailSite } from '../functions/test/support/faults/mail-site.ts';
import {
  addressOf,
  sendLetter,
  writeLetters,
  type Letter,
} from '../functions/test/support/faults/visitors.ts';
import { median, quantile } from './lib/figures.ts';
import { randomFrom } from './lib/invented-text.ts';
import { readProcessorTime } from './lib/processes.ts';

/** Pairs of rounds: the server is away for a minute in all. */
const ROUNDS = 5;
const ROUND_MS = 12_000;

/** Requests of a round, evenly spread. */
const REQUESTS = 60;

/** What warms the instance up, and does not count. */
const WARM_UP = 60;

/** How long mails may take to arrive once the server is back, in ms. */
const ARRIVAL_MS = 120_000;

/** A request takes at most so many times as long while the server is away. */
const MOST = 1.5;

/** What a request took, in ms; the median of the rounds. */
interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of the API's process. */
  readonly processorMs: number;
}

/** What came out. */
export interface AwayFigures {
  readonly there: Timing;
  readonly away: Timing;
  /** Away to there: the median of the pairs. */
  readonly ratioOf: (of: keyof Timing) => number;
  readonly accepted: number;
  readonly arrived: number;
  readonly awayMs: number;
  readonly arrivedAfterMs: number;
  readonly broken: readonly string[];
}

/** Measures requests in alternating rounds with the mail server there and away, then waits for the mails. */
export async function measureAway(site: MailSite, seed: number): Promise<AwayFigures> {
  const random = randomFrom(seed);
  const letters = writeLetters(random, WARM_UP + 2 * ROUNDS * REQUESTS);
  const accepted: string[] = [];
  const run = async (batch: readonly Letter[]) => {
    const processor = readProcessorTime(site.api.pid) ?? NaN;
    const times: number[] = [];
    await Promise.all(
      batch.map(async (letter, index) => {
        const address = addressOf(random);
        await delay((index * ROUND_MS) / REQUESTS);
        const { messageId, slowestMs } = await sendLetter(site.api.url, letter, address);
        times.push(slowestMs);
        if (messageId !== null) accepted.push(messageId);
      }),
    );
    const used = (readProcessorTime(site.api.pid) ?? NaN) - processor;
    return { medianMs: median(times), p95Ms: quantile(times, 0.95), processorMs: used / batch.length };
  };
  // The emulator's queue uses a processor while a task waits for its next try, which would burden one kind of round alone.
  await site.keepQueueBusy();
  await run(letters.splice(0, WARM_UP));
  const pairs: { there: Timing; away: Timing }[] = [];
  let awayMs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const there = await run(letters.splice(0, REQUESTS));
    const from = performance.now();
    await site.proxies.smtp.cut();
    const away = await run(letters.splice(0, REQUESTS));
    await site.proxies.smtp.open();
    awayMs += performance.now() - from;
    pairs.push({ there, away });
  }
  const backAt = performance.now();
  const arrived = await countArrived(site, accepted);
  const middle = (of: (pair: (typeof pairs)[number]) => number) => median(pairs.map(of));
  const timing = (when: 'there' | 'away'): Timing => ({
    medianMs: middle((pair) => pair[when].medianMs),
    p95Ms: middle((pair) => pair[when].p95Ms),
    processorMs: middle((pair) => pair[when].processorMs),
  });
  const ratioOf = (of: keyof Timing) => middle(({ there, away }) => away[of] / there[of]);
  const sent = WARM_UP + 2 * ROUNDS * REQUESTS;
  return {
    ...{ there: timing('there'), away: timing('away'), ratioOf, accepted: accepted.length, arrived, awayMs },
    arrivedAfterMs: performance.now() - backAt,
    broken: [
      ...(ratioOf('medianMs') > MOST ? ['requests take longer while the mail server is away'] : []),
      ...(accepted.length < sent ? [`${sent - accepted.length} messages were not accepted`] : []),
      ...(arrived < accepted.length ? [`${accepted.length - arrived} mails did not arrive`] : []),
    ],
  };
}

/** Waits until the mails of all these messages are there, or their time is over. */
async function countArrived(site: MailSite, accepted: readonly string[]): Promise<number> {
  const jobs = await Promise.all(accepted.map((messageId) => site.jobOf(messageId)));
  const until = performance.now() + ARRIVAL_MS;
  const count = () =>
    jobs.filter((id) => site.smtp.taken.some(({ messageId }) => messageId.includes(id))).length;
  while (count() < jobs.length && performance.now() < until) {
    await delay(1_000);
    await site.sweep();
  }
  return count();
}
