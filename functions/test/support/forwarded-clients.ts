import { randomUUID } from 'node:crypto';
import { tryLogin } from './accounts.js';
import type { Answer, Grant } from './api.js';

let nextHost = 0;

/** An address that no other test of this file has used. */
export function newAddress(): string {
  nextHost += 1;
  return `198.51.100.${String(nextHost)}`;
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
