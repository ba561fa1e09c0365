import type { NewMail } from '../mail/index.js';
import { describeReason } from '../moderation/index.js';
import type { ContactMessage } from './contact.codec.js';

/** Reasons that a mail names. */
const MAX_DOUBTS = 5;

/** What a mail says of a message that could not be judged. */
const NOT_JUDGED = 'it could not be looked at closer';

/** What brings a message to the owner of the site; of one that may be spam it says why. */
export function ownersMail(
  { id, name, email, subject, message, verdict, reasons }: ContactMessage,
  recipientAddress: string,
): NewMail<'contact'> {
  return {
    template: 'contact',
    recipient: { address: recipientAddress },
    replyTo: { address: email, name },
    data: {
      name,
      email,
      subject,
      message,
      messageId: id,
      doubts: verdict === 'unsure' ? doubtsOf(reasons) : [],
    },
  };
}

/** What speaks for spam, the weightiest first. */
function doubtsOf(reasons: ContactMessage['reasons']): string[] {
  const doubts = reasons.filter(({ weight }) => weight > 0).map(describeReason);
  return doubts.length === 0 ? [NOT_JUDGED] : doubts.slice(0, MAX_DOUBTS);
}
