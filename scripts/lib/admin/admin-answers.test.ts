import { describe, expect, it } from '@jest/globals';
import { givenAnswers, type Given } from './admin-answers.ts';

const anything = () => null;
const nothing = (text: string) => `"${text}" is refused`;

/** Answers where the standard input has these bytes. */
const withInput = (bytes: string | number[], given: Partial<Given> = {}) =>
  givenAnswers({ promote: false, ...given }, [Buffer.from(bytes as string)]);

describe('answers without a terminal', () => {
  it('are what was given, trimmed, but for the password', async () => {
    const answers = withInput('  a pass phrase \n', { email: ' a@example.com ', 'last-name': ' King ' });
    expect(await answers.email(anything)).toBe('a@example.com');
    expect(await answers.name('last-name', anything)).toBe('King');
    expect(await answers.password(anything)).toBe('  a pass phrase ');
  });

  it.each(['email', 'first-name', 'last-name'] as const)('need --%s', async (option) => {
    const answers = withInput('');
    const answer = option === 'email' ? answers.email(anything) : answers.name(option, anything);
    await expect(answer).rejects.toThrow(`--${option} is needed`);
  });

  it('are checked, and the error does not show the password', async () => {
    const answers = withInput('canary', { email: 'nobody' });
    await expect(answers.email(nothing)).rejects.toThrow('--email: "nobody" is refused');
    await expect(answers.password(() => 'is too short')).rejects.toThrow(/^the password: is too short$/);
  });

  it.each<[string, string | number[], string]>([
    ['no password', '', 'no password on standard input'],
    ['an empty line', '\n', 'no password on standard input'],
    ['two lines', 'a pass phrase\nand another', 'one line of UTF-8'],
    ['bytes that are no text', [0x70, 0xff, 0xfe], 'one line of UTF-8'],
  ])('do not take %s', async (_what, bytes, message) => {
    await expect(withInput(bytes).password(anything)).rejects.toThrow(message);
  });

  it.each([
    ['\n', 'secret'],
    ['\r\n', 'secret'],
    ['', 'secret'],
    [' \n', 'secret '],
  ])('end a password at its line break alone: %j', async (end, password) => {
    expect(await withInput(`secret${end}`).password(anything)).toBe(password);
  });

  it('promote only where that was asked for', async () => {
    expect(await withInput('', { promote: true }).confirmPromotion('It is there.')).toBe(true);
    await expect(withInput('').confirmPromotion('It is there.')).rejects.toThrow('It is there. To make');
  });
});
