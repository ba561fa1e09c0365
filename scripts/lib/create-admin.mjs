/**
 * `npm run create-admin`: the first admin, or any further one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { givenAnswers, terminalAnswers } from './admin-answers.mjs';
import { chooseTarget } from './admin-target.mjs';
import { bundleScript } from './bundle.mjs';
import { FUNCTIONS_DIR } from './paths.mjs';
import { UserError } from './user-error.mjs';

const SCRIPT = join(import.meta.dirname, 'admin-accounts.ts');

/** Has no account; asking for it shows whether the database can be reached. */
const NOBODY = 'nobody@invalid';

/**
 * Makes an admin and says so.
 * @param {object} options
 * @param {string} [options.project]
 * @param {import('./admin-answers.mjs').Given} options.given
 * @returns {Promise<string>} what was done, for people
 * @throws {UserError} when nothing was changed
 */
export async function createAdmin({ project, given }) {
  const target = await chooseTarget({ project, env: process.env });
  const answers = process.stdin.isTTY ? terminalAnswers(given) : givenAnswers(given, process.stdin);
  if (target.isReal && !(await answers.confirmTarget(target.name))) return 'Nothing was changed.';
  Object.assign(process.env, target.env);
  delete process.env.FIREBASE_CONFIG; // would name another project
  if (target.isReal) await requireCredentials(target);
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-admin-'));
  try {
    const accounts = await import(pathToFileURL(await bundleScript(SCRIPT, folder)).href);
    await requireDatabase(accounts, target);
    return await makeAdmin({ accounts, answers, target, promoteOnly: given.promote });
  } catch (error) {
    if (error.name === 'AppError') throw new UserError(error.message);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeAdmin({ accounts, answers, target: { name, siteName }, promoteOnly }) {
  const email = await answers.email(accounts.checkEmail);
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
  accounts,
  answers,
  { id, email, firstName, lastName, role, isActive, emailVerifiedAt },
) {
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
async function requireCredentials({ name }) {
  const { applicationDefault } = createRequire(join(FUNCTIONS_DIR, 'package.json'))('firebase-admin/app');
  try {
    await applicationDefault().getAccessToken();
  } catch (error) {
    throw new UserError(
      `no usable credentials for ${name}: run gcloud auth application-default login, or set ` +
        `GOOGLE_APPLICATION_CREDENTIALS to a service account's key file, and try again (${error.message})`,
    );
  }
}

/** One look at the database, before anything is asked: a wrong project or a missing permission shows now. */
async function requireDatabase(accounts, { name }) {
  try {
    await accounts.findAccount(NOBODY);
  } catch (error) {
    throw new UserError(`the database of ${name} can't be read: ${error.message}`);
  }
}
