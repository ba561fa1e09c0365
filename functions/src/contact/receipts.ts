import type { MailJob, MailOutbox } from '../mail/index.js';
import type { Clock } from '../platform/index.js';
import type { Mac } from '../shared/index.js';
import { emailKey } from '../users/index.js';

const HOUR_MS = 60 * 60 * 1000;

/** A receipt yet to be stored, unless its address has had one within the hour. */
export interface ReceiptDraft {
  readonly job: MailJob;
  /** The ids that receipts to the address have in the hour before, in this one, and in the next by another instance's clock. */
  readonly ids: readonly string[];
  /** One that was made after this is one too many. */
  readonly since: Date;
}

interface ReceiptsParts {
  /** Whether the site gives receipts. */
  readonly isOn: boolean;
  readonly mac: Mac;
  readonly outbox: MailOutbox;
  readonly clock: Clock;
}

/** Receipts of messages, for visitors who ask for one: at most one an hour and address, with nothing that a visitor typed. */
export class Receipts {
  constructor(private readonly parts: ReceiptsParts) {}

  /** Whether the site gives any. */
  get isOn(): boolean {
    return this.parts.isOn;
  }

  /** Null where the site gives none. */
  draft(address: string): ReceiptDraft | null {
    const { isOn, mac, outbox, clock } = this.parts;
    if (!isOn) return null;
    const now = clock.now().getTime();
    const idIn = (hour: number) => mac(`${emailKey(address)}.${String(hour)}`);
    const hour = Math.floor(now / HOUR_MS);
    const id = idIn(hour);
    return {
      job: outbox.newJob({ id, template: 'contact-receipt', recipient: { address }, data: {} }),
      ids: [idIn(hour - 1), id, idIn(hour + 1)],
      since: new Date(now - HOUR_MS),
    };
  }
}
