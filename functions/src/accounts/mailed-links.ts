import { randomBytes } from 'node:crypto';
import {
  hashMailedToken,
  MAILED_TOKEN_LIFE_MS,
  type AccountTransaction,
  type MailedToken,
  type MailedTokenKind,
} from '../auth/index.js';
import { AppError } from '../errors/index.js';
import type { NewMail, TemplateData } from '../mail/index.js';
import type { Clock } from '../platform/index.js';
import { newId, type Mac } from '../shared/index.js';
import { emailKey, tokensEndedSince, type User } from '../users/index.js';

/** The same mail about the same thing goes to one address once in this time, in ms, however often it is asked for. */
const REPEAT_AFTER_MS = 60_000;

/** How long a marker or a decoy is kept, in ms. */
const DECOY_LIFE_MS = 60 * 60_000;

/** What a token is bound to that is bound to nothing. */
const UNBOUND = {
  userId: null,
  email: '',
  role: null,
  invitedBy: null,
  replaces: null,
  tokensValidAfter: null,
  usedAt: null,
};

/** A link to be mailed: what it is good for, what it is bound to, and the words around it. */
export type NewLink<T extends MailedTokenKind> = Pick<MailedToken, 'userId' | 'email'> &
  Partial<Pick<MailedToken, keyof typeof UNBOUND>> & {
    readonly template: T;
    readonly data: Omit<TemplateData[T], 'tokenSeed'>;
  };

/** A mail that may be stored. */
export interface Draft {
  /** Names the marker that tells that it was asked for. */
  readonly slot: string;
  readonly mail: NewMail<keyof TemplateData>;
  /** Of the link that it brings. */
  readonly token?: MailedToken;
}

interface MailedLinksParts {
  /** Gives a link's token from its seed, here and in the worker that sends the mail. */
  readonly tokenMac: Mac;
  readonly slotMac: Mac;
  readonly clock: Clock;
}

/** Mails that reach the address that somebody typed: links that prove who reads it, and notices. */
export class MailedLinks {
  constructor(private readonly parts: MailedLinksParts) {}

  /** A mail with a link, and the link's token, yet to be stored. */
  draftLink<T extends MailedTokenKind>({
    template,
    data,
    ...bound
  }: NewLink<T>): Draft & { readonly token: MailedToken } {
    const now = this.parts.clock.now();
    const tokenSeed = randomBytes(32).toString('base64url');
    const token: MailedToken = {
      id: hashMailedToken(this.parts.tokenMac(tokenSeed)),
      kind: template,
      ...UNBOUND,
      ...bound,
      createdAt: now,
      expiresAt: new Date(now.getTime() + MAILED_TOKEN_LIFE_MS[template]),
    };
    // What Omit took out is put back in: TypeScript can't follow that for a T it does not know.
    const filled = { ...data, tokenSeed } as unknown as TemplateData[T];
    const mail = { template, recipient: { address: bound.email }, data: filled };
    return { token, ...this.draftNotice(mail, bound.userId ?? undefined) };
  }

  /**
   * A mail without a link, yet to be stored.
   *
   * @param about tells mails apart that are not repeats of each other though they are alike and go to the same address
   */
  draftNotice<T extends keyof TemplateData>(mail: NewMail<T>, about = ''): Draft {
    const minute = Math.floor(this.parts.clock.now().getTime() / REPEAT_AFTER_MS);
    const address = emailKey(mail.recipient.address);
    const slot = this.parts.slotMac(`${mail.template}.${address}.${about}.${String(minute)}`);
    return { slot, mail: { ...mail, id: slot } };
  }

  /**
   * Whether none of these mails was asked for a moment ago. 1 read each in 1 round trip. Told by markers and not by the
   * jobs: requests that come at once meet in what they read and write, and workers write jobs, where there are any.
   */
  async areDue(transaction: AccountTransaction, ...drafts: readonly Draft[]): Promise<boolean> {
    return !(await transaction.hasMailedToken(drafts.map(({ slot }) => slot)));
  }

  /** Stores a mail that is due, its marker and its link's token. 1 write each. */
  add(transaction: AccountTransaction, { slot, mail, token }: Draft): void {
    this.createDecoy(transaction, slot);
    if (token) transaction.createMailedToken(token);
    transaction.addMail(mail);
  }

  /**
   * Does what `add` does, and no mail comes of it: so that neither the answer nor the time tells whether one was sent.
   * As many writes.
   *
   * @param isDue whether a marker is to be stored, as `add` does; else it is there already
   * @see docs/adr/0025-same-steps-for-every-address.md
   */
  pretend(transaction: AccountTransaction, { slot, mail, token }: Draft, isDue: boolean): void {
    if (isDue) this.createDecoy(transaction, slot);
    this.addDecoys(transaction, (token ? 2 : 1) + (isDue ? 0 : 1));
    // Under an id of its own: the queue would answer sooner for one that it has had.
    transaction.pretendMail({ ...mail, id: this.parts.slotMac(newId()) });
  }

  /** Writes tokens that nobody has and that are good for nothing, in place of what is not to be written. 1 write each. */
  addDecoys(transaction: AccountTransaction, count: number): void {
    for (let nth = 0; nth < count; nth += 1) {
      this.createDecoy(transaction, hashMailedToken(randomBytes(32).toString('base64url')));
    }
  }

  /** No token has a slot as its hash: a marker is good for nothing either. */
  private createDecoy(transaction: AccountTransaction, hash: string): void {
    const createdAt = this.parts.clock.now();
    const expiresAt = new Date(createdAt.getTime() + DECOY_LIFE_MS);
    transaction.createMailedToken({ id: hash, kind: 'verify-email', ...UNBOUND, createdAt, expiresAt });
  }

  /**
   * The token that came back from a mail. 1 read.
   *
   * @throws AppError invalid-argument when it is unknown, used, expired, or for something else
   */
  async find(transaction: AccountTransaction, token: string, kind: MailedTokenKind): Promise<MailedToken> {
    const found = await transaction.findMailedToken(hashMailedToken(token));
    if (found?.kind !== kind || found.expiresAt <= this.parts.clock.now()) throw linkVoid();
    if (found.usedAt !== null && !isConfirmation(kind)) throw linkVoid();
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
   * it was made; once the password was changed since, but for one that verifies the address; and, to change the address, once
   * all sessions were ended since. One that confirms an address and was used (`usedAt`) is void once the account has another.
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

/** Whether a link confirms an address: of a second press its owner is told that it is confirmed. */
function isConfirmation(kind: MailedTokenKind): boolean {
  return kind === 'verify-email' || kind === 'change-email';
}

/** Whether something happened to the account since that makes the token void. */
function isOvertaken(
  { kind, email, replaces, tokensValidAfter, createdAt, usedAt }: MailedToken,
  user: User,
): boolean {
  if (usedAt !== null) return emailKey(email) !== emailKey(user.email);
  switch (kind) {
    case 'verify-email':
      return emailKey(email) !== emailKey(user.email);
    case 'reset-password':
      return emailKey(email) !== emailKey(user.email) || createdAt < user.passwordChangedAt;
    case 'change-email':
      // Who ends all logins or changes the password, which ends them too, may do so because of this very request.
      return (
        emailKey(replaces ?? '') !== emailKey(user.email) ||
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
