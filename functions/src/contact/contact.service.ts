import type { MailOutbox } from '../mail/index.js';
import { currentContext, type Clock } from '../platform/index.js';
import { newId } from '../shared/index.js';
import type { ContactMessage } from './contact-message.js';
import type { ContactRepository } from './contact.repository.js';

/** What a visitor writes. */
export type NewMessage = Pick<ContactMessage, 'name' | 'email' | 'subject' | 'message'>;

/** Takes messages of the contact form. */
export class ContactService {
  /** @param recipientAddress who gets the messages */
  constructor(
    private readonly messages: ContactRepository,
    private readonly outbox: MailOutbox,
    private readonly recipientAddress: string,
    private readonly clock: Clock,
  ) {}

  /** Stores the message with its mail job and tells the queue. Once this resolves nothing is lost. */
  async receive(input: NewMessage): Promise<ContactMessage> {
    const id = newId();
    const { name, email, subject, message } = input;
    const context = currentContext();
    const job = this.outbox.newJob({
      template: 'contact',
      recipient: { address: this.recipientAddress },
      replyTo: { address: email, name },
      data: { name, email, subject, message, messageId: id },
    });
    const stored: ContactMessage = {
      ...input,
      id,
      handled: false,
      requestId: job.requestId,
      ipHash: context?.client?.ipHash ?? '',
      createdAt: this.clock.now(),
      mailJobId: job.id,
    };
    await this.messages.create(stored, job);
    await this.outbox.announce(job);
    return stored;
  }
}
