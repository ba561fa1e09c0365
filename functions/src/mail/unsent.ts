import type { AlsoStore, Verdict } from '../work/index.js';
import { AppError } from '../errors/index.js';

/** A mail that is not handed to the mail server, since no other try could help until somebody mends what it says. */
export class Unsent extends Error {
  override readonly name = 'Unsent';

  constructor(
    message: string,
    private readonly end: 'failed' | 'suppressed',
  ) {
    super(message);
  }

  /** What it means for the mail job. Nothing is amiss with the site. */
  get verdict(): Verdict {
    const { message, end } = this;
    const error = new AppError({ code: 'failed-precondition', message });
    return {
      error,
      reason: message,
      end,
      fields: { reason: end === 'failed' ? 'link-expired' : end },
      logLevel: 'warn',
    };
  }
}

/** That the mail server did not take a mail, with what is stored of it besides the mail job. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    override readonly cause: unknown,
    readonly also: AlsoStore,
  ) {
    super('The mail server knows no such recipient.', { cause });
  }
}
