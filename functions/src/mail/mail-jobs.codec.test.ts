import { expect, test } from '@jest/globals';
import { reform } from '../documents/index.js';
import { newWork } from '../work/index.js';
import { MAIL_JOB_DOCUMENTS, MAIL_SUMMARY, RETENTION_MS } from './mail-jobs.codec.js';

const NOON = new Date('2026-05-01T12:00:00.000Z');

function storedMail() {
  return MAIL_JOB_DOCUMENTS.encode({
    ...newWork({ retentionMs: RETENTION_MS }, NOON, 'job'),
    status: 'queued',
    template: 'mfa-enabled',
    recipient: { address: 'ada@documents.test' },
    replyTo: null,
    data: {},
    lastError: null,
    sentAt: null,
    retriedAt: null,
    history: [],
  });
}

/** What `migrate` writes to a mail job of which this can't be read. */
async function mended(broken: Record<string, unknown>) {
  const stored = storedMail();
  const times = { createTime: NOON, updateTime: NOON };
  const idsOf = () => Promise.resolve([]);
  const source = { id: 'job', path: 'mail_jobs/job', ...times, idsOf, stored: { ...stored, ...broken } };
  return (await reform(MAIL_JOB_DOCUMENTS, source)).replaced;
}

test.each([
  ['a worker has', { status: 'sending', lease_until: 'soon' }],
  ['a worker has taken', { status: 'sending', attempts: 'often' }],
  ['has no known status', { status: 'posted', lease_until: 'soon' }],
  ['waits', { status: 'queued', request_id: 5 }],
])('a mail that %s is not sent again because something of it was mended', async (_what, broken) => {
  expect(await mended(broken)).toMatchObject({ status: 'failed', lease_until: null });
});

test('a turn of a status that this version does not know reads as failed, and the mail is whole', () => {
  const turn = { at: NOON, status: 'posted', attempt: 1, error: null };
  expect(MAIL_SUMMARY.safeDecode('job', { ...storedMail(), history: [turn] })).toMatchObject({
    status: 'queued',
    history: [{ ...turn, status: 'failed' }],
  });
});

test('a mail that was sent stays so when something of it is mended', async () => {
  expect(await mended({ status: 'sent', attempts: 'often' })).toEqual({ attempts: 0 });
});
