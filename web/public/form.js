import { ApiError } from './api.js';
import { announce, createElement, getElement } from './dom.js';

/** What a form says while it is sent, and when it is refused, unless told otherwise. */
const WORDS = {
  busy: 'One moment…',
  toFix: 'To fix before this can be sent',
  tooMany: 'Too many tries for now',
  failed: 'That did not work',
  refused: 'That did not work',
  comfort: '',
  pageFailed: 'This page had a problem. Reload it, then try again.',
  unreachable: 'The server could not be reached. Check your connection, then try again.',
  serverFailed: 'The server had a problem. Try again in a moment.',
  again: 'Try again #.',
  later: 'Try again in a few minutes.',
};

/**
 * Lets a form be sent by script: checks before sending, one request at a time, errors at their fields and in the
 * alert, which then has the focus.
 *
 * The form has a `.form-alert`; each field an id, a label, and `<p id="<its id>-error">`. Where the form does nothing by
 * itself, its submit button is off in the HTML, so that nothing typed is posted natively and lost before this runs.
 *
 * @param {HTMLFormElement} form
 * @param {object} parts
 * @param {() => Promise<void>} parts.send Sends what was typed and shows the outcome; an ApiError it throws is
 *   shown here.
 * @param {(field: HTMLInputElement) => string | null} [parts.findError] What is wrong with a field before it is
 *   sent. By default what HTML itself demands, worded by the field's `data-missing`.
 * @param {Partial<typeof WORDS>} [parts.words] In place of the English ones; `comfort` ends what is said of failures.
 */
export function startForm(form, { send, findError = findMissingOrMistyped, words: ownWords = {} }) {
  let isSending = false;
  const words = { ...WORDS, ...ownWords };
  /** @type {HTMLButtonElement} */
  const submit = getElement('[type="submit"]', form);
  form.noValidate = true; // Errors are shown here, not in the browser's bubbles.
  submit.disabled = false;
  letPasswordsBeSeen(form);

  form.addEventListener('input', (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.hasAttribute('aria-invalid') && !findError(target)) setFieldError(target, null);
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    const errors = fieldsOf(form).flatMap((field) => {
      const detail = findError(field);
      return detail ? [{ field, detail }] : [];
    });
    showErrors(form, errors, words);
    if (errors.length > 0) return;

    isSending = true;
    const stopWaiting = showBusy(form, submit, words.busy);
    try {
      await send();
    } catch (error) {
      showFailure(form, error, words);
    } finally {
      isSending = false;
      stopWaiting();
    }
  });
}

/**
 * Says above a form's fields what went wrong, and moves the focus there.
 *
 * @param {HTMLFormElement} form
 * @param {string} heading
 * @param {string | Node} body
 */
export function showAlert(form, heading, body) {
  const alert = getElement('.form-alert', form);
  const content = typeof body === 'string' ? createElement('p', {}, body) : body;
  alert.replaceChildren(createElement('h2', {}, heading), content);
  alert.hidden = false;
  alert.focus();
}

function hideAlert(form) {
  const alert = getElement('.form-alert', form);
  alert.hidden = true;
  alert.replaceChildren();
}

/** What is typed into and sent; a field that is off is neither. */
function fieldsOf(form) {
  return [...form.elements].filter(({ name, disabled, type }) => name && !disabled && type !== 'hidden');
}

function findMissingOrMistyped({ validity, dataset, value }) {
  if (validity.valueMissing) return dataset.missing;
  // Browsers know no address with other letters before the @: the API does.
  if (validity.typeMismatch && !/[^\x20-\x7e]/.test(value))
    return 'Enter an e-mail address like name@example.org.';
  return null;
}

function showErrors(form, errors, { toFix }) {
  for (const field of fieldsOf(form)) {
    setFieldError(field, errors.find((error) => error.field === field)?.detail ?? null);
  }
  if (errors.length === 0) {
    hideAlert(form);
    return;
  }
  showAlert(form, toFix, createElement('ul', {}, ...errors.map(buildErrorItem)));
}

function buildErrorItem({ field, detail, summary = detail }) {
  if (!field) return createElement('li', {}, summary);
  const link = createElement('a', { href: `#${field.id}` }, summary);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    field.focus();
  });
  return createElement('li', {}, link);
}

function showFailure(form, error, words) {
  const { status, problem = {}, retryAfterSeconds } = error;
  if (status === 422 && Array.isArray(problem.errors) && problem.errors.length > 0) {
    const errors = problem.errors.map((refusal) => fromPointer(form, refusal));
    showErrors(form, errors, words);
    return;
  }
  const say = (heading, text) => showAlert(form, heading, `${text} ${words.comfort}`.trim());
  if (!(error instanceof ApiError)) {
    say(words.failed, words.pageFailed);
    throw error;
  }
  if (status === 429) say(words.tooMany, describeWait(form, retryAfterSeconds, words));
  else if (status === 0) say(words.failed, words.unreachable);
  else if (status >= 500) say(words.failed, words.serverFailed);
  else say(words.refused, problem.detail ?? 'The server refused it.');
}

/**
 * The API says "must be …" of what its JSON pointer names; in the summary that needs the field's label. A field that has words of its own
 * (`data-wrong`) says those.
 */
function fromPointer(form, { pointer, detail }) {
  const field = fieldsOf(form).find(({ name }) => pointer === `/${name}` || pointer === `#/${name}`);
  if (field?.dataset.wrong) return { field, detail: field.dataset.wrong };
  return { field, detail, summary: field ? `${labelOf(field)}: ${detail}` : detail };
}

/** The label's own words, without the "(optional)" after them. */
function labelOf(field) {
  return field.labels[0].firstChild.textContent.trim();
}

function describeWait(form, seconds, { again, later }) {
  if (!seconds) return later;
  const language = form.closest('[lang]').getAttribute('lang');
  const wait = new Intl.RelativeTimeFormat(language);
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return again.replace('#', wait.format(seconds, 'second'));
  if (minutes < 60) return again.replace('#', wait.format(minutes, 'minute'));
  return again.replace('#', wait.format(Math.ceil(minutes / 60), 'hour'));
}

function setFieldError(field, detail) {
  const error = getElement(`#${field.id}-error`);
  const hint = document.getElementById(`${field.id}-hint`);
  error.textContent = detail ?? '';
  error.hidden = !detail;
  const describedBy = [detail ? error.id : null, hint?.id].filter(Boolean).join(' ');
  if (describedBy) field.setAttribute('aria-describedby', describedBy);
  else field.removeAttribute('aria-describedby');
  if (detail) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}

/** @returns {() => void} Ends it. */
function showBusy(form, submit, busyText) {
  const fields = fieldsOf(form);
  const text = submit.textContent;
  announce(busyText);
  submit.textContent = busyText;
  // Not `disabled`: that would drop the focus of whoever pressed it.
  submit.setAttribute('aria-disabled', 'true');
  // What is typed meanwhile would be neither sent nor kept.
  for (const field of fields) field.readOnly = true;
  return () => {
    submit.textContent = text;
    submit.removeAttribute('aria-disabled');
    for (const field of fields) field.readOnly = false;
  };
}

/** `<input type="checkbox" data-shows="id">` shows what is typed into a password field. */
function letPasswordsBeSeen(form) {
  for (const box of form.querySelectorAll('[data-shows]')) {
    /** @type {HTMLInputElement} */
    const field = getElement(`#${box.dataset.shows}`, form);
    box.addEventListener('change', () => {
      field.type = box.checked ? 'text' : 'password';
    });
    form.addEventListener('reset', () => {
      field.type = 'password';
    });
  }
}
