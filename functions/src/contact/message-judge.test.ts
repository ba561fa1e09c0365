import { expect, test } from '@jest/globals';
import { DEFAULT_THRESHOLDS as thresholds, emptyModel } from '../moderation/index.js';
import { deriveMac } from '../shared/index.js';
import type { CountsToCome } from './contact.repository.js';
import { MessageJudge } from './message-judge.js';

const SPAM = {
  name: 'Ada',
  email: 'ada@visitors.test',
  subject: 'Rank first on Google',
  message:
    'We offer guaranteed first page ranking in Google and cheap backlinks. Buy now: http://bit.ly/2abc',
};
const SIGNS = { website: '', formToken: '', captcha: '', ipHash: 'client' };

const failing = () => Promise.reject(new Error('the index is being built'));
const hanging = () => new Promise<number>(() => undefined);

/** A judge whose counts come so, and what it has logged. */
function judgeWith(counts: Partial<CountsToCome>) {
  const logged: string[] = [];
  const none = Promise.resolve(0);
  const all = { recentOfClient: none, recentOfAddress: none, sameContent: none, sameContentAsSpam: none };
  const judge = new MessageJudge({
    messages: { countRecent: () => ({ ...all, ...counts }) },
    formMac: deriveMac('a secret of the test', 'form-token'),
    thresholds,
    model: () => Promise.resolve(emptyModel()),
    captcha: null,
    clock: { now: () => new Date() },
    logger: { log: (_level, message) => logged.push(message) },
    countTimeoutMs: 1,
  });
  return { judge: () => judge.judge(SPAM, SIGNS), logged };
}

test.each([
  ['fail', failing],
  ['hang', hanging],
])('content is judged when all counts %s, and each is in the log', async (_what, count) => {
  const expected = await judgeWith({}).judge();
  const { judge, logged } = judgeWith({
    recentOfClient: count(),
    recentOfAddress: count(),
    sameContent: count(),
    sameContentAsSpam: count(),
  });
  expect(await judge()).toEqual(expected);
  expect([expected.verdict, expected.contentKey]).toEqual(['spam', expect.any(String)]);
  expect(logged).toHaveLength(4);
});

test('a count that fails takes no other with it', async () => {
  const { judge, logged } = judgeWith({ sameContent: failing(), recentOfAddress: Promise.resolve(4) });
  expect((await judge()).reasons.map(({ code }) => code)).toContain('frequent-address');
  expect(logged).toEqual([expect.stringContaining('not counted')]);
});
