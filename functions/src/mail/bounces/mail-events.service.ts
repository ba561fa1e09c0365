import type { AuditTrail } from '../../audit/index.js';
import { validationFailed } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import { cutAtCharacter, documentId, parseEmailAddress } from '../../shared/index.js';
import { normalizeEmail } from '../../users/index.js';
import type { MailJob } from '../mail-jobs.codec.js';
import { isByStrangers, MAX_DIAGNOSTIC, suppressionId } from '../suppressions/suppression.js';
import type { Suppression } from '../suppressions/suppressions.codec.js';
import { parseBounceReport } from './bounce-report.js';
import { EVENTS_AT_ONCE, suppressionReasonOf, type MailEvent } from './mail-event.js';
import type { EventEffects, MailEventsRepository, TakenEvent } from './mail-events.repository.js';

/** Transactions of one request that are under way at once. */
const TRANSACTIONS_AT_ONCE = 5;

type IsTrusted = EventEffects['isTrusted'];

interface MailEventsParts {
  readonly events: MailEventsRepository;
  /** Never put on the suppression list. */
  readonly ownerAddress: string;
  /** Who the site's mails are from: `MAIL_FROM`. */
  readonly sender: string;
  /** The host in the `Message-ID`s of the site's mails. */
  readonly host: string;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** What became of mails after the mail server took them: from reports that admins paste, and from the mail provider. */
export class MailEventsService {
  constructor(private readonly parts: MailEventsParts) {}

  /**
   * Takes what a pasted bounce or complaint tells. 1 read and at most 1 write for each mail and address in it, 1 write more for
   * each entry of the suppression list.
   *
   * @param isConfirmed whether it makes entries though it is about no mail that is known here
   * @returns what came of each recipient, and how many more than 20 were left out
   * @throws AppError validation-failed where it tells nothing
   */
  async takeReport(
    source: string,
    isConfirmed: boolean,
  ): Promise<{ readonly taken: TakenEvent[]; readonly omitted: number }> {
    const events = await parseBounceReport(source);
    const some = events.slice(0, EVENTS_AT_ONCE);
    const isTrusted: IsTrusted = (_event, mail) => isConfirmed || mail !== null;
    if (some.length > 0)
      return {
        taken: await this.take(some, 'report', isTrusted),
        omitted: events.length - some.length,
      };
    throw validationFailed([
      {
        pointer: '/report',
        detail:
          'tells of no mail that came back and of no complaint: paste the source of the mail ("Show original", "View source"), with its header and all its parts',
      },
    ]);
  }

  /**
   * Takes what the mail provider tells; what is known already changes nothing, and an address is suppressed only for a mail of this
   * site: it is stored here, or is from `MAIL_FROM`, where providers put a `Message-ID` of their own. Costs as takeReport, without the audit log's
   * writes. 20 events a transaction, 5 transactions at once.
   */
  async takeTold(events: readonly MailEvent[]): Promise<TakenEvent[]> {
    const isTrusted: IsTrusted = ({ sender }, mail) =>
      mail !== null || (typeof sender === 'string' && isSame(sender, this.parts.sender));
    const taken: TakenEvent[] = [];
    for (const some of inParts(events, EVENTS_AT_ONCE * TRANSACTIONS_AT_ONCE)) {
      const parts = inParts(some, EVENTS_AT_ONCE);
      const told = await Promise.all(parts.map((part) => this.take(part, 'webhook', isTrusted)));
      taken.push(...told.flat());
    }
    return taken;
  }

  private async take(
    events: readonly MailEvent[],
    source: 'report' | 'webhook',
    isTrusted: IsTrusted,
  ): Promise<TakenEvent[]> {
    const { audit, clock, events: repository } = this.parts;
    const now = clock.now();
    const auditOf = ({ id, reason }: Suppression) =>
      audit.entry({
        action: 'suppression_added',
        target: { type: 'suppression', id },
        after: { reason, source },
      });
    const effects = {
      suppressionOf: (event: MailEvent, mail: MailJob | null) =>
        this.suppressionOf(event, { mail, isAlone: events.length === 1, source, now }),
      isTrusted,
      auditOf: (entry: Suppression) => (source === 'report' ? auditOf(entry) : null),
    };
    return repository.take(events, (event) => this.mailIdsOf(event), effects, now);
  }

  private mailIdsOf({ messageIds }: MailEvent): string[] {
    return messageIds.flatMap((messageId) => {
      const [, id, host] = /^<([^<>@]+)@([^<>@]+)>$/.exec(messageId) ?? [];
      const isOurs = host?.toLowerCase() === this.parts.host && documentId.safeParse(id).success;
      return id !== undefined && isOurs ? [id] : [];
    });
  }

  private suppressionOf(
    event: MailEvent,
    {
      mail,
      isAlone,
      source,
      now,
    }: { mail: MailJob | null; isAlone: boolean; source: 'report' | 'webhook'; now: Date },
  ): Suppression | null {
    const reason = reasonFor(event, mail);
    // A mail has one recipient: what is told of one alone is told of them, wherever their mail is forwarded to.
    const told = event.address === null ? null : parseEmailAddress(event.address);
    const address = mail && (isAlone || told === null) ? mail.recipient.address : told;
    if (reason === null || address === null || this.isOwners(address)) return null;
    return {
      id: suppressionId(address, reason),
      address,
      reason,
      source,
      diagnostic: cutAtCharacter(event.said.text, MAX_DIAGNOSTIC),
      mailId: mail?.id ?? null,
      createdAt: now,
    };
  }

  private isOwners(address: string): boolean {
    return isSame(address, this.parts.ownerAddress);
  }
}

/** A stranger can have such a mail sent to an account: whose owner calls it spam is not to lose the link to a new password. */
function reasonFor(event: MailEvent, mail: MailJob | null) {
  const reason = suppressionReasonOf(event);
  return reason === 'complained' && mail && isByStrangers(mail.template) ? 'unsubscribed' : reason;
}

function isSame(address: string, other: string): boolean {
  return normalizeEmail(address) === normalizeEmail(other);
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_part, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
