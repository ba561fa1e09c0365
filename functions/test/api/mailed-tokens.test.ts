import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashMailedToken, type MailedTokenKind } from '../../src/auth/index.js';
import {
  accountsClient,
  comparable,
  NEW_PASSWORD,
  newAddressOf,
  type AccountsClient,
} from '../support/accounts/account-routes.js';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  tryLogin,
  type Sender,
} from '../support/accounts/accounts.js';
import type { Answer } from '../support/http/api.js';
import { dumpDatabase } from '../support/suite/database-dump.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expire, mailedToken, passMailPause, storedToken } from '../support/accounts/mailed-tokens.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { expectProblem } from '../support/http/problems.js';
import { sendRaw } from '../support/http/raw-socket.js';

/** How a kind of token is mailed and used. */
interface Flow {
  /** Has a link mailed, and gives the address that it went to. */
  mail(accounts: AccountsClient, sender?: Sender): Promise<string>;
  /** Uses the token of the link. */
  redeem(token: string, accounts: AccountsClient): Promise<Answer<unknown>>;
  readonly status: number;
  /** What a second use is told; undefined where it is void. */
  readonly alreadyDone?: string;
}

const FLOWS: Record<MailedTokenKind, Flow> = {
  'verify-email': {
    mail: async (accounts) => {
      const email = newAddressOf();
      await accounts.register({ email, password: NEW_PASSWORD });
      return email;
    },
    redeem: (token, accounts) => accounts.verifyEmail(token),
    status: 200,
    alreadyDone: 'E-mail address already verified',
  },
  'reset-password': {
    mail: async (accounts) => {
      const { email } = await createAccount();
      await accounts.forgotPassword(email);
      return email;
    },
    redeem: (token, accounts) => accounts.resetPassword(token),
    status: 200,
  },
  'change-email': {
    mail: async (accounts, sender) => {
      const email = newAddressOf();
      const { access_token: token } = await logIn(await createAccount(), sender);
      await accounts.changeEmail(token, email);
      return email;
    },
    redeem: (token, accounts) => accounts.confirmEmail(token),
    status: 200,
    alreadyDone: 'E-mail address already changed',
  },
  invitation: {
    mail: async (accounts, sender) => {
      const email = newAddressOf();
      const { access_token: token } = await logIn(await createAccount({ role: 'admin' }), sender);
      await accounts.invite(token, { email, role: 'editor' });
      return email;
    },
    redeem: (token, accounts) => accounts.register({ invite_token: token, password: NEW_PASSWORD }),
    status: 201,
  },
};

const KINDS = Object.keys(FLOWS) as MailedTokenKind[];
const accounts = accountsClient();

const mailed = async (kind: MailedTokenKind) => mailedToken(await FLOWS[kind].mail(accounts), kind);
const redeem = (kind: MailedTokenKind, token: string) => FLOWS[kind].redeem(token, accounts);

/** Asserts the one answer to whatever is no good link, which tells nothing of why. */
function expectVoid(answer: Answer<unknown>): void {
  expectProblem(answer, 400);
  expect(answer.body).toMatchObject({ detail: expect.stringMatching(/^This link is not good any more/) });
}

