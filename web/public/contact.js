import { sendContactMessage } from './api.js';
import { announce, createElement, getElement } from './dom.js';

/** The API's own limits, in UTF-16 code units after trimming. */
const FIELDS = [
  { name: 'name', label: 'Name', minLength: 1, maxLength: 100, missing: 'Enter your name.' },
  { name: 'email', label: 'E-mail', minLength: 1, maxLength: 254, missing: 'Enter your e-mail address.' },
  { name: 'subject', label: 'Subject', minLength: 0, maxLength: 150 },
  { name: 'message', label: 'Message', minLength: 10, maxLength: 5000, missing: 'Write a message.' },
];
const DRAFT_KEY = 'firefolio:contact-draft';

/**
 * Brings the contact form to life: checks before sending, errors at their fields, thanks at the end. What was
 * typed stays until the API has accepted it, over reloads of the tab too.
 */
export function startContactForm() {
  const form = getElement('#contact-form');
  const submit = getElement('#contact-submit');
  const inputs = Object.fromEntries(FIELDS.map(({ name }) => [name, form.elements.namedItem(name)]));
  const readValues = () => Object.fromEntries(FIELDS.map(({ name }) => [name, inputs[name].value.trim()]));
  let isSending = false;

  restoreDraft(inputs);
  updateCount(inputs.message);
  form.noValidate = true; // Errors are shown here, not in the browser's bubbles.
  submit.disabled = false;

  form.addEventListener('input', (event) => {
    saveDraft(inputs);
    updateCount(inputs.message);
    const field = FIELDS.find(({ name }) => name === event.target.name);
    const isMarked = field && inputs[field.name].hasAttribute('aria-invalid');
    if (isMarked && !findError(field, inputs[field.name])) setFieldError(inputs[field.name], null);
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    const errors = FIELDS.flatMap((field) => {
      const detail = findError(field, inputs[field.name]);
      return detail ? [{ field: field.name, detail }] : [];
    });
    showErrors(inputs, errors);
    if (errors.length > 0) return;

    isSending = true;
    setSending(submit, inputs, true);
    try {
      const { subject, ...rest } = readValues();
      const receipt = await sendContactMessage(subject ? { ...rest, subject } : rest);
      clearDraft();
      form.reset();
      updateCount(inputs.message);
      showThanks(form, { name: rest.name, id: receipt.id });
    } catch (error) {
      showFailure(inputs, error);
    } finally {
      isSending = false;
      setSending(submit, inputs, false);
    }
  });

  getElement('#contact-again').addEventListener('click', () => {
    getElement('#contact-thanks').hidden = true;
    form.hidden = false;
    inputs.name.focus();
  });
}

/** What is wrong with a field before it is sent, or null. */
function findError({ label, minLength, maxLength, missing }, input) {
  const { length } = input.value.trim();
  if (length === 0 && minLength > 0) return missing;
  if (length < minLength) return `${label} needs at least ${minLength} characters; it has ${length}.`;
  if (length > maxLength) return `${label} can have at most ${maxLength} characters; it has ${length}.`;
  if (input.validity.typeMismatch) return 'Enter an e-mail address like name@example.org.';
  return null;
}

function showErrors(inputs, errors) {
  for (const [name, input] of Object.entries(inputs)) {
    setFieldError(input, errors.find(({ field }) => field === name)?.detail ?? null);
  }
  const fieldCount = errors.length;
  if (fieldCount === 0) hideAlert();
  else
    showAlert(
      fieldCount === 1
        ? 'One thing to fix before this can be sent'
        : `${fieldCount} things to fix before this can be sent`,
      createElement(
        'ul',
        {},
        ...errors.map(({ field, detail, summary = detail }) => {
          const input = inputs[field];
          if (!input) return createElement('li', {}, summary);
          const link = createElement('a', { href: `#${input.id}` }, summary);
          link.addEventListener('click', (event) => {
            event.preventDefault();
            input.focus();
          });
          return createElement('li', {}, link);
        }),
      ),
    );
}

function showFailure(inputs, { status, problem = {}, retryAfterSeconds }) {
  if (status === 422 && Array.isArray(problem.errors) && problem.errors.length > 0) {
    showErrors(inputs, problem.errors.map(fromPointer));
    return;
  }
  const kept = 'Nothing you typed is lost.';
  if (status === 429) showAlert('Too many messages for now', `${describeWait(retryAfterSeconds)} ${kept}`);
  else if (status === 0)
    showAlert(
      'The message was not sent',
      `The server could not be reached. Check your connection and send again. ${kept}`,
    );
  else if (status >= 500)
    showAlert('The message was not sent', `The server had a problem. Send again in a moment. ${kept}`);
  else showAlert('The message was not accepted', `${problem.detail ?? 'The server refused it.'} ${kept}`);
}

/** The API says "must be …" of what its JSON pointer names; in the summary that needs the field's label. */
function fromPointer({ pointer, detail }) {
  const field = FIELDS.find(({ name }) => pointer === `/${name}` || pointer === `#/${name}`);
  return { field: field?.name, detail, summary: field ? `${field.label}: ${detail}` : detail };
}

function describeWait(seconds) {
  if (!seconds) return 'Try again in a few minutes.';
  const at = new Date(Date.now() + seconds * 1000).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });
  if (seconds < 60) return `Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `Try again in ${minutes} minute${minutes === 1 ? '' : 's'}, at ${at}.`;
  const hours = Math.ceil(minutes / 60);
  return `Try again in ${hours} hour${hours === 1 ? '' : 's'}, at ${at}.`;
}

function setFieldError(input, detail) {
  const error = getElement(`#${input.id}-error`);
  const hint = document.getElementById(`${input.id}-hint`);
  error.textContent = detail ?? '';
  error.hidden = !detail;
  const describedBy = [detail ? error.id : null, hint?.id].filter(Boolean).join(' ');
  if (describedBy) input.setAttribute('aria-describedby', describedBy);
  else input.removeAttribute('aria-describedby');
  if (detail) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

function showAlert(heading, body) {
  const alert = getElement('#contact-alert');
  alert.replaceChildren(
    createElement('h3', {}, heading),
    typeof body === 'string' ? createElement('p', {}, body) : body,
  );
  alert.hidden = false;
  alert.focus();
}

function hideAlert() {
  const alert = getElement('#contact-alert');
  alert.hidden = true;
  alert.replaceChildren();
}

function showThanks(form, { name, id }) {
  const title = getElement('#contact-thanks-title');
  title.textContent = `Thank you, ${name}`;
  getElement('#contact-reference').textContent = id;
  form.hidden = true;
  getElement('#contact-thanks').hidden = false;
  announce('Message sent.');
  title.focus();
}

function setSending(submit, inputs, isSending) {
  if (isSending) announce('Sending…');
  submit.textContent = isSending ? 'Sending…' : 'Send message';
  // Not `disabled`: that would drop the focus of whoever pressed it.
  if (isSending) submit.setAttribute('aria-disabled', 'true');
  else submit.removeAttribute('aria-disabled');
  // What is typed meanwhile would be neither sent nor kept.
  for (const input of Object.values(inputs)) input.readOnly = isSending;
}

function updateCount(textarea) {
  const { maxLength } = FIELDS.find(({ name }) => name === textarea.name);
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
  withStorage((storage) => storage.removeItem(DRAFT_KEY));
}

/** Storage may be switched off; a draft is then only as durable as the tab. */
function withStorage(use) {
  try {
    return use(window.sessionStorage);
  } catch {
    return null;
  }
}
