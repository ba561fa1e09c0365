import { randomInt, randomUUID } from 'node:crypto';
import { tryLogin } from '../accounts/accounts.js';
import type { Answer, Grant } from './api.js';

/** An IPv4 address that no other test has used: counters outlive a test's function. */
export function newAddress(): string {
  const byte = () => String(randomInt(256));
  return `${String(randomInt(1, 127))}.${byte()}.${byte()}.${byte()}`;
}

/**
 * The header that the platform sends on: whatever the client claimed, then the address it really came from.
 *
 * @param address where the request comes from
 * @param claimed what the client itself sent as X-Forwarded-For
 */
export function from(address: string, claimed?: string): Record<string, string> {
  return { 'X-Forwarded-For': claimed === undefined ? address : `${claimed}, ${address}` };
}

/** A login with an address that nobody has: counted, answered 401, and nobody's account is touched. */
export function tryWrongLogin(baseUrl: string, headers: Record<string, string>): Promise<Answer<Grant>> {
  const email = `${randomUUID()}@accounts.test`;
  return tryLogin({ email, password: 'not the password' }, { baseUrl, headers });
}

/** The results of `make`, called one after the other. */
export async function repeat<T>(times: number, make: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  while (results.length < times) results.push(await make());
  return results;
}

/**
 * What `make` gives when it began and ended in the same window of the clock: sensitive limits count by such windows. Else
 * it is called again, so it has to use new clients each time.
 *
 * @param windowMs length of the limit's window
 * @throws {Error} when that happens again and again
 */
export async function inOneWindow<T>(windowMs: number, make: () => Promise<T>): Promise<T> {
  const windowNow = () => Math.floor(Date.now() / windowMs);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const window = windowNow();
    const result = await make();
    if (windowNow() === window) return result;
  }
  throw new Error('three times the clock began a new window meanwhile');
}