describe.each(KINDS)('a link for %s', (kind) => {
  const others = KINDS.filter((other) => other !== kind);

  test('is good once', async () => {
    const token = await mailed(kind);
    expect(await redeem(kind, token)).toMatchObject({ status: FLOWS[kind].status });
    const { alreadyDone } = FLOWS[kind];
    if (alreadyDone === undefined) {
      expectVoid(await redeem(kind, token));
      expect((await storedToken(token).get()).exists).toBe(false);
    } else {
      const said = { status: 200, body: { message: alreadyDone } };
      expect(await Promise.all([redeem(kind, token), redeem(kind, token)])).toMatchObject([said, said]);
      await expire(token);
      expectVoid(await redeem(kind, token));
    }
  });

  test('is good for a limited time only, and no longer than said', async () => {
    const token = await mailed(kind);
    await expire(token);
    expectVoid(await redeem(kind, token));
  });

  test('is good for nothing else, and still good after that was tried', async () => {
    const token = await mailed(kind);
    for (const other of others) expectVoid(await redeem(other, token));
    expect(await redeem(kind, token)).toMatchObject({ status: FLOWS[kind].status });
  });

  test('is answered alike when it was used, has expired, is another kind’s, or was made up', async () => {
    const [used, expired, foreign] = [
      await mailed(kind),
      await mailed(kind),
      await mailed(others[0] ?? kind),
    ];
    await redeem(kind, used);
    await expire(expired);
    const answers = [];
    // A confirmation says once more what its owner knows.
    const noGood = [
      ...(FLOWS[kind].alreadyDone === undefined ? [used] : []),
      expired,
      foreign,
      'x'.repeat(43),
    ];
    for (const token of noGood) answers.push(await redeem(kind, token));
    const [first] = answers;
    for (const answer of answers) expect(comparable(answer)).toEqual(first && comparable(first));
  });

  test.each([
    ['one character less', (token: string) => token.slice(0, -1)],
    ['one more', (token: string) => `${token}x`],
    ['a line break behind it', (token: string) => `${token}\n`],
    ['its hash', (token: string) => hashMailedToken(token)],
    ['a path', () => `../mailed_tokens/${'x'.repeat(20)}xxx`],
    ['nothing', () => ''],
    ['an object', () => ({ $ne: null }) as unknown as string],
    ['a list', (token: string) => [token] as unknown as string],
    ['null', () => null as unknown as string],
  ])('is no link with %s for its token: 422', async (_what, change) => {
    const token = await mailed(kind);
    expectProblem(await redeem(kind, change(token)), 422);
    expect((await storedToken(token).get()).exists).toBe(true);
  });

  test('is for whoever reads the mail: another case or another account’s token do not do', async () => {
    const token = await mailed(kind);
    const swapped = token.replace(/[a-z]/gi, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    );
    expectVoid(await redeem(kind, swapped));
  });
});

describe('links used many times at once', () => {
  // One process answers them all, as in production; the emulator would start another one for each.
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  });

  afterAll(() => api.stop());

  test.each(KINDS)('for %s are good once', async (kind) => {
    const token = await mailed(kind);
    const client = accountsClient({ baseUrl: api.url });
    const answers = await Promise.all(Array.from({ length: 10 }, () => FLOWS[kind].redeem(token, client)));
    const { status: won, alreadyDone } = FLOWS[kind];
    const isTold = ({ body }: Answer<unknown>) => (body as { message?: string }).message === alreadyDone;
    const winners = answers.filter((answer) => answer.status === won && !isTold(answer));
    expect(winners).toHaveLength(1);
    const others = answers.filter((answer) => !winners.includes(answer));
    if (alreadyDone === undefined) others.forEach(expectVoid);
    else expect(others.every(isTold)).toBe(true);
  });
});

