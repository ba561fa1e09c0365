import type { AuditTrail } from '../../audit/index.js';
import { validationFailed } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import { cutAtCharacter, documentId, parseEmailAddress } from '../../shared/index.js';
import { normalizeEmail } from '../../users/index.js';
import type { MailJob } from '../mail-jobs.codec.js';
import { MAX_DIAGNOSTIC, suppressionId } from '../suppressions/suppression.js';
import type { Suppression } from '../suppressions/suppressions.codec.js';
import { parseBounceReport } from './bounce-report.js';
import { suppressionReasonOf, type MailEvent } from './mail-event.js';
import type { MailEventsRepository, TakenEvent } from './mail-events.repository.js';

interface MailEventsParts {
  readonly events: MailEventsRepository;
  /** Never put on the suppression list. */
  readonly ownerAddress: string;
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
   * @throws AppError validation-failed where it tells nothing
   */
  async takeReport(source: string): Promise<TakenEvent[]> {
    const events = await parseBounceReport(source);
    if (events.length > 0) return this.take(events, 'report');
    throw validationFailed([
      {
        pointer: '/report',
        detail:
          'tells of no mail that came back and of no complaint: paste the source of the mail ("Show original", "View source"), with its header and all its parts',
      },
    ]);
  }

  /** Takes events; those that are known already change nothing. Costs as takeReport, without the audit log's writes. */
  async take(events: readonly MailEvent[], source: 'report' | 'webhook'): Promise<TakenEvent[]> {
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
    const reason = suppressionReasonOf(event);
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
    return normalizeEmail(address) === normalizeEmail(this.parts.ownerAddress);
  }
}
