import { describe, expect, test } from '@jest/globals';
import { enhancedCodeIn, isNoMailbox, isPermanent, replyCodeIn } from './delivery-status.js';

const said = (text: string) => ({ code: replyCodeIn(text), status: enhancedCodeIn(text), text });

test.each([
  '550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown in local recipient table',
  '550-5.1.1 The email account that you tried to reach does not exist.',
  '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
  '554 5.4.4 Host or domain name not found. Name service error for name=example.invalid type=A: Host not found',
  '556 5.1.10 example.com does not accept mail (nullMX)',
  '550 5.2.1 The email account that you tried to reach is disabled.',
  '550 5.0.0 <ada@example.org>... User unknown',
  '550 No such user here',
  '550 Requested action not taken: mailbox unavailable',
  '551 User not local',
  '550 Unrouteable address',
  '550 <ada@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
  '553 sorry, that mailbox does not exist',
  '553 5.1.3 The recipient address is not a valid RFC 5321 address',
  '554 delivery error: dd This user does not have an account here: no such user',
  '511 sorry, no mailbox here by that name (#5.1.1)',
])('%s means that there is no such mailbox', (text) => {
  expect(isNoMailbox(said(text))).toBe(true);
});

test.each([
  '550 5.7.1 Message rejected due to content policy',
  '550 5.7.1 Unauthenticated email from site.test is not accepted due to domain DMARC policy',
  '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
  '550 Message looks like spam',
  '550 Your IP is on our blacklist',
  '550 5.7.26 This mail has been blocked because the sender is unauthenticated.',
  '550 relaying denied',
  '552 5.2.2 The email account that you tried to reach is over quota.',
  '552 mailbox full',
  '452 4.2.2 mailbox full',
  '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents delivery',
  '450 4.1.1 no such user, maybe',
  '553 5.1.8 <site@site.test>: Sender address rejected: Domain not found',
  '550 5.1.7 invalid sender',
  '550 5.3.4 message too large',
  '554 5.6.7 Address with letters beyond ASCII',
  '554 Transaction failed',
  '554 <unknown-user@example.org> failed',
  '550 5.4.6 routing loop detected',
  '550 5.4.1 no answer from host',
  '550 ada@example.org',
  '550 Access denied',
  '550 Access denied - Invalid HELO name',
  '550 Domain s.test has exceeded the max emails per hour',
  '550 Your account has been disabled',
  '550 Your email account does not exist here',
  '550 No reverse DNS',
  '550 Client host rejected: host not found',
  '550 Administrative prohibition',
  '550 Too many messages from you today',
  '550 JunkMail rejected',
  '550 Must issue a STARTTLS command first',
  '553 sorry, your envelope from is in my badmailfrom list',
  '550 Invalid EHLO host',
])('%s does not', (text) => {
  expect(isNoMailbox(said(text))).toBe(false);
});

describe('what a server said', () => {
  test.each([
    ['550 5.1.1 no such user', 550, '5.1.1'],
    ['Diagnostic: smtp; 550-5.1.1 gone', 550, '5.1.1'],
    ['host mx.example.org [192.0.2.55] said: 450 4.2.2 full', 450, '4.2.2'],
    ['version 5.1.1.7 of 10.5.1.1', null, null],
    ['sent at 12:550 by 5 servers', null, null],
  ])('%s has its codes', (text, code, status) => {
    expect([replyCodeIn(text), enhancedCodeIn(text)]).toEqual([code, status]);
  });

  test.each([
    [{ code: 550, status: null }, true],
    [{ code: null, status: '5.0.0' }, true],
    [{ code: 550, status: '4.2.2' }, false],
    [{ code: 450, status: null }, false],
    [{ code: null, status: null }, false],
  ])('%j is final: %s', (codes, isFinal) => {
    expect(isPermanent(codes)).toBe(isFinal);
  });
});
