/**
 * `npm run create-admin`: the first admin, or any further one.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { User } from '../../../functions/src/users/index.ts';
import type * as AdminAccounts from './admin-accounts.ts';
import { givenAnswers, terminalAnswers, type Answers, type Given } from './admin-answers.ts';
import { chooseTarget, type Target } from './admin-target.ts';
import { FUNCTIONS_DIR } from '../paths.mjs';
import '../build/product-source.ts';
import { UserError } from '../user-error.mjs';

/** Imported when the environment names the database. */
type Accounts = typeof AdminAccounts;

/** What is used of firebase-admin/app. */
interface FirebaseAdminApp {
  applicationDefault: () => { getAccessToken: () => Promise<unknown> };
}

/** Has no account; asking for it shows whether the database can be reached. */
const NOBODY = 'nobody@invalid';

/** What a shell reports of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Makes an admin and says so. @returns the exit code @throws UserError when nothing was changed */
export async function createAdmin(given: Given): Promise<number> {
  if (given.project === '')
    throw new UserError('--project needs a value; see npm run create-admin -- --help');
  try {
    console.log(await createAdminIn(await chooseTarget({ project: given.project, env: process.env }), given));
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'AppError') throw new UserError(error.message);
    if (error.name !== 'ExitPromptError') throw error;
    console.error('\nCancelled. Nothing was changed.');
    return INTERRUPTED;
  }
}

async function createAdminIn(target: Target, given: Given): Promise<string> {
  const answers = process.stdin.isTTY ? terminalAnswers(given) : givenAnswers(given, process.stdin);
  if (target.isReal && !(await answers.confirmTarget(target.name))) return 'Nothing was changed.';
  Object.assign(process.env, target.env);
  delete process.env['FIREBASE_CONFIG']; // would name another project
  if (target.isReal) await requireCredentials(target);
  const accounts = await import('./admin-accounts.ts');
  await requireDatabase(accounts, target);
  if (given.code) return showCode(accounts, target);
  return makeAdmin(accounts, answers, target, given.promote);
}

async function showCode(accounts: Accounts, { name }: Target): Promise<string> {
  const text = await accounts.makeSetupCode();
  if (text === null) throw new UserError(`${name} has an admin: log in, or make another without --code`);
  return `The code of the first admin of ${name}: ${text}\nOpen /admin of the site within an hour and give it there. It is good once.`;
}

async function makeAdmin(
  accounts: Accounts,
  answers: Answers,
  { name, siteName }: Target,
  promoteOnly: boolean,
): Promise<string> {
  const email = accounts.keptEmail(await answers.email(accounts.checkEmail));
  const present = await accounts.findAccount(email);
  if (present) return promote(accounts, answers, present);
  if (promoteOnly) throw new UserError(`${email} has no account in ${name}: without --promote it gets one`);
  const person = {
    email,
    firstName: await answers.name('first-name', accounts.checkName),
    lastName: await answers.name('last-name', accounts.checkName),
  };
  const password = await answers.password((text) =>
    accounts.checkNewPassword({ ...person, password: text }, siteName),
  );
  const { id } = await accounts.createAdmin({ ...person, password });
  return `Created the admin ${email}, user ${id}, in ${name}.`;
}

async function promote(
  accounts: Accounts,
  answers: Answers,
  { id, email, firstName, lastName, role, isActive, emailVerifiedAt }: User,
): Promise<string> {
  if (role === 'admin' && isActive) return `${email} is an admin already. Nothing was changed.`;
  const state = [role, ...(isActive ? [] : ['not active'])].join(', ');
  const description = `${email} has an account (${firstName} ${lastName}; ${state}).`;
  if (!emailVerifiedAt) {
    throw new UserError(
      `${description} Its address was never verified: whoever registered it, with a password of their own, may not be its ` +
        'owner. Verify the address first, by the mail that the registration sent, then try again',
    );
  }
  if (!(await answers.confirmPromotion(description))) return 'Nothing was changed.';
  await accounts.promoteToAdmin(id);
  return `${email} is an admin now, with the password it had. Its sessions have ended: log in again.`;
}

/** The Firestore client would end this process when there are none. */
async function requireCredentials({ name }: Target): Promise<void> {
  // The functions' own package, in which the product's source finds its credentials.
  const fromFunctions = createRequire(join(FUNCTIONS_DIR, 'package.json'));
  const { applicationDefault } = fromFunctions('firebase-admin/app') as FirebaseAdminApp;
  try {
    await applicationDefault().getAccessToken();
  } catch (error) {
    throw new UserError(
      `no usable credentials for ${name}: run gcloud auth application-default login, or set ` +
        `GOOGLE_APPLICATION_CREDENTIALS to a service account's key file, and try again (${messageOf(error)})`,
    );
  }
}

/** One look at the database, before anything is asked: a wrong project or a missing permission shows now. */
async function requireDatabase(accounts: Accounts, { name }: Target): Promise<void> {
  try {
    await accounts.findAccount(NOBODY);
  } catch (error) {
    throw new UserError(`the database of ${name} can't be read: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
