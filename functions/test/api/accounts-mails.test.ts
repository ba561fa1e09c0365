import { describe, expect, test } from '@jest/globals';
import { linkOf, mailsTo, waitForMailTo } from '../support/accounts/account-mail.js';
import { accountsClient, NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import { createAccount, logIn, tryLogin } from '../support/accounts/accounts.js';
import { readHeaders, valuesOf, type InboxMail } from '../support/work/inbox.js';
import { readMailJob } from '../support/work/mail-jobs.js';
import { storedMails } from '../support/accounts/mailed-tokens.js';

const REQUEST_ID = 'mails-of-accounts-1234';
const accounts = accountsClient({ headers: { 'X-Request-Id': REQUEST_ID } });
const SITE_URL = process.env['SITE_URL'] ?? '';

/** The token of the link of a mail, which its text and its HTML have alike. */
function tokenIn(mail: InboxMail, page: string): string {
  const link = linkOf(mail);
  expect(link).toMatch(new RegExp(`^${SITE_URL}/account/${page}#token=[\\w-]{43}$`));
  expect(mail.html).toContain(`href="${link}"`);
  expect(mail.html).toContain(`>${link}<`);
  return new URL(link).hash.replace('#token=', '');
}

describe('mails about accounts', () => {
  test('arrive as text and HTML, from the site, to one address, with the id of their request', async () => {
    const email = newAddressOf();
    await accounts.register({ email, password: NEW_PASSWORD, first_name: 'Never in mails' });
    const mail = await waitForMailTo(email, 'Confirm your e-mail address');
    expect(mail.subject).toBe('[Firefolio] Confirm your e-mail address');
    expect(mail.to).toEqual([expect.objectContaining({ address: email })]);
    expect(mail.envelope.to.map(({ address }) => address)).toEqual([email]);
    expect(mail.from.map(({ address }) => address)).toEqual([process.env['MAIL_FROM']]);
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain('Someone made an account at Firefolio with this address');
      // A stranger may have typed it.
      expect(body).not.toContain('Never in mails');
    }
    const headers = await readHeaders(mail);
    expect(valuesOf(headers, 'X-Request-Id')).toEqual([REQUEST_ID]);
    expect(valuesOf(headers, 'Auto-Submitted')).toEqual(['auto-generated']);
    expect(await accounts.verifyEmail(tokenIn(mail, 'verify-email'))).toMatchObject({ status: 200 });
  });

  test('have the link of their token, which the job has not: neither before nor after it was sent', async () => {
    const { email } = await createAccount();
    await accounts.forgotPassword(email);
    const mail = await waitForMailTo(email, 'Set a new password');
    const token = tokenIn(mail, 'reset-password');
    const [job] = await storedMails(email);
    expect(JSON.stringify(await readMailJob(job?.id ?? ''))).not.toContain(token);
    expect(await accounts.resetPassword(token)).toMatchObject({ status: 200 });
    const notice = await waitForMailTo(email, 'Your password was changed');
    for (const body of [notice.text, notice.html]) {
      expect(body).toContain('was changed, and all other logins were ended');
      expect(body).not.toContain('#token');
    }
  });

  test('tell both addresses of a change', async () => {
    const account = await createAccount();
    const email = newAddressOf();
    await accounts.changeEmail((await logIn(account)).access_token, email);
    const asked = await waitForMailTo(account.email, 'Your e-mail address is about to change');
    const link = await waitForMailTo(email, 'Confirm your new e-mail address');
    await accounts.confirmEmail(tokenIn(link, 'confirm-email'));
    const changed = await waitForMailTo(account.email, 'Your e-mail address was changed');
    for (const { text, html } of [asked, changed]) {
      for (const body of [text, html]) expect(body).toContain(email);
    }
    expect(await tryLogin({ ...account, email })).toMatchObject({ status: 200 });
  });

  test('tell the owner of an address that another account wanted it', async () => {
    const owner = await createAccount();
    const { access_token: token } = await logIn(await createAccount());
    await accounts.changeEmail(token, owner.email);
    const mail = await waitForMailTo(owner.email, 'Your address was given for another account');
    expect(mail.text).toContain('it belongs to yours');
    expect(await mailsTo(owner.email)).toHaveLength(1);
  });
});
