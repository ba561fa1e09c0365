import { beforeAll, describe, expect, test } from '@jest/globals';
import { suppressionId } from '../../src/mail/suppressions/suppression.js';
import { suppressionsJson } from '../../src/mail/suppressions/suppressions.presenter.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { auditEntries } from '../support/audit-wire.js';
import { call, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { walkPages } from '../support/posts/posts.js';
import { findMails, waitForMail } from '../support/work/inbox.js';
import { dispatchTask, readMailJob, storeMailJob, waitForJob } from '../support/work/mail-jobs.js';
import { complaint, postfixBounce } from '../support/work/bounces.js';
import { environment } from '../support/suite/environment.js';
import { forgetLater, newAddress, readSuppression, storeSuppression } from '../support/work/suppressions.js';

interface SuppressionJson {
  readonly id: string;
  readonly address: string;
  readonly reason: string;
  readonly created_at: string;
}

interface ReportedJson {
  readonly suppression: SuppressionJson | null;
}

interface MailJson {
  readonly status: string;
  readonly history: readonly { readonly status: string }[];
}

const PATH = '/admin/api/suppressions';

let admin: string;
let editor: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  editor = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

type Request = Omit<NonNullable<Parameters<typeof call>[1]>, 'token'>;

const ask = <T = SuppressionJson>(path: string, request: Request = {}): Promise<Answer<T>> =>
  call<T>(`${PATH}${path}`, { token: admin, ...request });

async function add(address: string, reason = 'bounced') {
  const answer = await ask('', { method: 'POST', body: { address, reason, note: 'He said so.' } });
  if (answer.status === 201) forgetLater(answer.body.id);
  return answer;
}

async function addressesOf(query: string): Promise<string[]> {
  const { status, body } = await ask<{ suppressions: SuppressionJson[]; total: number }>(`?${query}`);
  expect([status, body.total]).toEqual([200, body.suppressions.length]);
  return body.suppressions.map(({ address }) => address);
}

test.each([
  ['GET', ''],
  ['POST', ''],
  ['GET', '/ID'],
  ['DELETE', '/ID'],
  ['POST', '/reports'],
])('%s %s is not for editors', async (method, path) => {
  const of = path.replace('ID', await storeSuppression());
  expectProblem(await call<unknown>(`${PATH}${of}`, { method, token: editor }), 403);
});

test('an address is put on the list by hand once, seen, and taken off', async () => {
  const address = newAddress();
  const added = await add(address);
  expect(added).toMatchObject({
    status: 201,
    body: { address, reason: 'bounced', source: 'admin', diagnostic: 'He said so.', mail_id: null },
  });
  const { id } = added.body;
  expect(await add(address.toUpperCase(), 'complained')).toMatchObject({ status: 200, body: added.body });
  expect((await ask(`/${id}`)).body).toEqual(added.body);
  expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(204);
  expectProblem(await ask<unknown>(`/${id}`), 404);
  expectProblem(await ask<unknown>(`/${id}`, { method: 'DELETE' }), 404);
  expect(await auditEntries(admin, `?target_id=${id}`)).toMatchObject([
    { action: 'suppression_removed', changes: { reason: { before: 'bounced', after: null } } },
    { action: 'suppression_added', changes: { source: { before: null, after: 'admin' } } },
  ]);
});

test('an address is the same in every spelling of its domain', async () => {
  const local = newAddress().split('@')[0] ?? '';
  const added = await add(`${local}@MÜNCHEN.suppressions.test`);
  expect(added.body.address).toBe(`${local}@xn--mnchen-3ya.suppressions.test`);
  expect((await add(`${local}@xn--mnchen-3ya.suppressions.test`)).status).toBe(200);
});

test('the address that gets the messages is never on it', async () => {
  expectProblem(
    await ask<unknown>('', { method: 'POST', body: { address: 'Owner@firefolio.test', reason: 'bounced' } }),
    409,
  );
});

test('an unsubscription stands beside another entry of the same address', async () => {
  const address = newAddress();
  expect([(await add(address)).status, (await add(address, 'unsubscribed')).status]).toEqual([201, 201]);
  expect(await addressesOf(`q=${address}`)).toEqual([address, address]);
  expect(await addressesOf(`q=${address}&reason=unsubscribed`)).toEqual([address]);
});

test('a broken entry is taken off as well', async () => {
  const id = await storeSuppression();
  await firestore.doc(`mail_suppressions/${id}`).update({ address: 5 });
  expectProblem(await ask<unknown>(`/${id}`), 500);
  expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(204);
});

describe('the list', () => {
  test('is narrowed by a beginning of the address and the reason, the newest first', async () => {
    const word = newAddress().slice(7, 22).replaceAll('-', '');
    const at = (ms: number) => new Date(Date.now() - ms);
    const older = `ada.${word}@suppressions.test`;
    const newer = `${word}@other.suppressions.test`;
    await storeSuppression({ address: older, createdAt: at(2_000) });
    await storeSuppression({ address: newer, reason: 'complained', createdAt: at(1_000) });
    expect(await addressesOf(`q=${word}`)).toEqual([newer, older]);
    expect(await addressesOf(`q=${word}&reason=bounced`)).toEqual([older]);
    expect(await addressesOf(`q=${older.slice(0, 12)}`)).toEqual([older]);
    expect((await ask('?reason=complained')).status).toBe(200);
  });

  test('goes page by page', async () => {
    const word = newAddress().slice(7, 22).replaceAll('-', '');
    const addresses = [];
    for (let count = 0; count < 3; count += 1) {
      const address = `${word}+${String(count)}@suppressions.test`;
      addresses.unshift(address);
      await storeSuppression({ address, createdAt: new Date(count * 1_000) });
    }
    const pages = await walkPages(`${PATH}?limit=2&q=${word}`, suppressionsJson, { token: admin });
    expect(pages.map(({ suppressions }) => suppressions.map(({ address }) => address))).toEqual([
      addresses.slice(0, 2),
      addresses.slice(2),
    ]);
    expect(pages.map(({ total }) => total)).toEqual([3, 3]);
  });

  test.each(['q=', 'reason=tired', 'limit=51', 'sort=id'])('refuses %s', async (query) => {
    expectProblem(await ask<unknown>(`?${query}`), 422);
  });
});

test.each([
  {},
  { address: 'nobody', reason: 'bounced' },
  { address: 'a@b.test', reason: 'tired' },
  { address: 'a@b.test', reason: 'bounced', note: 'x'.repeat(501) },
])('%j is refused', async (body) => {
  expectProblem(await ask<unknown>('', { method: 'POST', body }), 422);
});

describe('a mail to an address on the list', () => {
  test('is held back until it is taken off and the mail retried', async () => {
    const address = newAddress();
    const suppression = await storeSuppression({ address: address.toUpperCase() });
    const id = await storeMailJob({ template: 'password-changed', data: {}, recipient: { address } });
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    const job = await readMailJob(id);
    expect(job).toMatchObject({ status: 'suppressed', attempts: 1, lease_until: null, sent_at: null });
    expect(job['last_error']).toContain(`DELETE ${PATH}/${suppression}`);
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toEqual(job);

    expect((await ask(`/${suppression}`, { method: 'DELETE' })).status).toBe(204);
    const retried = await call(`/admin/api/mails/${id}/retry`, { method: 'POST', token: admin });
    expect(retried).toMatchObject({ status: 200, body: { status: 'queued' } });
    expect(await waitForJob(id, 'sent')).toMatchObject({ attempts: 2, last_error: null });
  });

  test('is held back where the entry can not be read', async () => {
    const address = newAddress();
    const suppression = await storeSuppression({ address });
    await firestore.doc(`mail_suppressions/${suppression}`).update({ reason: 5 });
    const id = await storeMailJob({ template: 'password-changed', data: {}, recipient: { address } });
    await dispatchTask({ mail_job_id: id });
    expect(await readMailJob(id)).toMatchObject({ status: 'suppressed' });
  });

  test('goes out to who unsubscribed where strangers can not cause it', async () => {
    const address = newAddress();
    await storeSuppression({ address, reason: 'unsubscribed' });
    const notice = { data: {}, recipient: { address } };
    const [caused, due] = [
      await storeMailJob({ ...notice, template: 'already-registered' }),
      await storeMailJob({ ...notice, template: 'password-changed' }),
    ];
    await Promise.all([caused, due].map((id) => dispatchTask({ mail_job_id: id })));
    expect((await readMailJob(caused)).status).toBe('suppressed');
    expect((await readMailJob(due)).status).toBe('sent');
  });

  test('goes out to the owner of the site, who reads the messages there', async () => {
    const address = newAddress();
    await storeSuppression({ address });
    const id = await storeMailJob({ recipient: { address } });
    await dispatchTask({ mail_job_id: id });
    expect((await readMailJob(id)).status).toBe('sent');
    await waitForMail(id);
  });

  test('stands in the list of mails by its status', async () => {
    const address = newAddress();
    await storeSuppression({ address });
    const id = await storeMailJob({ template: 'mfa-enabled', data: {}, recipient: { address } });
    await dispatchTask({ mail_job_id: id });
    const { body } = await call<{ mails: { id: string }[] }>(
      `/admin/api/mails?status=suppressed&recipient=${encodeURIComponent(address)}`,
      { token: admin },
    );
    expect(body.mails.map((mail) => mail.id)).toEqual([id]);
    expect(await findMails(address)).toEqual([]);
  });
});

describe('a pasted report', () => {
  const paste = (report: string, more: object = {}) =>
    ask<{ recipients: ReportedJson[]; omitted: number }>('/reports', {
      method: 'POST',
      body: { report, ...more },
    });

  const storeSent = async (address: string) => {
    const traits = { template: 'password-changed', data: {}, recipient: { address } } as const;
    const id = await storeMailJob({ ...traits, status: 'sent', attempts: 1, sentAt: new Date() });
    const messageId = `<${id}@${new URL(environment.siteUrl).hostname}>`;
    forgetLater(suppressionId(address, 'bounced'));
    return { id, address, messageId };
  };

  const readMail = async (id: string) =>
    (await call<MailJson>(`/admin/api/mails/${id}`, { token: admin })).body;

  test('that there is no such mailbox suppresses the address, and the mail has bounced', async () => {
    const { id, ...sent } = await storeSent(newAddress());
    const { status, body } = await paste(postfixBounce(sent));
    expect(status).toBe(200);
    expect(body.recipients).toMatchObject([
      {
        address: sent.address,
        kind: 'failed',
        status: '5.1.1',
        mail_id: id,
        outcome: 'suppressed',
        suppression: { address: sent.address, reason: 'bounced', source: 'report', mail_id: id },
      },
    ]);
    const mail = await readMail(id);
    expect(mail).toMatchObject({
      status: 'bounced',
      last_error: expect.stringContaining('5.1.1') as unknown,
    });
    expect(mail.history.map((turn) => turn.status)).toEqual(['bounced']);
    const entry = body.recipients[0]?.suppression?.id ?? '';
    expect(await auditEntries(admin, `?target_id=${entry}`)).toMatchObject([{ action: 'suppression_added' }]);

    const again = await paste(postfixBounce(sent));
    expect(again.body.recipients).toMatchObject([
      { outcome: 'already-suppressed', suppression: { id: entry } },
    ]);
    expect(await readMail(id)).toEqual(mail);
  });

  test.each([
    ['temporary', { action: 'delayed', status: '4.4.1', diagnostic: 'smtp; 451 no answer' }, 'sent'],
    ['other-reason', { status: '5.7.1', diagnostic: 'smtp; 550 5.7.1 looks like spam' }, 'bounced'],
  ])('of something %s is noted at the mail, and mails go on', async (outcome, said, status) => {
    const { id, ...sent } = await storeSent(newAddress());
    const { body } = await paste(postfixBounce({ ...sent, ...said }));
    expect(body.recipients).toMatchObject([{ outcome, suppression: null, mail_id: id }]);
    const mail = await readMail(id);
    expect([mail.status, mail.history.length]).toEqual([status, 1]);
    expect(await readSuppression(sent.address)).toBeUndefined();
  });

  test('of a mail that was forwarded is about the address that it was sent to', async () => {
    const { messageId, address } = await storeSent(newAddress());
    const report = postfixBounce({ address: newAddress(), messageId });
    expect((await paste(report)).body.recipients).toMatchObject([{ suppression: { address } }]);
  });

  test('of a reader who complained and is not named suppresses who the mail went to', async () => {
    const { id, messageId, address } = await storeSent(newAddress());
    const { body } = await paste(complaint({ address: '', messageId }));
    expect(body.recipients).toMatchObject([
      { address: null, kind: 'complained', mail_id: id, suppression: { address, reason: 'complained' } },
    ]);
    expect((await readMail(id)).status).toBe('sent');
  });

  test('of a mail that is not ours tells so, and suppresses nobody until that is confirmed', async () => {
    const { id } = await storeSent(newAddress());
    const address = newAddress();
    forgetLater(suppressionId(address, 'bounced'));
    const messageId = `<${id}@elsewhere.test>`;
    const report = postfixBounce({ address, messageId });
    const { body } = await paste(report);
    expect(body.recipients).toMatchObject([{ mail_id: null, outcome: 'unknown-mail', suppression: null }]);
    expect(await readSuppression(address)).toBeUndefined();
    expect((await paste(report, { confirmed: true })).body.recipients).toMatchObject([
      { mail_id: null, outcome: 'suppressed', suppression: { address } },
    ]);
  });

  test('of many recipients tells how many were left out', async () => {
    const block = (count: number) =>
      `Final-Recipient: rfc822; a${String(count)}@suppressions.test\r\nAction: failed\r\nStatus: 5.7.1\r\n\r\n`;
    const blocks = Array.from({ length: 24 }, (_block, count) => block(count)).join('');
    const source = postfixBounce({ address: newAddress(), messageId: '<x@y.test>' });
    const { body } = await paste(source.replace('Final-Recipient:', `${blocks}Final-Recipient:`));
    expect([body.recipients.length, body.omitted]).toEqual([20, 5]);
  });

  test('never suppresses the owner of the site', async () => {
    const report = postfixBounce({ address: 'owner@firefolio.test', messageId: '<x@y.test>' });
    expect((await paste(report)).body.recipients).toMatchObject([
      { outcome: 'not-suppressible', suppression: null },
    ]);
  });

  test('that is none says what to paste', async () => {
    const answer = await paste('Hello, your mail came back.');
    expectProblem(answer, 422);
    expect(JSON.stringify(answer.body)).toContain('Show original');
    expectProblem(await paste('x'.repeat(100_001)), 422);
    expectProblem(await paste('x'.repeat(500_000)), 413);
  });
});

test('an address is found by the same id in each spelling', () => {
  expect(suppressionId('Ada@Example.org', 'complained')).toBe(suppressionId('ada@example.ORG', 'bounced'));
  expect(suppressionId('ada@example.org', 'unsubscribed')).not.toBe(
    suppressionId('ada@example.org', 'bounced'),
  );
});
