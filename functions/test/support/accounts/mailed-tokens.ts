import type { Timestamp } from 'firebase-admin/firestore';
import { hashMailedToken, type MailedTokenKind } from '../../../src/auth/index.js';
import { mailedTokenMac, type TemplateData } from '../../../src/mail/index.js';
import { firestore } from './accounts.js';

type TemplateName = keyof TemplateData;

/** A mail job to an address, as stored. */
export interface AddressedMail {
  readonly id: string;
  readonly template: TemplateName;
  readonly data: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** The mails that were stored for an address, the first one first: sent or not. */
export async function storedMails(address: string, database = firestore): Promise<AddressedMail[]> {
  const { docs } = await database.collection('mail_jobs').where('recipient.address', '==', address).get();
  return docs
    .toSorted((a, b) => createdAt(a.data()) - createdAt(b.data()))
    .map((doc) => ({
      id: doc.id,
      template: doc.get('template') as TemplateName,
      data: doc.get('data') as AddressedMail['data'],
      requestId: String(doc.get('request_id')),
    }));
}

/** The kinds of mail that were stored for an address, the first one first. */
export async function mailKinds(address: string): Promise<TemplateName[]> {
  return (await storedMails(address)).map(({ template }) => template);
}

/**
 * The token in the last link of a kind that was mailed to an address, as the worker derives it: no test has to wait for the
 * mail itself, but for those that are about it.
 *
 * @throws Error when no such mail was stored
 */
export async function mailedToken(
  address: string,
  kind: MailedTokenKind,
  database = firestore,
): Promise<string> {
  const mail = (await storedMails(address, database)).findLast(({ template }) => template === kind);
  if (!mail) throw new Error(`no mail "${kind}" to ${address}`);
  return mailedTokenMac(String(process.env['APP_SECRET']))(String(mail.data['tokenSeed']));
}

/** What is stored of a mailed token. */
export function storedToken(token: string) {
  return firestore.collection('mailed_tokens').doc(hashMailedToken(token));
}

/** Lets a mailed token expire, as if time had passed. */
export async function expire(token: string): Promise<void> {
  await storedToken(token).update({ expires_at: new Date(Date.now() - 1) });
}

/** Lets the minute be over in which an address gets no second mail of a kind, as if time had passed. */
export async function passMailPause(address: string): Promise<void> {
  const mails = await storedMails(address);
  const stored = ['mail_jobs', 'mailed_tokens'].map((name) => firestore.collection(name));
  await Promise.all(stored.flatMap((collection) => mails.map(({ id }) => collection.doc(id).delete())));
}

function createdAt(job: Readonly<Record<string, unknown>>): number {
  return (job['created_at'] as Timestamp).toMillis();
}
