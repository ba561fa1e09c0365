import type { ComponentChildren } from 'preact';
import type { Words } from '../words/words.js';

interface ContactFormProps {
  readonly words: Words;
  /** Says about when the page was made. */
  readonly token: string;
  /** Whether who writes may ask for a receipt. */
  readonly hasReceipts: boolean;
}

/** The contact form. Without a script it is posted as it is; with one, what is wrong is told at its field. */
export function ContactForm({ words, token, hasReceipts }: ContactFormProps) {
  const { form } = words;
  const said = (field: SaidField) => saidOf(words, field);
  return (
    <>
      <form
        id="contact-form"
        action="/api/contact"
        method="post"
        aria-labelledby="contact-title"
        data-script="/contact.js"
        data-draft="contact-draft"
        data-words={JSON.stringify(form.sending)}
      >
        <div id="contact-alert" class="form-alert" role="alert" tabindex={-1} hidden></div>
        <div class="field-row">
          <Field id="contact-name" label={form.name}>
            <input
              id="contact-name"
              name="name"
              type="text"
              autocomplete="name"
              maxlength={100}
              required
              {...said('name')}
            />
          </Field>
          <Field id="contact-email" label={form.email}>
            <input
              id="contact-email"
              name="email"
              type="email"
              autocomplete="email"
              autocapitalize="off"
              spellcheck={false}
              maxlength={254}
              required
              {...said('email')}
            />
          </Field>
        </div>
        <Field id="contact-subject" label={form.subject} note={form.optional}>
          <input id="contact-subject" name="subject" type="text" maxlength={150} {...said('subject')} />
        </Field>
        <Field id="contact-message" label={form.message}>
          <textarea
            id="contact-message"
            name="message"
            rows={6}
            minlength={10}
            maxlength={5000}
            aria-describedby="contact-message-hint"
            required
            {...said('message')}
          ></textarea>
          <p id="contact-message-hint" class="field-hint">
            {form.hint} <span id="contact-message-count" class="field-count" aria-hidden="true"></span>
          </p>
        </Field>
        {hasReceipts && <Receipt words={words} />}
        <Unseen form={form} token={token} />
        <button id="contact-submit" class="button" type="submit">
          {form.send}
        </button>
      </form>
      <div id="contact-thanks" class="thanks" hidden>
        <h2 id="contact-thanks-title" tabindex={-1}>
          {form.thanks}
        </h2>
        <p id="contact-arrived">{form.arrived}</p>
        <p class="reference">
          {form.reference} <code id="contact-reference"></code>
        </p>
        <button id="contact-again" class="button button-quiet" type="button">
          {form.another}
        </button>
      </div>
    </>
  );
}

type SaidField = 'name' | 'email' | 'email_again' | 'subject' | 'message';

/** What a script says at a field: where nothing was typed, and of what is wrong with it. */
function saidOf({ form, refusedForm }: Words, field: SaidField) {
  return {
    'data-missing': field === 'subject' || field === 'email_again' ? undefined : form.missing[field],
    'data-wrong': refusedForm.reasons[field].join(' '),
  };
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}

function Field({ id, label, note, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>
        {label} {note !== undefined && <span class="optional">{note}</span>}
      </label>
      {children}
      <p id={`${id}-error`} class="field-error" hidden></p>
    </div>
  );
}

/** Asks whether to mail a receipt, and then for the address once more: a stylesheet shows that once it is needed. */
function Receipt({ words }: { words: Words }) {
  const { form } = words;
  return (
    <div class="receipt">
      <div class="receipt-asked">
        <input id="contact-receipt" name="receipt" type="checkbox" />
        <label for="contact-receipt">{form.receipt}</label>
        <p id="contact-receipt-error" class="field-error" hidden></p>
      </div>
      <Field id="contact-email-again" label={form.emailAgain}>
        <input
          id="contact-email-again"
          name="email_again"
          type="email"
          autocapitalize="off"
          spellcheck={false}
          maxlength={254}
          aria-describedby="contact-email-again-hint"
          {...saidOf(words, 'email_again')}
        />
        <p id="contact-email-again-hint" class="field-hint">
          {form.emailAgainHint}
        </p>
      </Field>
    </div>
  );
}

/** What people do not fill in: for programs that fill in whatever they find, and by when the page was made. */
function Unseen({ form, token }: { form: Words['form']; token: string }) {
  return (
    <>
      <div class="visually-hidden" aria-hidden="true">
        <label for="contact-website">{form.leaveEmpty}</label>
        <input id="contact-website" name="website" type="text" autocomplete="off" tabindex={-1} />
        <p id="contact-website-error" class="field-error" hidden></p>
      </div>
      <input name="form_token" type="hidden" value={token} />
    </>
  );
}
