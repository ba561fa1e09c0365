import type { NewKey } from '../idempotency/index.js';
import type { MailOutbox } from '../mail/index.js';
import type { Captcha } from '../moderation/captcha/index.js';
import { createFormToken } from '../moderation/index.js';
import { currentContext, type Clock } from '../platform/index.js';
import { newId, type Mac } from '../shared/index.js';
import { UNSEEN_MESSAGE, type ContactMessage } from './contact.codec.js';
import type { ContactRepository } from './contact.repository.js';
import type { MessageJudge, MessageSigns, NewMessage } from './message-judge.js';
import { ownersMail } from './owners-mail.js';
import type { Receipts } from './receipts.js';
import { expiryOf } from './verdict.js';

/** A message as it is sent, with what came with it. */
export type SentMessage = NewMessage &
  Omit<MessageSigns, 'ipHash'> & {
    /** Whether its visitor wants a mail that it has arrived. */
    readonly receipt: boolean;
  };

interface ContactParts {
  readonly messages: ContactRepository;
  readonly judge: MessageJudge;
  readonly formMac: Mac;
  /** Null where the site has none. */
  readonly captcha: Captcha | null;
  readonly receipts: Receipts;
  readonly outbox: MailOutbox;
  /** Who gets the messages. */
  readonly recipientAddress: string;
  readonly clock: Clock;
}

/** Takes messages of the contact form. */
export class ContactService {
  constructor(private readonly parts: ContactParts) {}

  /**
   * Judges a message, stores it with its mail job, and a key, and tells the queue. Once this resolves nothing is lost.
   * Spam has no mail and no receipt; that a worker is told of one that is not there takes the time that a mail takes.
   */
  async receive(sent: SentMessage, key: NewKey | null = null): Promise<ContactMessage> {
    const { messages, receipts, outbox, recipientAddress } = this.parts;
    const message = await this.judged(sent);
    const job = outbox.newJob(ownersMail(message, recipientAddress));
    const isMailed = message.verdict !== 'spam';
    const stored = isMailed ? { ...message, mailJobId: job.id } : message;
    const documents = { message: stored, job: isMailed ? job : null, key };
    const receipt = sent.receipt ? receipts.draft(stored.email) : null;
    if (receipt) {
      const isReceiptStored = await messages.createWithReceipt(documents, receipt, isMailed);
      await outbox.announce(isReceiptStored ? receipt.job : { ...receipt.job, id: newId() });
    } else await messages.create(documents);
    await outbox.announce(job);
    return stored;
  }

  /** Whether visitors may ask for a receipt. */
  get givesReceipts(): boolean {
    return this.parts.receipts.isOn;
  }

  /** What a page with a form sends along with it. The same for whoever reads the page, for a minute or a day. */
  newFormToken(): string {
    return createFormToken(this.parts.formMac, this.parts.clock.now());
  }

  /** What a page needs to show the site's captcha; null where it has none. */
  get captchaWidget(): Captcha['widget'] | null {
    return this.parts.captcha?.widget ?? null;
  }

  private async judged({
    website,
    formToken,
    captcha,
    name,
    email,
    subject,
    message,
  }: SentMessage): Promise<ContactMessage> {
    const { judge, clock } = this.parts;
    const context = currentContext();
    const typed = { name, email, subject, message };
    const id = newId();
    const ipHash = context?.client?.ipHash ?? '';
    const judgement = await judge.judge(typed, { website, formToken, captcha, ipHash });
    const createdAt = clock.now();
    return {
      ...UNSEEN_MESSAGE,
      ...typed,
      ...judgement,
      id,
      ipHash,
      requestId: context?.requestId ?? id,
      createdAt,
      expiresAt: expiryOf(judgement.verdict, createdAt),
    };
  }
}
