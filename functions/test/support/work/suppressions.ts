import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import type { SuppressionReason } from '../../../src/mail/suppressions/suppression.js';
import { suppressionId } from '../../../src/mail/suppressions/suppression.js';
import { SUPPRESSIONS, type Suppression } from '../../../src/mail/suppressions/suppressions.codec.js';
import { UnsubscribeLinks } from '../../../src/mail/index.js';
import { deriveMac } from '../../../src/shared/index.js';
import { firestore } from '../accounts/accounts.js';

const stored = new Set<string>();

afterAll(async () => {
  for (const id of stored) await firestore.collection(SUPPRESSIONS.name).doc(id).delete();
});

/** An address that no other test mails to. */
export function newAddress(): string {
  return `canary-${randomUUID()}@suppressions.test`;
}

/** Stores an entry of the suppression list past the API; it is gone after the test file. @returns its id */
export async function storeSuppression(traits: Partial<Suppression> = {}): Promise<string> {
  const { address = newAddress(), reason = 'bounced' } = traits;
  const id = suppressionId(address, reason);
  const suppression: Suppression = {
    id,
    address,
    reason,
    source: 'smtp',
    diagnostic: '550 5.1.1 no such user',
    mailId: null,
    createdAt: new Date(),
    ...traits,
  };
  forgetLater(id);
  await firestore.collection(SUPPRESSIONS.name).doc(id).set(SUPPRESSIONS.encode(suppression));
  return id;
}

/** Has an entry removed after the test file that the product may make. */
export function forgetLater(id: string): void {
  stored.add(id);
}

/** What is stored of an address; undefined when it is not on the list. */
export async function readSuppression(
  address: string,
  reason: SuppressionReason = 'bounced',
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const id = suppressionId(address, reason);
  forgetLater(id);
  return (await firestore.collection(SUPPRESSIONS.name).doc(id).get()).data();
}

/** The path by which the reader of an address unsubscribes, as a mail of the suite has it. */
export function unsubscribePath(address: string): string {
  const mac = deriveMac(String(process.env['APP_SECRET']), 'unsubscribe');
  const link = new UnsubscribeLinks(mac, '').headersFor(address)['List-Unsubscribe'] ?? '';
  return link.slice(1, -1);
}
