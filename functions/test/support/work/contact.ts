import { randomUUID } from 'node:crypto';
import { deriveMac } from '../../../src/shared/index.js';
import { createFormToken } from '../../../src/moderation/index.js';
import { firestore } from '../accounts/accounts.js';
import { from, newAddress } from '../http/forwarded-clients.js';
import { call, type Answer } from '../http/api.js';
import { startFunction, type EnvOverrides, type RunningFunction } from '../suite/functions-framework.js';

/** What the contact form answers. */
export interface Received {
  readonly message: string;
  readonly id: string;
}

/** Starts an instance that judges messages by the thresholds of the code, and knows clients by X-Forwarded-For. */
export function startJudging(overrides: EnvOverrides = {}): Promise<RunningFunction> {
  return startFunction({
    RATE_LIMIT_SCALE: '1000',
    TRUST_PROXY_HOPS: '1',
    UNSURE_FROM: '0.3',
    SPAM_FROM: '5',
    ...overrides,
  });
}

/** Of an address of its own, so that nobody else's messages count for it; so is the text. */
export const honest = () => ({
  name: 'Ada Lovelace',
  email: `ada-${randomUUID()}@visitors.test`,
  subject: 'A question',
  message: `I read a post here and have a question about ${newWords()}: does it work with Node 24 as well? Thank you!`,
});

/** What nobody is certain of. */
export const dubious = () => ({
  ...honest(),
  subject: `Websites ${newWords()}`,
  message: `We design modern websites and apps for small companies, ${newWords()}. Let me know if you are interested.`,
});

/** What nobody wants. */
export const spam = () => ({
  ...honest(),
  subject: 'Rank first on Google',
  message: `Dear site owner, we offer guaranteed first page ranking in Google and cheap backlinks, ${newWords()}. Buy now: http://bit.ly/2abc`,
});

/** Letters that no other text has. */
export function newWords(): string {
  return randomUUID().replaceAll(/[\d-]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'q');
}

/** Sends a message as a client that nobody else is, unless told otherwise. */
export function sendMessage<T = Received>(
  api: RunningFunction,
  body: object,
  headers: Record<string, string> = from(newAddress()),
): Promise<Answer<T>> {
  return call<T>('/api/contact', { method: 'POST', body, headers, baseUrl: api.url });
}

/** A message as it is stored. */
export async function storedMessage(id: string): Promise<Readonly<Record<string, unknown>>> {
  const snapshot = await firestore.collection('contact_messages').doc(id).get();
  return snapshot.data() ?? {};
}

/** A form token of a page that was made some time ago. */
export function formToken(ageMs: number): string {
  const mac = deriveMac(String(process.env['APP_SECRET']), 'form-token');
  return createFormToken(mac, new Date(Date.now() - ageMs));
}
