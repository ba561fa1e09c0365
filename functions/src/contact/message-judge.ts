import {
  loadEngine,
  readFormToken,
  type Circumstances,
  type Judgement,
  type Model,
  type Thresholds,
} from '../moderation/index.js';
import { checkCaptcha, type Captcha } from '../moderation/captcha/index.js';
import { errorFields, type Clock, type Logger } from '../platform/index.js';
import { withDeadline, type Mac } from '../shared/index.js';
import type { ContactMessage } from './contact.codec.js';
import type { ContactRepository, CountsToCome, RecentCounts } from './contact.repository.js';

/** What a visitor writes. */
export type NewMessage = Pick<ContactMessage, 'name' | 'email' | 'subject' | 'message'>;

/** What comes with it and tells how it came. */
export interface MessageSigns {
  /** Of the field that people do not see. */
  readonly website: string;
  /** Empty when none came. */
  readonly formToken: string;
  /** What a captcha has given; empty when none came. */
  readonly captcha: string;
  /** Of the client; empty when it is not known. */
  readonly ipHash: string;
}

/** What is stored of a judgement. */
export type Judged = Pick<ContactMessage, 'verdict' | 'score' | 'reasons' | 'contentKey'>;

/** A message waits no longer for a count, in ms. */
const COUNT_TIMEOUT_MS = 1_000;

interface JudgeParts {
  readonly messages: Pick<ContactRepository, 'countRecent'>;
  readonly formMac: Mac;
  readonly thresholds: Thresholds;
  /** What this site's moderators have decided. */
  readonly model: () => Promise<Model>;
  /** Null where the site has none. */
  readonly captcha: Captcha | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly countTimeoutMs?: number;
}

/** Of a message whose content could not be judged: it is mailed, and marked. */
const NOT_JUDGED: Judged = { verdict: 'unsure', score: 0, reasons: [], contentKey: null };

/** Says of each message whether it is spam, and why. */
export class MessageJudge {
  constructor(private readonly parts: JudgeParts) {}

  /**
   * At most 4 reads in 1 round trip of parallel queries, and 2 of the model at most once in 5 minutes. What of that fails or hangs counts for
   * nothing: the content is judged all the same. Where that can't be either, the message is unsure.
   */
  async judge(message: NewMessage, signs: MessageSigns): Promise<Judged> {
    try {
      return await this.weigh(message, signs);
    } catch (error) {
      this.parts.logger.log(
        'error',
        'a message could not be judged; it is mailed as unsure',
        errorFields(error),
      );
      return NOT_JUDGED;
    }
  }

  private async weigh({ message: text, ...typed }: NewMessage, signs: MessageSigns): Promise<Judged> {
    const { messages, formMac, thresholds, clock } = this.parts;
    const now = clock.now();
    const submission = { ...typed, text };
    const { judge, contentKey } = await loadEngine();
    const key = contentKey(submission);
    const [recent, model, captcha] = await Promise.all([
      this.settle(messages.countRecent({ ipHash: signs.ipHash, email: typed.email, contentKey: key }, now)),
      this.parts.model(),
      checkCaptcha(this.parts.captcha, signs.captcha),
    ]);
    const circumstances: Circumstances = {
      isHoneypotFilled: signs.website.trim() !== '',
      token: readFormToken(formMac, signs.formToken, now),
      captcha,
      ...recent,
    };
    return { ...stored(judge(submission, circumstances, { model, thresholds })), contentKey: key };
  }

  private async settle(counts: CountsToCome): Promise<RecentCounts> {
    const [recentOfClient, recentOfAddress, sameContent, sameContentAsSpam] = await Promise.all([
      this.orNone(counts.recentOfClient),
      this.orNone(counts.recentOfAddress),
      this.orNone(counts.sameContent),
      this.orNone(counts.sameContentAsSpam),
    ]);
    return { recentOfClient, recentOfAddress, sameContent, sameContentAsSpam };
  }

  private async orNone(count: Promise<number>): Promise<number> {
    const { countTimeoutMs = COUNT_TIMEOUT_MS, logger } = this.parts;
    try {
      return await withDeadline(count, countTimeoutMs);
    } catch (error) {
      logger.log('error', 'messages of before not counted; this one is judged without', errorFields(error));
      return 0;
    }
  }
}

function stored({ verdict, score, reasons }: Judgement): Pick<Judged, 'verdict' | 'score' | 'reasons'> {
  return {
    verdict,
    score,
    reasons: reasons.map(({ code, detail = '', weight }) => ({ code, detail, weight })),
  };
}
