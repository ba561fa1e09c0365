/**
 * A page that a mailed link opens, `/account/<page>#token=<token>`, or what mail scanners make of that: a form that sends the token when its button is
 * pressed, never before, since mail scanners open links too. The form says where (`action`) and under which name
 * (`data-token-name`); its other fields are sent along under their own names.
 */
import { postJson } from '../api.js';
import { getElement } from '../dom.js';
import { startForm } from '../form.js';
import { showSection } from './sections.js';

/**
 * 256 bits in base64url: alone, or behind `token=` in a link, also where a mail scanner has encoded that, once or more, or has
 * put the whole link into one of its own.
 */
const TOKEN = /(?:^|token(?:=|%(?:25)*3d))([\w-]{43})(?![\w-])/i;

/** What a scanner makes of `#`, and all behind it: part of the path then, which Hosting takes for this page all the same. */
const ENCODED_FRAGMENT = /%(?:25)*23.*$/;

/** @type {HTMLFormElement} */
const form = getElement('#link-form');
/** @type {HTMLFormElement} */
const codeForm = getElement('#code-form');
let token = takeToken();
// Another mail's link, opened in this tab, changes the fragment only.
window.addEventListener('hashchange', () => location.reload());
startForm(form, { send });
startForm(codeForm, { send: takeCode, findError: findCodeError });
if (token === '') showSection('incomplete');

/** The token of the address, which no longer shows it then: not in the history, nor on a shared screen. */
function takeToken() {
  const { pathname, search, hash } = location;
  const given = [hash.slice(1), search.slice(1), pathname].map(findToken).find((found) => found !== '') ?? '';
  const keptSearch = findToken(search) === '' ? search : '';
  history.replaceState(null, '', pathname.replace(ENCODED_FRAGMENT, '') + keptSearch);
  return given;
}

/** The token in a text, or an empty text. */
function findToken(text) {
  const [, found = ''] = TOKEN.exec(text.trim()) ?? [];
  return found;
}

/** For links that lost their token on the way: the mail shows it as a code, too. */
async function takeCode() {
  token = findToken(getCode().value);
  codeForm.reset();
  showSection('ask');
}

function findCodeError(field) {
  if (field.value.trim() === '') return field.dataset.missing;
  return findToken(field.value) === '' ? 'This is not the whole code: it has 43 characters.' : null;
}

/** @returns {HTMLInputElement} */
function getCode() {
  return getElement('#mailed-code');
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
