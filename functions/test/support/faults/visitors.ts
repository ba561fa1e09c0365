import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { between, type Random } from '../../../../bench/lib/invented-text.ts';
import {
  FAMILY_NAMES,
  GIVEN_NAMES,
  HOSTS,
  MATTERS,
  OPENINGS,
  PLACES,
  QUESTIONS,
  REASONS,
  THANKS,
} from './visitors-words.ts';

/** What a visitor writes. */
export interface Letter {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly message: string;
}

/** What has come of sending it. */
export interface Sending {
  readonly letter: Letter;
  /** Of the message, once it was accepted with 202; null where the visitor gave up. */
  readonly messageId: string | null;
  /** Statuses of all tries, 0 where the connection was lost or nothing came in time. */
  readonly statuses: readonly number[];
  /** Of the slowest try. */
  readonly slowestMs: number;
}

/** How long a visitor's browser waits for one answer, in ms: longer than the API may take. */
const PATIENCE_MS = 40_000;

/** How long a visitor tries again, in ms. */
const PERSISTENCE_MS = 120_000;

/** Longest pause between two tries, in ms; a `Retry-After` of more is cut to it, so that a fault is met more often. */
const LONGEST_PAUSE_MS = 2_000;

/** Letters as people write them, no two alike. */
export function writeLetters(random: Random, count: number): Letter[] {
  const letters = new Map<string, Letter>();
  while (letters.size < count) {
    const letter = writeLetter(random);
    letters.set(letter.message, letter);
  }
  return [...letters.values()];
}

function writeLetter(random: Random): Letter {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const [given, family, matter, place] = [pick(GIVEN_NAMES), pick(FAMILY_NAMES), pick(MATTERS), pick(PLACES)];
  const fill = (text: string) =>
    text
      .replace('{matter}', matter)
      .replace('{place}', place)
      .replace('{number}', String(between(random, 3, 48)))
      .replace('{year}', String(between(random, 1998, 2025)));
  const parts = [OPENINGS, REASONS, QUESTIONS, THANKS].map((texts) => fill(pick(texts)));
  const email = `${given}.${family}${between(random, 1, 99)}@${pick(HOSTS)}`.toLowerCase();
  return {
    name: `${given} ${family}`,
    email: email.normalize('NFD').replace(/[^\w.@-]/g, ''),
    subject: fill(
      pick(['About {matter}', 'A question on {matter}', '{matter}, {year}', 'From a reader in {place}']),
    ),
    message: `${parts.join(' ')}\n\n${given}`,
  };
}

/** An address of one visitor in many, for `X-Forwarded-For`. */
export function addressOf(random: Random): string {
  return [
    between(random, 11, 120),
    between(random, 0, 255),
    between(random, 0, 255),
    between(random, 1, 254),
  ].join('.');
}

/** Sends a letter as a good client does: with a key, and again while the answer is 503 or none. */
export async function sendLetter(url: string, letter: Letter, address: string): Promise<Sending> {
  const key = randomUUID();
  const startedAt = performance.now();
  const statuses: number[] = [];
  let slowestMs = 0;
  for (;;) {
    const triedAt = performance.now();
    const { status, id } = await tryToSend(url, letter, { key, address });
    slowestMs = Math.max(slowestMs, performance.now() - triedAt);
    statuses.push(status);
    const isWorthIt = status === 0 || status === 503;
    if (!isWorthIt || performance.now() - startedAt > PERSISTENCE_MS)
      return { letter, messageId: id, statuses, slowestMs };
    await delay(Math.min(LONGEST_PAUSE_MS, 250 * statuses.length));
  }
}

async function tryToSend(
  url: string,
  letter: Letter,
  { key, address }: { readonly key: string; readonly address: string },
): Promise<{ status: number; id: string | null }> {
  try {
    const response = await fetch(`${url}/api/contact`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'X-Forwarded-For': address },
      body: JSON.stringify(letter),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = (await response.json()) as { readonly id?: string };
    return { status: response.status, id: response.status === 202 ? (body.id ?? null) : null };
  } catch {
    return { status: 0, id: null };
  }
}
