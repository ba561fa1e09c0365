/**
 * What `npm run create-admin` has to know: asked at the terminal, or taken from options and standard input.
 */
import { isUtf8 } from 'node:buffer';
import { confirm, input, password as askPassword } from '@inquirer/prompts';
import { UserError } from '../user-error.mjs';

/** What was given on the command line. A password never is: arguments can be read by others on the same machine. */
export type Given = Partial<Record<'project' | TextOption, string | undefined>> & {
  readonly promote: boolean;
  /** Whether a code is shown, and no account is made here. */
  readonly code?: boolean;
};

/** A text that an option may give. */
type TextOption = 'email' | 'first-name' | 'last-name';

/** Gives why an answer is refused, or null. */
type Check = (text: string) => string | null | Promise<string | null>;

/** Where the answers come from. Every answer has passed its check. */
export interface Answers {
  /** Whether to write to a real project. */
  readonly confirmTarget: (name: string) => Promise<boolean>;
  readonly email: (check: Check) => Promise<string>;
  readonly name: (option: 'first-name' | 'last-name', check: Check) => Promise<string>;
  readonly password: (check: Check) => Promise<string>;
  /** Whether an account that exists becomes an admin. */
  readonly confirmPromotion: (description: string) => Promise<boolean>;
}

/** Bytes as they come. */
type Stdin = AsyncIterable<string | Buffer> | Iterable<Buffer>;

const QUESTIONS = { email: 'E-mail address:', 'first-name': 'First name:', 'last-name': 'Last name:' };

/** Answers of a person at a terminal. What was given is not asked again. */
export function terminalAnswers(given: Given): Answers {
  const text = async (option: TextOption, check: Check): Promise<string> => {
    const present = given[option];
    if (present !== undefined) return checked(present.trim(), check, `--${option}`);
    const validate = (answer: string): Promise<true | string> => validator(check)(answer.trim());
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
 *
 * @returns throws UserError for what is missing or refused
 */
export function givenAnswers(given: Given, stdin: Stdin): Answers {
  const text = async (option: TextOption, check: Check): Promise<string> => {
    const present = given[option];
    if (present === undefined)
      throw new UserError(`--${option} is needed when there is no terminal to ask at`);
    return checked(present.trim(), check, `--${option}`);
  };
  return {
    // Whoever writes --project into a script has confirmed it.
    confirmTarget: () => Promise.resolve(true),
    email: (check) => text('email', check),
    name: text,
    password: async (check) => checked(await readLine(stdin), check, 'the password'),
    confirmPromotion: (description) =>
      given.promote
        ? Promise.resolve(true)
        : Promise.reject(new UserError(`${description} To make it an admin, add --promote`)),
  };
}

async function askTwice(check: Check): Promise<string> {
  for (;;) {
    // Ctrl+T would show what was typed.
    const options = { mask: false, toggleMask: false };
    const first = await askPassword({ ...options, message: 'Password:', validate: validator(check) });
    const second = await askPassword({ ...options, message: 'The same again:' });
    if (first === second) return first;
    console.log('The two differ.');
  }
}

function validator(check: Check): (text: string) => Promise<true | string> {
  return async (text) => {
    const reason = await check(text);
    return reason === null ? true : capitalized(reason);
  };
}

async function checked(text: string, check: Check, what: string): Promise<string> {
  const reason = await check(text);
  if (reason !== null) throw new UserError(`${what}: ${reason}`);
  return text;
}

async function readLine(stdin: Stdin): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString('utf8').replace(/\r?\n$/, '');
  if (text === '') throw new UserError('there is no password on standard input, and no terminal to ask at');
  if (!isUtf8(bytes) || /[\r\n]/.test(text)) {
    throw new UserError('standard input must be the password alone, one line of UTF-8');
  }
  return text;
}

function capitalized(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
