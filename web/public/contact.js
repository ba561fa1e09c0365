import { getContactForm, sendContactMessage } from './api.js';
import { announce, getElement } from './dom.js';
import { startForm } from './form.js';

/** The API's own limits of what is typed, in UTF-16 code units after trimming. What is said of a field, its HTML has. */
const FIELDS = [
  { name: 'name', minLength: 1, maxLength: 100 },
  { name: 'email', minLength: 1, maxLength: 254 },
  { name: 'subject', minLength: 0, maxLength: 150 },
  { name: 'message', minLength: 10, maxLength: 5000 },
];
/** Of a receipt, where the site gives them and somebody asks for one. */
const RECEIPT_NAMES = ['receipt', 'email_again'];
/** @type {HTMLFormElement} */
const form = getElement('#contact-form');
const DRAFT_KEY = form.dataset.draft ?? '';
const ATTEMPT_KEY = 'contact-attempt';

/**
 * What was sent last and is not known to have arrived: where storage is off, for as long as the page is open.
 * @type {{message: any, key: string} | null}
 */
let lastAttempt = null;

/** A page that is open for longer asks for another token, in ms. */
const TOKEN_LIFE_MS = 60 * 60 * 1000;

startContactForm();

/**
 * Brings the contact form to life: checks before sending, errors at their fields, thanks at the end. What was
 * typed stays until the API has accepted it, over reloads of the tab too.
 */
function startContactForm() {
  const words = JSON.parse(form.dataset.words ?? '{}');
  /** @type {Record<string, any>} */
  const inputs = Object.fromEntries(FIELDS.map(({ name }) => [name, form.elements.namedItem(name)]));

  /** @type {HTMLInputElement} */
  const website = getElement('[name="website"]', form);
  const token = createTokenHolder(getElement('[name="form_token"]', form));
  // What is too long is told and not cut off, as it is without a script.
  for (const { name } of FIELDS) inputs[name].removeAttribute('maxlength');
  restoreDraft(inputs);
  form.addEventListener('focusin', token.refresh);
  token.refresh();
  updateCount(inputs.message);
  form.addEventListener('input', () => {
    saveDraft(inputs);
    updateCount(inputs.message);
  });
  startForm(form, {
    findError,
    words,
    send: async () => {
      const typed = { ...readValues(inputs), ...readReceipt(form) };
      const { message, key } = attemptFor(typed, { website: website.value, form_token: token.current() });
      const receipt = await sendContactMessage(message, key);
      clearDraft();
      form.reset();
      updateCount(inputs.message);
      showThanks(
        words.thanksTo.replace('#', () => typed.name),
        receipt.id,
      );
    },
  });

  getElement('#contact-again').addEventListener('click', () => {
    getElement('#contact-thanks').hidden = true;
    form.hidden = false;
    inputs.name.focus();
  });
}

/** @returns {any} what was typed, by the names of the fields */
function readValues(inputs) {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()]));
}

/** @returns {any} what asks for a receipt, where that is asked for */
function readReceipt(form) {
  const { receipt, email_again: again } = form.elements;
  return receipt?.checked ? { receipt: true, email_again: again.value.trim() } : {};
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @returns {typeof FIELDS[number] | undefined} undefined of what nobody types into
 */
function fieldOf(input) {
  return FIELDS.find(({ name }) => name === input.name);
}

/** Keeps the token of the form fresh once somebody uses it: the page's own may have lain in a cache. */
function createTokenHolder(input) {
  let askedAt = -Infinity;
  return {
    current: () => input.value,
    refresh: async () => {
      if (Date.now() - askedAt < TOKEN_LIFE_MS) return;
      askedAt = Date.now();
      try {
        input.value = (await getContactForm()).form_token;
      } catch {
        askedAt = -Infinity;
      }
    },
  };
}

/** A message as it is sent, with its key: both the same when it is sent again because its answer was lost. */
function attemptFor(typed, unseen) {
  const before = withStorage((storage) => JSON.parse(storage.getItem(ATTEMPT_KEY) ?? 'null')) ?? lastAttempt;
  const names = [...FIELDS.map(({ name }) => name), ...RECEIPT_NAMES];
  if (before && names.every((name) => before.message[name] === typed[name])) return before;
  // An API of before knows none of these: a form in which they are empty is one of before.
  const given = Object.fromEntries(Object.entries(unseen).filter(([, value]) => value !== ''));
  const attempt = { message: { ...typed, ...given }, key: newKey() };
  lastAttempt = attempt;
  withStorage((storage) => storage.setItem(ATTEMPT_KEY, JSON.stringify(attempt)));
  return attempt;
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** What is wrong with a field before it is sent, or null. */
function findError(input) {
  const { missing = null, wrong = null } = input.dataset;
  if (input.name === 'email_again') {
    const { email_again: again } = readReceipt(input.form);
    return again === undefined || again === input.form.elements.email.value.trim() ? null : wrong;
  }
  const field = fieldOf(input);
  if (!field) return null;
  const { minLength, maxLength } = field;
  const { length } = input.value.trim();
  if (length === 0 && minLength > 0) return missing;
  // Browsers know no address with other letters before the @: the API does.
  const isMistyped = input.validity.typeMismatch && !/[^\x20-\x7e]/.test(input.value);
  return length < minLength || length > maxLength || isMistyped ? wrong : null;
}

function showThanks(thanks, id) {
  const title = getElement('#contact-thanks-title');
  title.textContent = thanks;
  getElement('#contact-reference').textContent = id;
  form.hidden = true;
  getElement('#contact-thanks').hidden = false;
  announce(getElement('#contact-arrived').textContent ?? '');
  title.focus();
}

function updateCount(textarea) {
  const { maxLength = 0 } = fieldOf(textarea) ?? {};
  const { length } = textarea.value.trim();
  const count = getElement('#contact-message-count');
  count.textContent = `${length} / ${maxLength}`;
  count.classList.toggle('is-over', length > maxLength);
}

function saveDraft(inputs) {
  const draft = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
  withStorage((storage) => storage.setItem(DRAFT_KEY, JSON.stringify(draft)));
}

function restoreDraft(inputs) {
  const draft = withStorage((storage) => JSON.parse(storage.getItem(DRAFT_KEY) ?? '{}')) ?? {};
  for (const [name, input] of Object.entries(inputs))
    if (!input.value && draft[name]) input.value = draft[name];
}

function clearDraft() {
  lastAttempt = null;
  withStorage((storage) => {
    storage.removeItem(DRAFT_KEY);
    storage.removeItem(ATTEMPT_KEY);
  });
}

/** Storage may be switched off; a draft is then only as durable as the tab. */
function withStorage(use) {
  try {
    return use(window.sessionStorage);
  } catch {
    return null;
  }
}
