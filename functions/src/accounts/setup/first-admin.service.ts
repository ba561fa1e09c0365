import type { z } from 'zod';
import type { AuditTrail } from '../../audit/index.js';
import type { Passwords } from '../../auth/index.js';
import type { CamelNames } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import { isAlreadyExists, type Clock, type Logger } from '../../platform/index.js';
import { newUser } from '../../users/index.js';
import { passwordWords, requireGoodPassword } from '../password-policy.js';
import type { FirstAdminRepository, SetupOutcome } from './first-admin.repository.js';
import type { setupBody } from './setup.schema.js';

/** What the first admin gives. */
export type FirstAdmin = CamelNames<z.output<typeof setupBody>>;

interface FirstAdminParts {
  readonly firstAdmin: FirstAdminRepository;
  readonly siteName: () => string;
  readonly passwords: Passwords;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How a site without an admin gets its first one: by a code that only who runs it can make. */
export class FirstAdminService {
  /** That there is an admin stays so: the last one can't be removed. */
  private isSetUp = false;

  constructor(private readonly parts: FirstAdminParts) {}

  /** Whether the site waits for its first admin. 1 read, 0 once this instance has seen one. */
  async isNeeded(): Promise<boolean> {
    this.isSetUp ||= await this.parts.firstAdmin.hasAdmin();
    return !this.isSetUp;
  }

  /**
   * Makes the first admin, whose address counts as verified. 4 reads, 4 writes.
   *
   * @throws AppError failed-precondition where there is an admin; invalid-argument for a code that is not good; validation-failed when the
   *   password is too easy; already-exists when another account has the address
   */
  async create({ code, password, ...person }: FirstAdmin): Promise<{ readonly userId: string }> {
    const { firstAdmin, siteName, passwords, audit, clock, logger } = this.parts;
    // Before the password is hashed, which costs more than a guess may.
    this.require(await firstAdmin.check(code, clock.now()));
    await requireGoodPassword(password, '/password', passwordWords(person, siteName()));
    const passwordHash = await passwords.hash(password);
    const now = clock.now();
    const user = newUser({ ...person, passwordHash, role: 'admin', emailVerified: true }, now);
    const { id, email, role } = user;
    const entry = audit.entry({
      action: 'user_created',
      target: { type: 'user', id },
      actorId: id,
      after: { email, role },
    });
    try {
      this.require(await firstAdmin.create(code, user, entry, now));
    } catch (error) {
      if (!isAlreadyExists(error)) throw error;
      throw new AppError({ code: 'already-exists', message: 'This e-mail address has an account.' });
    }
    logger.log('info', 'user_created', { user_id: id });
    return { userId: id };
  }

  private require(outcome: SetupOutcome): void {
    if (outcome === 'good') return;
    if (outcome === 'taken')
      throw new AppError({
        code: 'failed-precondition',
        message: 'This site has an admin: log in, or ask for an invitation.',
      });
    this.parts.logger.log('warn', 'authn_setup_fail', { reason: outcome });
    throw new AppError({
      code: 'invalid-argument',
      message:
        'This code is not good: it is another one, was used, is older than an hour, or was guessed too often. Make a new one: npm run create-admin -- --code',
    });
  }
}
