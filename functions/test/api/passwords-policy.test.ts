import { describe, expect, test } from '@jest/globals';
import { accountsClient, newAddressOf } from '../support/accounts/account-routes.js';
import { createAccount, firestore, logIn, tryLogin } from '../support/accounts/accounts.js';
import type { Answer } from '../support/http/api.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';

const accounts = accountsClient();

/** Good passwords that many sites get wrong. */
const GOOD: Record<string, string> = {
  '8 letters': 'kwzbvqxj',
  '128 code points': 'xy'.repeat(64),
  '128 emoji, which are 512 bytes': '🦊'.repeat(128),
  'emoji with joiners': '👩🏽‍❤️‍👨🏾 and 👨‍👩‍👧‍👦',
  'spaces around': '  spaces around  ',
  'spaces only': ' '.repeat(9),
  'a tab and a line break': 'a\ttab and a\nline break',
  'letters of four scripts': 'пароль 密码 كلمة pass',
  'a letter and its mark apart': 'cafe\u0301 cafe\u0301',
  'JSON and markup': '{"$ne":null}<script>',
  "the seed's pass phrase": 'correct horse battery staple',
  '73 bytes': `${'x'.repeat(72)}a`,
};

/** What must not be taken for the password: what trimming, cutting, folding or normalising would make of it. */
const NOT_THE_SAME: Record<string, (password: string) => string> = {
  trimmed: (password) => password.trim(),
  'in upper case': (password) => password.toUpperCase(),
  'without its last character': (password) => Array.from(password).slice(0, -1).join(''),
  'with a space more': (password) => `${password} `,
  'cut at 72 bytes': (password) => Buffer.from(password).subarray(0, 72).toString(),
  'without spaces': (password) => password.replaceAll(/\s/g, ''),
};

const TOO_EASY: Record<string, string> = {
  '7 letters': 'kwzbvqx',
  '7 emoji': '🦊🐻🐼🐨🐯🦁🐮',
  '129 letters': 'x'.repeat(129),
  '129 emoji, which are 516 bytes': '🦊'.repeat(129),
  'a common one': 'iloveyou',
  'a common one in another case': 'PassWord1',
  'the first name': 'Augusta!',
  'the last name with digits around it': '18Lovelace52',
  'both names': 'augusta lovelace',
  "the site's name with digits around it": '20firefolio26',
};

const NAMES = { first_name: 'Augusta', last_name: 'Lovelace' };

/** Each way to a new password for an account called Augusta Lovelace. */
const WAYS: Record<string, { pointer: string; choose: (password: string) => Promise<Answer<unknown>> }> = {
  'at registration': {
    pointer: '/password',
    choose: (password) => accounts.register({ email: newAddressOf(), password, ...NAMES }),
  },
  'at a change': {
    pointer: '/new_password',
    choose: async (password) => {
      const account = await createAugusta();
      const { access_token: token } = await logIn(account);
      return accounts.changePassword(token, account.password, password);
    },
  },
  'at a reset': {
    pointer: '/new_password',
    choose: async (password) => {
      const { email } = await createAugusta();
      await accounts.forgotPassword(email);
      return accounts.resetPassword(await mailedToken(email, 'reset-password'), password);
    },
  },
};

async function createAugusta() {
  const account = await createAccount();
  await firestore.collection('users').doc(account.id).update(NAMES);
  return account;
}

describe.each(Object.entries(WAYS))('a new password %s', (_way, { pointer, choose }) => {
  test.each(Object.entries(TOO_EASY))('is not %s', async (_what, password) => {
    const answer = await choose(password);
    expectProblem(answer, 422);
    const { errors } = answer.body as { errors: { pointer: string; detail: string }[] };
    expect(new Set(errors.map((error) => error.pointer))).toEqual(new Set([pointer]));
    expect(JSON.stringify(answer.body)).not.toContain(password);
  });

  test.each([null, '', 12345678, true, ['a good pass phrase'], { $gt: '' }])(
    'is not %j',
    async (password) => {
      const answer = await choose(password as string);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer }] });
    },
  );
});

describe('a good password', () => {
  test.each(Object.entries(GOOD))(
    '%s is taken as it is, in whatever form of Unicode, and nothing like it',
    async (_what, password) => {
      const email = newAddressOf();
      expect(await accounts.register({ email, password })).toMatchObject({ status: 201 });
      const variants = new Set(Object.values(NOT_THE_SAME).map((change) => change(password)));
      const others = [...variants].filter(
        (other) => other.normalize() !== password.normalize() && other !== '',
      );
      expect(others.length).toBeGreaterThan(0);
      // Three and then the right one: no lock, as five would bring.
      for (const [nth, other] of others.entries()) {
        if (nth % 3 === 0) expect(await tryLogin({ email, password })).toMatchObject({ status: 200 });
        const answer = await tryLogin({ email, password: other });
        expectProblem(answer, Buffer.byteLength(other) > 512 ? 422 : 401);
      }
      for (const form of ['NFC', 'NFD']) {
        expect(await tryLogin({ email, password: password.normalize(form) })).toMatchObject({ status: 200 });
      }
    },
  );

  test('of 73 bytes is another one when only the last byte differs', async () => {
    const email = newAddressOf();
    const [one, other] = ['a', 'b'].map((last) => `${'x'.repeat(72)}${last}`) as [string, string];
    await accounts.register({ email, password: one });
    expectProblem(await tryLogin({ email, password: other }), 401);
    const { access_token: token } = (await tryLogin({ email, password: one })).body;
    expect(await accounts.changePassword(token, one, other)).toMatchObject({ status: 200 });
    expectProblem(await tryLogin({ email, password: one }), 401);
    expect(await tryLogin({ email, password: other })).toMatchObject({ status: 200 });
  });

  test.each(['ada.lovelace', 'ADA.LOVELACE1815', 'adalovelace!'])(
    'is not %j for the address ada.lovelace@…',
    async (password) => {
      const answer = await accounts.register({ email: 'ada.lovelace@accounts.test', password });
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/password' }] });
    },
  );
});
