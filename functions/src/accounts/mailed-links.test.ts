import { describe, expect, test } from '@jest/globals';
import {
  hashMailedToken,
  MAILED_TOKEN_LIFE_MS,
  type AccountTransaction,
  type MailedToken,
  type MailedTokenKind,
} from '../auth/index.js';
import type { NewMail, TemplateData } from '../mail/index.js';
import { newUser, type User } from '../users/index.js';
import { MailedLinks } from './mailed-links.js';

const NOW = new Date('2026-05-01T12:00:00.400Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const tokenMac = (seed: string) => `token of ${seed}`;

const ADA: User = newUser(
  {
    id: 'ada',
    email: 'Ada@example.com',
    passwordHash: '$argon2id$',
    role: 'user',
    firstName: 'Ada',
    lastName: 'Lovelace',
    emailVerified: false,
  },
  later(-60_000),
);

/** What a transaction on accounts reads and writes here, in memory. */
class Memory {
  readonly tokens = new Map<string, MailedToken>();
  readonly mails: NewMail<TemplateName>[] = [];
  /** Without being stored. */
  readonly announced: NewMail<TemplateName>[] = [];
  constructor(private readonly user: User | null = ADA) {}
  createMailedToken(token: MailedToken): void {
    this.tokens.set(token.id, token);
  }
  findMailedToken(hash: string): Promise<MailedToken | null> {
    return Promise.resolve(this.tokens.get(hash) ?? null);
  }
  findUser(id: string): Promise<User | null> {
    return Promise.resolve(this.user?.id === id ? this.user : null);
  }
  addMail(mail: NewMail<TemplateName>): void {
    this.mails.push(mail);
  }
  pretendMail(mail: NewMail<TemplateName>): void {
    this.announced.push(mail);
  }
  hasMailedToken(hashes: readonly string[]): Promise<boolean> {
    return Promise.resolve(hashes.some((hash) => this.tokens.has(hash)));
  }
  get transaction(): AccountTransaction {
    return this as unknown as AccountTransaction;
  }
}

const linksAt = (now: Date) =>
  new MailedLinks({ tokenMac, slotMac: (text) => text, clock: { now: () => now } });

type TemplateName = keyof TemplateData;
type LinkKind = Exclude<MailedTokenKind, 'invitation'>;

/** A link mailed to Ada, and the token in it. */
function mail(
  memory: Memory,
  template: LinkKind,
  { email = ADA.email, user = ADA, now = NOW }: { email?: string; user?: User; now?: Date } = {},
): string {
  const links = linksAt(now);
  const draft = links.draftLink({
    template,
    userId: user.id,
    email,
    replaces: template === 'change-email' ? user.email : null,
    tokensValidAfter: user.tokensValidAfter,
    data: {},
  });
  links.add(memory.transaction, draft);
  const { tokenSeed } = memory.mails.at(-1)?.data as { tokenSeed: string };
  return tokenMac(tokenSeed);
}

const KINDS = Object.keys(MAILED_TOKEN_LIFE_MS) as MailedTokenKind[];
const LINK_KINDS = KINDS.filter((kind): kind is LinkKind => kind !== 'invitation');
const refused = { code: 'invalid-argument' };

describe('a new link', () => {
  test.each(LINK_KINDS)('to %s is stored as the hash of the token that the mail gets', (kind) => {
    const memory = new Memory();
    const token = mail(memory, kind);
    const stored = memory.tokens.get(hashMailedToken(token));
    expect(stored).toMatchObject({ id: hashMailedToken(token), kind, userId: ADA.id, email: ADA.email });
    expect(stored?.expiresAt).toEqual(later(MAILED_TOKEN_LIFE_MS[kind]));
    expect(JSON.stringify([stored, memory.mails])).not.toContain(token);
  });

  test('has a seed of 256 random bits of its own', () => {
    const memory = new Memory();
    for (let nth = 0; nth < 100; nth += 1) mail(memory, 'reset-password');
    const seeds = memory.mails.map(({ data }) => (data as { tokenSeed: string }).tokenSeed);
    expect(new Set(seeds).size).toBe(100);
    for (const seed of seeds) expect(Buffer.from(seed, 'base64url')).toHaveLength(32);
  });
});

describe('a token that came back', () => {
  const find = (memory: Memory, token: string, kind: LinkKind, now = NOW) =>
    linksAt(now).findWithUser(memory.transaction, token, kind);

  test.each(LINK_KINDS)('to %s is good until it expires', async (kind) => {
    const memory = new Memory();
    const token = mail(memory, kind);
    const end = MAILED_TOKEN_LIFE_MS[kind];
    expect(await find(memory, token, kind, later(end - 1))).toMatchObject({ user: ADA, token: { kind } });
    await expect(find(memory, token, kind, later(end))).rejects.toMatchObject(refused);
  });

  test.each(LINK_KINDS)('to %s is good for nothing else', async (kind) => {
    const memory = new Memory();
    const token = mail(memory, kind);
    for (const other of KINDS.filter((name) => name !== kind)) {
      await expect(linksAt(NOW).find(memory.transaction, token, other)).rejects.toMatchObject(refused);
    }
  });

  test('in any other spelling is unknown', async () => {
    const memory = new Memory();
    const token = mail(memory, 'verify-email');
    for (const other of [token.toUpperCase(), `${token} `, token.slice(0, -1), hashMailedToken(token), '']) {
      await expect(find(memory, other, 'verify-email')).rejects.toMatchObject(refused);
    }
  });

  const before = later(-1);
  const after = later(1);

  test.each<[LinkKind, string, Partial<User> | null, 'good' | 'void']>([
    ['verify-email', 'was erased', null, 'void'],
    ['reset-password', 'was erased', null, 'void'],
    ['change-email', 'was erased', null, 'void'],
    ['verify-email', 'was deactivated', { isActive: false }, 'void'],
    ['reset-password', 'was deactivated', { isActive: false }, 'void'],
    ['change-email', 'was deactivated', { isActive: false }, 'void'],
    ['verify-email', 'has another address', { email: 'other@example.com' }, 'void'],
    ['reset-password', 'has another address', { email: 'other@example.com' }, 'void'],
    ['change-email', 'has another address', { email: 'other@example.com' }, 'void'],
    ['verify-email', 'has the address in another case', { email: 'ADA@example.com' }, 'good'],
    ['reset-password', 'has the address in another case', { email: 'ADA@example.com' }, 'good'],
    ['reset-password', 'has got a new password', { passwordChangedAt: after }, 'void'],
    ['change-email', 'has got a new password', { passwordChangedAt: after, tokensValidAfter: after }, 'void'],
    [
      'change-email',
      'had got its password before, by a clock that is ahead',
      { passwordChangedAt: after },
      'good',
    ],
    ['verify-email', 'has got a new password', { passwordChangedAt: after }, 'good'],
    ['reset-password', 'had got its password before', { passwordChangedAt: before }, 'good'],
    ['change-email', 'has ended its sessions', { tokensValidAfter: later(600) }, 'void'],
    [
      'change-email',
      'has ended its sessions, by a clock that is behind',
      { tokensValidAfter: before },
      'void',
    ],
    ['reset-password', 'has ended its sessions', { tokensValidAfter: later(600) }, 'good'],
    ['verify-email', 'has verified the address already', { emailVerifiedAt: after }, 'good'],
  ])('to %s of an account that %s is %s', async (kind, _what, changes, expected) => {
    const memory = new Memory(changes && { ...ADA, ...changes });
    const found = find(memory, mail(memory, kind), kind);
    if (expected === 'good') await expect(found).resolves.toMatchObject({ token: { kind } });
    else await expect(found).rejects.toMatchObject(refused);
  });

  test.each([later(-1), NOW, later(600)])(
    'to change the address is good though all sessions were ended before, at %o',
    async (tokensValidAfter) => {
      const user = { ...ADA, tokensValidAfter };
      const memory = new Memory(user);
      const token = mail(memory, 'change-email', { user, email: 'new@example.com' });
      expect(await find(memory, token, 'change-email')).toMatchObject({ user });
    },
  );

  test.each<[Date, 'good' | 'void']>([
    [later(-1), 'good'],
    [later(1), 'void'],
  ])(
    'to change the address, of before the end of all sessions was kept with it, is judged by the time: %o, %s',
    async (tokensValidAfter, expected) => {
      const memory = new Memory({ ...ADA, tokensValidAfter });
      const token = mail(memory, 'change-email');
      for (const [hash, stored] of memory.tokens) {
        memory.tokens.set(hash, { ...stored, tokensValidAfter: undefined });
      }
      const found = find(memory, token, 'change-email');
      if (expected === 'good')
        await expect(found).resolves.toMatchObject({ token: { kind: 'change-email' } });
      else await expect(found).rejects.toMatchObject(refused);
    },
  );
});

describe('an invitation', () => {
  const ADMIN: User = { ...ADA, id: 'admin', role: 'admin' };

  /** The token of an invitation that ADMIN sent. */
  function invite(memory: Memory): string {
    const links = linksAt(NOW);
    const draft = links.draftLink({
      template: 'invitation',
      userId: null,
      email: 'new@example.com',
      role: 'editor',
      invitedBy: ADMIN.id,
      data: { role: 'editor', inviter: 'Ada' },
    });
    links.add(memory.transaction, draft);
    return tokenMac((memory.mails.at(-1)?.data as { tokenSeed: string }).tokenSeed);
  }

  test.each<[string, User | null, 'good' | 'void']>([
    ['is an admin', ADMIN, 'good'],
    ['was made an editor', { ...ADMIN, role: 'editor' }, 'void'],
    ['was deactivated', { ...ADMIN, isActive: false }, 'void'],
    ['was erased', null, 'void'],
  ])('whose sender %s is %s', async (_what, sender, expected) => {
    const memory = new Memory(sender);
    const found = linksAt(NOW).findInvitation(memory.transaction, invite(memory));
    if (expected === 'good')
      await expect(found).resolves.toMatchObject({ role: 'editor', invitedBy: 'admin' });
    else await expect(found).rejects.toMatchObject(refused);
  });
});

describe('a mail that is not to be repeated', () => {
  const draft = (address: string, about?: string, now = NOW, template: TemplateName = 'email-in-use') =>
    linksAt(now).draftNotice({ template, recipient: { address }, data: {} }, about);
  const idOf = (...mail: Parameters<typeof draft>) => draft(...mail).mail.id;

  test('has the same job a moment later', () => {
    expect(idOf('ada@example.com', 'x', later(30_000))).toBe(idOf('Ada@Example.com', 'x'));
  });

  test('is due until it was stored', async () => {
    const memory = new Memory();
    const links = linksAt(NOW);
    const [mail, other] = [draft('ada@example.com', 'x'), draft('other@example.com', 'x')];
    expect(await links.areDue(memory.transaction, mail, other)).toBe(true);
    links.add(memory.transaction, mail);
    expect(await links.areDue(memory.transaction, other, mail)).toBe(false);
    expect(await links.areDue(memory.transaction, other)).toBe(true);
  });

  test.each([
    ['another address', idOf('other@example.com', 'x')],
    ['another cause', idOf('ada@example.com', 'y')],
    ['another kind', idOf('ada@example.com', 'x', NOW, 'already-registered')],
    ['another minute', idOf('ada@example.com', 'x', later(60_000))],
  ])('has another job for %s', (_what, id) => {
    expect(id).not.toBe(idOf('ada@example.com', 'x'));
  });

  test('brings each account its own link, though the address is the same', () => {
    const memory = new Memory();
    mail(memory, 'change-email', { email: 'new@example.com' });
    mail(memory, 'change-email', { email: 'new@example.com', user: { ...ADA, id: 'other' } });
    expect(new Set(memory.mails.map(({ id }) => id)).size).toBe(2);
  });
});

describe('a mail that is only pretended', () => {
  const links = linksAt(NOW);
  const reset = links.draftLink({ template: 'reset-password', userId: 'ada', email: ADA.email, data: {} });
  const notice = links.draftNotice({ template: 'email-in-use', recipient: { address: ADA.email }, data: {} });

  test.each([
    ['with a link', reset],
    ['without one', notice],
  ])('%s is as many writes and announcements, and no mail', (_what, draft) => {
    const [real, pretended] = [new Memory(), new Memory()];
    links.add(real.transaction, draft);
    links.pretend(pretended.transaction, draft, true);
    expect(pretended.mails).toEqual([]);
    expect(pretended.tokens.size).toBe(real.tokens.size + real.mails.length);
    expect(pretended.announced).toHaveLength(real.mails.length);
    expect(pretended.announced[0]?.id).not.toBe(draft.mail.id);
  });

  test.each([
    ['with a link', reset],
    ['without one', notice],
  ])('%s is not due again, like a real one, and then as many writes', async (_what, draft) => {
    const [real, pretended, again] = [new Memory(), new Memory(), new Memory()];
    links.add(real.transaction, draft);
    links.pretend(pretended.transaction, draft, true);
    for (const { transaction } of [real, pretended])
      expect(await links.areDue(transaction, draft)).toBe(false);
    links.pretend(again.transaction, draft, false);
    expect(again.tokens.size).toBe(pretended.tokens.size);
    // Of one name, which is the mail's and no token's: requests at once meet in it whether a mail is sent or not.
    const named = [real, pretended, again].map(({ tokens }) => tokens.has(draft.slot));
    expect(named).toEqual([true, true, false]);
    expect(pretended.tokens.get(draft.slot)).toEqual(real.tokens.get(draft.slot));
  });

  test('leaves nothing that names an address or is good for anything, for an hour', () => {
    const memory = new Memory();
    links.addDecoys(memory.transaction, 3);
    expect(memory.tokens.size).toBe(3);
    for (const { userId, email, expiresAt } of memory.tokens.values()) {
      expect({ userId, email, expiresAt }).toEqual({ userId: null, email: '', expiresAt: later(3_600_000) });
    }
  });
});
