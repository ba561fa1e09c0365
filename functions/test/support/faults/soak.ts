import { setTimeout as delay } from 'node:timers/promises';
import { randomFrom, type Random } from '../../../../bench/lib/invented-text.ts';
import { MAIL_FAULTS, type Fault } from './mail-faults.ts';
import type { MailSite } from './mail-site.ts';
import { judgeRun, type FaultOutcome, type Verdict } from './soak-verdict.ts';
import { addressOf, sendLetter, writeLetters, type Letter, type Sending } from './visitors.ts';

/** One run of letters through all faults, one fault after the other. */
export interface SoakOptions {
  readonly site: MailSite;
  readonly seed: number;
  /** How many letters, divided among the faults. */
  readonly messages: number;
  /** Within how long a fault's letters are sent, in ms. */
  readonly sendMs: number;
  /** How long a fault lasts that is there by itself, in ms. */
  readonly lastsMs: number;
  /** Whether the faults that take long are left out. */
  readonly isShort?: boolean;
  /** Told of each step. */
  readonly say: (line: string) => void;
}

/** How often the sweeper runs, in ms; the product's does every 5 minutes. */
const SWEEP_INTERVAL_MS = 6_000;

/** How long mails may take to arrive once all faults are over, in ms: four leases. */
const ARRIVAL_MS = 240_000;

/** The faults that are possible, in the order of a seed, each with its letters. */
export function planSoak({
  site,
  seed,
  messages,
  isShort = false,
}: Pick<SoakOptions, 'site' | 'seed' | 'messages' | 'isShort'>) {
  const random = randomFrom(seed);
  const letters = writeLetters(random, messages);
  const faults = shuffled(
    MAIL_FAULTS.filter((fault) => !(isShort && fault.isLong) && (fault.isPossible?.(site) ?? true)),
    random,
  );
  return faults.map((fault, place) => ({
    fault,
    letters: letters.filter((_letter, index) => index % faults.length === place),
  }));
}

/** Runs it, waits until all that was accepted has come to an end, and says what is true of it. */
export async function runSoak(options: SoakOptions): Promise<Verdict> {
  const { site, seed, say } = options;
  const addresses = randomFrom(seed + 1);
  const stopSweeper = startSweeper(site);
  const outcomes: FaultOutcome[] = [];
  try {
    for (const { fault, letters } of planSoak(options)) {
      say(`${fault.name}: ${letters.length} messages`);
      outcomes.push(await meet(fault, letters, { ...options, addresses }));
    }
    say('all faults are over: waiting for the mails');
    await arrival(site);
  } finally {
    await stopSweeper();
  }
  return judgeRun(site, outcomes);
}

async function meet(
  fault: Fault,
  letters: readonly Letter[],
  { site, sendMs, lastsMs, addresses }: SoakOptions & { readonly addresses: Random },
): Promise<FaultOutcome> {
  const from = Date.now();
  const sendings: Sending[] = [];
  const send = async (onAccepted?: (messageId: string) => Promise<void>) => {
    await Promise.all(
      letters.map(async (letter, index) => {
        const address = addressOf(addresses);
        await delay((index * sendMs) / letters.length);
        const sending = await sendLetter(site.api.url, letter, address);
        sendings.push(sending);
        if (sending.messageId !== null) await onAccepted?.(sending.messageId);
      }),
    );
    return sendings;
  };
  await fault.happen({ site, send, lastsMs });
  return { fault: fault.name, sendings, from };
}

/** Sweeps now and then; what a sweep cannot do the next one makes up for. @returns stops it */
function startSweeper(site: MailSite): () => Promise<void> {
  const stopping = new AbortController();
  const goesOn = () => delay(SWEEP_INTERVAL_MS, true, { signal: stopping.signal }).catch(() => false);
  const sweepAlways = async () => {
    while (await goesOn()) await site.sweep();
  };
  const sweeping = sweepAlways();
  sweeping.catch(() => undefined); // told when it is stopped
  return async () => {
    stopping.abort();
    await sweeping;
  };
}

async function arrival(site: MailSite): Promise<void> {
  const until = Date.now() + ARRIVAL_MS;
  const isUnderWay = async () =>
    [...(await site.readJobs()).values()].some(({ status }) => status === 'queued' || status === 'sending');
  while (Date.now() < until && (await isUnderWay())) await delay(500);
}

function shuffled<T>(things: readonly T[], random: Random): T[] {
  return things
    .map((thing) => ({ thing, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ thing }) => thing);
}
