import type { NewKey } from '../idempotency/index.js';
import type { MailOutbox } from '../mail/index.js';
import { currentContext, type Clock } from '../platform/index.js';
import { newId } from '../shared/index.js';
import { UNSEEN_MESSAGE, type ContactMessage } from './contact.codec.js';
import type { ContactRepository } from './contact.repository.js';

/** What a visitor writes. */
export type NewMessage = Pick<ContactMessage, 'name' | 'email' | 'subject' | 'message'>;

interface ContactParts {
  readonly messages: ContactRepository;
  readonly outbox: MailOutbox;
  /** Who gets the messages. */
  readonly recipientAddress: string;
  readonly clock: Clock;
}

/** Takes messages of the contact form. */
export class ContactService {
  constructor(private readonly parts: ContactParts) {}

  /** Stores the message with its mail job, and a key, and tells the queue. Once this resolves nothing is lost. */
  async receive(input: NewMessage, key: NewKey | null = null): Promise<ContactMessage> {
    const id = newId();
    const { name, email, subject, message } = input;
    const context = currentContext();
    const job = this.parts.outbox.newJob({
      template: 'contact',
      recipient: { address: this.parts.recipientAddress },
      replyTo: { address: email, name },
      data: { name, email, subject, message, messageId: id },
    });
    const stored: ContactMessage = {
      ...UNSEEN_MESSAGE,
      ...input,
      id,
      requestId: job.requestId,
      ipHash: context?.client?.ipHash ?? '',
      createdAt: this.parts.clock.now(),
      mailJobId: job.id,
    };
    await this.parts.messages.create(stored, job, key);
    await this.parts.outbox.announce(job);
    return stored;
  }
}
