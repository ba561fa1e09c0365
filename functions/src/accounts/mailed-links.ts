import { randomBytes } from 'node:crypto';
import {
  hashMailedToken,
  MAILED_TOKEN_LIFE_MS,
  type AccountTransaction,
  type MailedToken,
  type MailedTokenKind,
} from '../auth/index.js';
import { AppError } from '../errors/index.js';
import type { MailOutbox, NewMail, TemplateData } from '../mail/index.js';
import { isAlreadyExists, type Clock } from '../platform/index.js';
import type { Mac } from '../shared/index.js';
import { emailKey, tokensEndedSince, type User } from '../users/index.js';

/** The same mail about the same thing goes to one address once in this time, in ms, however often it is asked for. */
const REPEAT_AFTER_MS = 60_000;

type LinkTemplate = 'verify-email' | 'reset-password' | 'change-email' | 'invitation';

/** A link to be mailed: what it is good for, and the words around it. */
export interface NewLink<T extends LinkTemplate> extends Pick<MailedToken, 'userId' | 'email'> {
  readonly template: T & MailedTokenKind;
  readonly role?: MailedToken['role'];
  readonly invitedBy?: string;
  readonly replaces?: MailedToken['replaces'];
  readonly tokensValidAfter?: Date | null;
  readonly data: Omit<TemplateData[T], 'tokenSeed'>;
}

/** Mails that reach the address that somebody typed: links that prove who reads it, and notices. */
export class MailedLinks {
  /** @param tokenMac gives a link's token from its seed, here and in the worker that sends the mail */
  constructor(
    private readonly outbox: MailOutbox,
    private readonly tokenMac: Mac,
    private readonly slotMac: Mac,
    private readonly clock: Clock,
  ) {}

  /** Stores a new token and the mail that brings it. 2 writes. The commit fails when the mail was sent a moment ago. */
  add<T extends LinkTemplate>(transaction: AccountTransaction, link: NewLink<T>): MailedToken {
    const now = this.clock.now();
    const tokenSeed = randomBytes(32).toString('base64url');
    const token: MailedToken = {
      hash: hashMailedToken(this.tokenMac(tokenSeed)),
      kind: link.template,
      userId: link.userId,
      email: link.email,
      role: link.role ?? null,
      invitedBy: link.invitedBy ?? null,
      replaces: link.replaces ?? null,
      tokensValidAfter: link.tokensValidAfter ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + MAILED_TOKEN_LIFE_MS[link.template]),
    };
    transaction.createMailedToken(token);
    // What Omit took out is put back in: TypeScript can't follow that for a T it does not know.
    const data = { ...link.data, tokenSeed } as unknown as TemplateData[T];
    const mail = { template: link.template, recipient: { address: link.email }, data };
    this.addOnce(transaction, mail, link.userId ?? undefined);
    return token;
  }

  /**
   * Stores a mail that is not to be repeated at once. 1 write. The commit fails when it was sent a moment ago.
   *
   * @param about tells mails apart that are not repeats of each other though they are alike and go to the same address
   */
  addOnce<T extends keyof TemplateData>(transaction: AccountTransaction, mail: NewMail<T>, about = ''): void {
    const slot = Math.floor(this.clock.now().getTime() / REPEAT_AFTER_MS);
    const address = emailKey(mail.recipient.address);
    const id = this.slotMac(`${mail.template}.${address}.${about}.${String(slot)}`);
    transaction.addMail(this.outbox.newJob({ ...mail, id }));
  }

  /** Waits for `store`; that its mail was sent a moment ago already is no error. @returns whether it was stored now */
  async unlessJustSent(store: Promise<unknown>): Promise<boolean> {
    try {
      await store;
      return true;
    } catch (error) {
      if (isAlreadyExists(error)) return false;
      throw error;
    }
  }

  /** Takes as long as a mail does, without one: so that the time does not tell whether an address has an account. */
  async pretend(): Promise<void> {
    await this.outbox.announce(
      this.outbox.newJob({ template: 'already-registered', recipient: { address: '' }, data: {} }),
    );
  }

  /**
   * The token that came back from a mail. 1 read.
   *
   * @throws AppError invalid-argument when it is unknown, used, expired, or for something else
   */
  async find(transaction: AccountTransaction, token: string, kind: MailedTokenKind): Promise<MailedToken> {
    const found = await transaction.findMailedToken(hashMailedToken(token));
    if (found?.kind !== kind || found.expiresAt <= this.clock.now()) throw linkVoid();
    return found;
  }

  /**
   * An invitation whose sender may still invite. 2 reads.
   *
   * @throws AppError invalid-argument as find, and when its sender is no active admin any more
   */
  async findInvitation(transaction: AccountTransaction, token: string): Promise<MailedToken> {
    const found = await this.find(transaction, token, 'invitation');
    const inviter = found.invitedBy === null ? null : await transaction.findUser(found.invitedBy);
    if (!inviter?.isActive || inviter.role !== 'admin') throw linkVoid();
    return found;
  }

  /**
   * The token and the active account it is for. 2 reads. A token is void once the account has another address than when
   * it was made, and, but for one that verifies the address, once the password was changed since.
   *
   * @throws AppError invalid-argument as find
   */
  async findWithUser(
    transaction: AccountTransaction,
    token: string,
    kind: Exclude<MailedTokenKind, 'invitation'>,
  ): Promise<{ token: MailedToken; user: User }> {
    const found = await this.find(transaction, token, kind);
    const user = found.userId === null ? null : await transaction.findUser(found.userId);
    if (!user?.isActive || isOvertaken(found, user)) throw linkVoid();
    return { token: found, user };
  }
}

/** Whether something happened to the account since that makes the token void. */
function isOvertaken(
  { kind, email, replaces, tokensValidAfter, createdAt }: MailedToken,
  user: User,
): boolean {
  switch (kind) {
    case 'verify-email':
      return emailKey(email) !== emailKey(user.email);
    case 'reset-password':
      return emailKey(email) !== emailKey(user.email) || createdAt < user.passwordChangedAt;
    case 'change-email':
      // Who ends all logins or changes the password may do so because of this very request.
      return (
        emailKey(replaces ?? '') !== emailKey(user.email) ||
        createdAt < user.passwordChangedAt ||
        tokensEndedSince(user, tokensValidAfter, createdAt)
      );
    case 'invitation':
      return true;
  }
}

function linkVoid(): AppError {
  return new AppError({
    code: 'invalid-argument',
    message:
      'This link is not good any more: it was used, or has expired, or is not complete. Ask for a new one.',
  });
}
