/**
 * A page that a mailed link opens, `/account/<page>#token=<token>`: a form that sends the token when its button is
 * pressed, never before, since mail scanners open links too. The form says where (`action`) and under which name
 * (`data-token-name`); its other fields are sent along under their own names.
 */
import { postJson } from '../api.js';
import { getElement } from '../dom.js';
import { startForm } from '../form.js';
import { showSection } from './sections.js';

/** 256 bits in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** @type {HTMLFormElement} */
const form = getElement('#link-form');
const token = takeToken();
// Another mail's link, opened in this tab, changes the fragment only.
window.addEventListener('hashchange', () => location.reload());
if (TOKEN.test(token)) startForm(form, { send });
else showSection('incomplete');

/** The token of the address, which no longer shows it then: not in the history, nor on a shared screen. */
function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}

async function send() {
  const { tokenName = '' } = form.dataset;
  try {
    await postJson(form.getAttribute('action') ?? '', {
      ...Object.fromEntries(new FormData(form)),
      [tokenName]: token,
    });
  } catch (error) {
    if (error.status !== 400) throw error;
    showSection('void');
    return;
  }
  form.reset();
  showSection('done');
}
