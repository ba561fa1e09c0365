import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { CONTACT_MESSAGES, UNSEEN_MESSAGE } from '../../../src/contact/index.js';
import type { ContactMessage } from '../../../src/contact/contact.codec.js';
import type { MailJob } from '../../../src/mail/index.js';
import { firestore } from '../accounts/accounts.js';
import { storeMailJob } from './mail-jobs.js';

const stored: string[] = [];

afterAll(async () => {
  for (const id of stored) await firestore.collection(CONTACT_MESSAGES.name).doc(id).delete();
});

/** Stores a message past the API, with its mail, which is sent unless told otherwise. It is gone after the test file. */
export async function storeMessage(
  traits: Partial<ContactMessage> = {},
  mail: Partial<MailJob> = {},
): Promise<string> {
  const id = `message-${randomUUID()}`;
  stored.push(id);
  const message: ContactMessage = {
    ...UNSEEN_MESSAGE,
    id,
    name: 'Ada',
    email: 'ada@example.org',
    message: 'Stored by a test.',
    createdAt: new Date(),
    mailJobId: await storeMailJob({ status: 'sent', ...mail }),
    ...traits,
  };
  await firestore.collection(CONTACT_MESSAGES.name).doc(id).create(CONTACT_MESSAGES.encode(message));
  return id;
}
