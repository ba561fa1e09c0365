import { expect, test } from '@jest/globals';
import { messageIdOf } from './mail-work.js';

test.each([
  ['https://site.test', '<job-1@site.test>'],
  ['https://münchen.test', '<job-1@xn--mnchen-3ya.test>'],
  ['http://localhost:5000', '<job-1@localhost>'],
  ['http://127.0.0.1:5000', '<job-1@127.0.0.1>'],
])('a mail of %s has the Message-ID %s', (url, messageId) => {
  expect(messageIdOf('job-1', { url })).toBe(messageId);
});