describe('what is stored', () => {
  let own: OwnProject;

  beforeAll(async () => {
    own = await startOwnProject();
  });

  afterAll(() => own.stop());

  test('gives nobody a token: hashes and seeds, in no document the token', async () => {
    const client = accountsClient({ baseUrl: own.url });
    const sender = { baseUrl: own.url };
    const addresses: [MailedTokenKind, string][] = [];
    const signedIn = async (role: 'user' | 'admin') =>
      (await logIn(await own.createAccount({ role }), sender)).access_token;

    addresses.push(['verify-email', await FLOWS['verify-email'].mail(client)]);
    const { email } = await own.createAccount();
    await client.forgotPassword(email);
    addresses.push(['reset-password', email]);
    addresses.push(['change-email', newAddressOf()], ['invitation', newAddressOf()]);
    await client.changeEmail(await signedIn('user'), addresses[2]?.[1] ?? '');
    await client.invite(await signedIn('admin'), { email: addresses[3]?.[1] });

    const everything = (await dumpDatabase(own.firestore)).join('\n');
    for (const [kind, address] of addresses) {
      const token = await mailedToken(address, kind, own.firestore);
      expect(everything).toContain(hashMailedToken(token));
      expect(everything).not.toContain(token);
      expect(everything).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
  });
});

describe('a link to verify the address', () => {
  const verified = async (id: string) =>
    (await firestore.collection('users').doc(id).get()).get('email_verified_at') as unknown;

  test('verifies the account it was mailed for, and no other', async () => {
    const [one, other] = [newAddressOf(), newAddressOf()];
    const ids = [];
    for (const email of [one, other])
      ids.push((await accounts.register({ email, password: NEW_PASSWORD })).body.user_id);
    expect(await accounts.verifyEmail(await mailedToken(one, 'verify-email'))).toMatchObject({ status: 200 });
    expect(await verified(ids[0] ?? '')).not.toBeNull();
    expect(await verified(ids[1] ?? '')).toBeNull();
  });

  test('is void once the account has another address', async () => {
    const [old, email] = [newAddressOf(), newAddressOf()];
    const { body } = await accounts.register({ email: old, password: NEW_PASSWORD });
    const token = await mailedToken(old, 'verify-email');
    const { access_token: access } = (await tryLogin({ email: old, password: NEW_PASSWORD })).body;
    await accounts.changeEmail(access, email);
    await accounts.confirmEmail(await mailedToken(email, 'change-email'));
    await changeAccount(body.user_id, { email_verified_at: null });
    expectVoid(await accounts.verifyEmail(token));
    expect(await verified(body.user_id)).toBeNull();
  });

  test('says nothing more of an account that has another address since, or is not active', async () => {
    const [old, email] = [newAddressOf(), newAddressOf()];
    const { body } = await accounts.register({ email: old, password: NEW_PASSWORD });
    const used = await mailedToken(old, 'verify-email');
    expect(await accounts.verifyEmail(used)).toMatchObject({ status: 200 });
    await changeAccount(body.user_id, { is_active: false });
    expectVoid(await accounts.verifyEmail(used));
    await changeAccount(body.user_id, { is_active: true });
    const { access_token: access } = (await tryLogin({ email: old, password: NEW_PASSWORD })).body;
    await accounts.changeEmail(access, email);
    await accounts.confirmEmail(await mailedToken(email, 'change-email'));
    expectVoid(await accounts.verifyEmail(used));
  });

  test('is mailed again when asked for, once in a minute, and not once it is verified', async () => {
    const email = newAddressOf();
    await accounts.register({ email, password: NEW_PASSWORD });
    const { access_token: access } = (await tryLogin({ email, password: NEW_PASSWORD })).body;
    const first = await mailedToken(email, 'verify-email');
    expect(await accounts.resendVerification(access)).toMatchObject({ status: 202 });
    await passMailPause(email);
    expect(await accounts.resendVerification(access)).toMatchObject({ status: 202 });
    const second = await mailedToken(email, 'verify-email');
    expect(second).not.toBe(first);
    // The first one may have been read already.
    expect(await accounts.verifyEmail(first)).toMatchObject({ status: 200 });
    expectProblem(await accounts.resendVerification(access), 409);
    expect(await accounts.verifyEmail(second)).toMatchObject({ status: 200 });
  });
});

test('links lead to the configured site, whatever Host and X-Forwarded-Host say', async () => {
  const evil = 'evil.example';
  const { email } = await createAccount();
  const { pathname } = new URL(environment.functionUrl);
  const body = JSON.stringify({ email });
  const { status } = await sendRaw(
    environment.functionUrl,
    [
      `POST ${pathname.replace(/\/$/, '')}/api/auth/forgot-password HTTP/1.1`,
      ...[`Host: ${evil}`, `X-Forwarded-Host: ${evil}`, `Forwarded: host=${evil};proto=https`],
      ...[`X-Forwarded-Proto: gopher`, `Origin: https://${evil}`, `Referer: https://${evil}/`],
      ...['Content-Type: application/json', `Content-Length: ${String(Buffer.byteLength(body))}`],
      '',
      body,
    ].join('\r\n'),
  );
  expect(status).toBe(202);
  const forged = accountsClient({ headers: { 'X-Forwarded-Host': evil, 'X-Original-Host': evil } });
  const addresses: Record<string, string> = { 'Set a new password': email };
  addresses['Confirm your e-mail address'] = await FLOWS['verify-email'].mail(forged);
  addresses['Confirm your new e-mail address'] = await FLOWS['change-email'].mail(forged);
  addresses['You are invited'] = await FLOWS.invitation.mail(forged);

  for (const [subject, address] of Object.entries(addresses)) {
    const mail = await waitForMailTo(address, subject);
    expect(new URL(linkOf(mail)).origin).toBe(process.env['SITE_URL']);
    expect([mail.subject, mail.text, mail.html].join('\n')).not.toContain(evil);
  }
}, 120_000);
