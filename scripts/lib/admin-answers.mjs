/**
 * What `npm run create-admin` has to know: asked at the terminal, or taken from options and standard input.
 */
import { isUtf8 } from 'node:buffer';
import { confirm, input, password as askPassword } from '@inquirer/prompts';
import { UserError } from './user-error.mjs';

/**
 * What was given on the command line. A password never is: arguments can be read by others on the same machine.
 * @typedef {{email?: string, 'first-name'?: string, 'last-name'?: string, promote: boolean}} Given
 */

/**
 * Gives why an answer is refused, or null.
 * @typedef {(text: string) => string | null | Promise<string | null>} Check
 */

/**
 * Where the answers come from. Every answer has passed its check.
 * @typedef {object} Answers
 * @property {(name: string) => Promise<boolean>} confirmTarget whether to write to a real project
 * @property {(check: Check) => Promise<string>} email
 * @property {(option: 'first-name' | 'last-name', check: Check) => Promise<string>} name
 * @property {(check: Check) => Promise<string>} password
 * @property {(description: string) => Promise<boolean>} confirmPromotion whether an account that exists becomes an admin
 */

const QUESTIONS = { email: 'E-mail address:', 'first-name': 'First name:', 'last-name': 'Last name:' };

/**
 * Answers of a person at a terminal. What was given is not asked again.
 * @param {Given} given
 * @returns {Answers}
 */
export function terminalAnswers(given) {
  const text = async (option, check) => {
    if (given[option] !== undefined) return checked(given[option].trim(), check, `--${option}`);
    const validate = (answer) => validator(check)(answer.trim());
    return (await input({ message: QUESTIONS[option], validate })).trim();
  };
  return {
    confirmTarget: (name) => confirm({ message: `Create an admin in ${name}?`, default: false }),
    email: (check) => text('email', check),
    name: text,
    password: askTwice,
    confirmPromotion: async (description) =>
      given.promote || confirm({ message: `${description} Make it an admin?`, default: false }),
  };
}

/**
 * Answers without a terminal: options, and the password as the only line of standard input.
 * @param {Given} given
 * @param {AsyncIterable<Buffer>} stdin
 * @returns {Answers} throws UserError for what is missing or refused
 */
export function givenAnswers(given, stdin) {
  const text = async (option, check) => {
    if (given[option] === undefined)
      throw new UserError(`--${option} is needed when there is no terminal to ask at`);
    return checked(given[option].trim(), check, `--${option}`);
  };
  return {
    // Whoever writes --project into a script has confirmed it.
    confirmTarget: async () => true,
    email: (check) => text('email', check),
    name: text,
    password: async (check) => checked(await readLine(stdin), check, 'the password'),
    confirmPromotion: async (description) => {
      if (given.promote) return true;
      throw new UserError(`${description} To make it an admin, add --promote`);
    },
  };
}

async function askTwice(check) {
  for (;;) {
    // Ctrl+T would show what was typed.
    const options = { mask: false, toggleMask: false };
    const first = await askPassword({ ...options, message: 'Password:', validate: validator(check) });
    const second = await askPassword({ ...options, message: 'The same again:' });
    if (first === second) return first;
    console.log('The two differ.');
  }
}

function validator(check) {
  return async (text) => {
    const reason = await check(text);
    return reason === null ? true : capitalized(reason);
  };
}

async function checked(text, check, what) {
  const reason = await check(text);
  if (reason !== null) throw new UserError(`${what}: ${reason}`);
  return text;
}

async function readLine(stdin) {
  const chunks = [];
  for await (const chunk of stdin) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString('utf8').replace(/\r?\n$/, '');
  if (text === '') throw new UserError('there is no password on standard input, and no terminal to ask at');
  if (!isUtf8(bytes) || /[\r\n]/.test(text)) {
    throw new UserError('standard input must be the password alone, one line of UTF-8');
  }
  return text;
}

function capitalized(reason) {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
