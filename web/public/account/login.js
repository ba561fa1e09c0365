import { createElement, getElement } from '../dom.js';
import { showAlert, startForm } from '../form.js';
import { explainFailure } from '../failure.js';
import { showSection } from './sections.js';
import { logIn, logOut, requestSignedIn, resume } from './session.js';

const SECOND_FACTOR_REQUIRED = 'urn:firefolio:problem:second-factor-required';

/** @type {HTMLFormElement} */
const loginForm = getElement('#login-form');
/** @type {HTMLFormElement} */
const accountForm = getElement('#account-form');
const codeField = getElement('#login-code-field');
/** @type {HTMLInputElement} */
const codeInput = getElement('#login-code');

startForm(loginForm, { send: sendLogin });
startForm(accountForm, {
  send: async () => {
    await logOut();
    showSection('login');
  },
});
getElement('#resend').addEventListener('click', resendLink);
await start();

/** Shows who is logged in since before, or the form. */
async function start() {
  try {
    if (await resume()) await showAccount();
    else showSection('login');
  } catch (error) {
    showSection('login');
    showAlert(loginForm, 'Whether you are logged in could not be checked', explainFailure(error));
  }
}

async function sendLogin() {
  try {
    await logIn(/** @type {any} */ (Object.fromEntries(new FormData(loginForm))));
  } catch (error) {
    if (error.problem?.type !== SECOND_FACTOR_REQUIRED) throw error;
    askForCode(true);
    return;
  }
  await showAccount();
  loginForm.reset();
  askForCode(false);
}

/** The code is asked for once the password was right. */
function askForCode(isAsked) {
  codeField.hidden = !isAsked;
  codeInput.disabled = !isAsked; // a field that is off is not sent
  if (isAsked) codeInput.focus();
}

async function showAccount() {
  const [profile, { sessions }] = await Promise.all([
    requestSignedIn('/api/auth/profile'),
    requestSignedIn('/api/auth/sessions?limit=50'),
  ]);
  getElement('#account-title').textContent = profile.name || profile.email;
  getElement('#account-facts').replaceChildren(
    ...buildFact('E-mail', profile.email),
    ...buildFact('Verified', profile.email_verified ? 'yes' : 'no'),
    ...buildFact('Role', profile.role),
    ...buildFact('Two-factor login', profile.mfa_enabled ? 'on' : 'off'),
  );
  getElement('#unverified').hidden = profile.email_verified;
  getElement('#account-sessions').replaceChildren(...sessions.map(buildSession));
  showSection('account');
}

function buildFact(term, text) {
  return [createElement('dt', {}, term), createElement('dd', {}, text)];
}

function buildSession(session) {
  const device = session.user_agent || 'An unknown program';
  return createElement(
    'li',
    {},
    createElement('p', {}, session.is_current ? `${device} (this one)` : device),
    createElement(
      'p',
      {},
      `Since ${formatTime(session.created_at)}, last used ${formatTime(session.last_used_at)}`,
    ),
  );
}

function formatTime(time) {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

async function resendLink() {
  const outcome = getElement('#resend-outcome');
  outcome.textContent = 'One moment…';
  try {
    await requestSignedIn('/api/auth/verify-email/resend', { method: 'POST' });
    outcome.textContent = 'A link was sent to your address.';
  } catch (error) {
    outcome.textContent = error.problem?.detail ?? explainFailure(error);
  }
}
