import { describe, expect, test } from '@jest/globals';
import { parseEmailAddress } from './email-address.js';

describe('an e-mail address', () => {
  test.each([
    'a&b@x.org',
    'dept/name@x.org',
    "!#$%&'*+/=?^_`{|}~-@x.org",
    "o'eve+tag@mail.example.org",
    'a.b.c@sub.example.co',
    'UPPER.lower@Example.COM',
    'zoë@example.org',
    '用户@example.com',
    'δοκιμή.παράδειγμα@example.com',
    'я@example.com',
    '👩@example.com',
    'a@xn--mnchen-3ya.de',
    'a@XN--MNCHEN-3YA.DE',
    'a@example.xn--p1ai',
    'a@1and1.com',
    'a@a--b.example',
    '1@2.example',
    `${'a'.repeat(64)}@example.com`,
    `${'é'.repeat(32)}@example.com`,
    `a@${`${'d'.repeat(61)}.`.repeat(4)}com`,
  ])('may be %s, and is kept so', (address) => {
    expect(parseEmailAddress(address)).toBe(address);
  });

  test.each([
    ['a@münchen.de', 'a@xn--mnchen-3ya.de'],
    ['a@MÜNCHEN.de', 'a@xn--mnchen-3ya.de'],
    ['a@mu\u0308nchen.de', 'a@xn--mnchen-3ya.de'],
    ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah'],
    ['a@例え。テスト', 'a@xn--r8jz45g.xn--zckzah'],
    ['用户@例え.テスト', '用户@xn--r8jz45g.xn--zckzah'],
    ['a@l·l.cat', 'a@xn--ll-0ea.cat'],
    ['zoe\u0308@example.org', 'zo\u00eb@example.org'],
  ])('that is %s is kept as %s', (typed, kept) => {
    expect(parseEmailAddress(typed)).toBe(kept);
    expect(parseEmailAddress(kept)).toBe(kept);
  });

  test.each([
    ['empty', ''],
    ['without an @', 'ada'],
    ['without a local part', '@example.com'],
    ['without a domain', 'ada@'],
    ['two', 'a@example.com,b@example.com'],
    ['one that looks like another: full width', '\uff41lice@example.com'],
    ['one that looks like another: a ligature', '\ufb01ona@example.com'],
    ['one with an @ of full width', 'victim\uff20example.com@evil.example'],
    ['one with two @', 'a@b@example.com'],
    ['one with a name', 'Ada <a@example.com>'],
    ['a group', 'friends: a@example.com;'],
    ['a quoted string', '"ada lovelace"@example.com'],
    ['a quoted dot-atom', '"ada"@example.com'],
    ['one with a comment', 'ada(work)@example.com'],
    ['one with a space', 'a da@example.com'],
    ['one with a backslash', 'a\\da@example.com'],
    ['one that begins with a dot', '.ada@example.com'],
    ['one whose local part ends with a dot', 'ada.@example.com'],
    ['one with two dots', 'a..da@example.com'],
    ['one with two dots in its domain', 'ada@example..com'],
    ['one that ends with a dot', 'ada@example.com.'],
    ['one of a domain of one label', 'ada@localhost'],
    ['one of a domain of one label in another script', 'ada@テスト'],
    ['one in brackets', 'ada@[192.0.2.1]'],
    ['one at an IP address', 'ada@192.0.2.1'],
    ['one at an IP address in hexadecimal', 'ada@0x7f.1'],
    ['one with an underscore in its domain', 'ada@a_b.com'],
    ['one with a label that begins with a hyphen', 'ada@-a.com'],
    ['one with a label that ends with a hyphen', 'ada@a-.com'],
    ['one with an encoded domain', 'ada@ex%61mple.com'],
    ['one with a path', 'ada@example.com/x'],
    ['one with a port', 'ada@example.com:25'],
    ['one with a line break', 'ada@example.com\r\nBcc: b@example.com'],
    ['one with a NUL', 'a\0da@example.com'],
    ['one with a C1 character', 'a\u0085da@example.com'],
    ['one with a line separator', 'a\u2028da@example.com'],
    ['one with a no-break space', 'a\u00a0da@example.com'],
    ['one with a zero-width space', 'ad\u200ba@example.com'],
    ['one with a zero-width joiner', 'ad\u200da@example.com'],
    ['one with a soft hyphen in its domain', 'ada@exa\u00admple.com'],
    ['one with a filler', 'ada\u3164@example.com'],
    ['one with an override of direction', 'ada\u202e@example.com'],
    ['one with an isolate in its domain', 'ada@\u2066example.com'],
    ['one with half a character', 'ada\ud800@example.com'],
    ['one with a fullwidth @ in its domain', 'ada@exa＠mple.com'],
    ['one whose domain is no IDN', 'ada@xn--a￿.com'],
    ['an encoded word', '=?utf-8?q?ada?=@example.com'],
    ['one with a local part of 65 bytes', `${'a'.repeat(65)}@example.com`],
    ['one with a local part of 66 bytes in 33 characters', `${'é'.repeat(33)}@example.com`],
    ['one with a label of 64 bytes', `ada@${'a'.repeat(64)}.com`],
    ['one of 255 bytes', `ab@${`${'d'.repeat(61)}.`.repeat(4)}comm`],
    ['one of too many bytes in punycode', `ada@${`${'ü'.repeat(40)}.`.repeat(6)}com`],
  ])('is not %s', (_what, text) => {
    expect(parseEmailAddress(text)).toBeNull();
  });
});
