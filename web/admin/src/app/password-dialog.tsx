import { useSignal } from '@preact/signals';
import { passwordQuestion, type PasswordQuestion } from '../api/owner.js';
import { isCodeMissing, logIn, present, reauthenticate } from '../api/session.js';
import { TextField } from '../form/fields.js';
import { Form } from '../form/form.js';
import { CodeField } from './login.js';
import { Modal } from './modal.js';

/** Asks for the password where somebody is: over the page, which keeps what is typed. */
export function PasswordDialog() {
  const question = passwordQuestion.value;
  return question && <Ask {...question} />;
}

function Ask({ reason, answer }: PasswordQuestion) {
  const isCodeAsked = useSignal(false);
  const email = present.value?.email ?? '';
  const send = async ({
    password,
    mfa_code: code,
  }: {
    password: string;
    mfa_code?: string;
  }): Promise<void> => {
    try {
      if (reason === 'fresh') await reauthenticate(password, code);
      else await logIn({ email, password, ...(code && { mfa_code: code }) });
    } catch (error) {
      if (!isCodeMissing(error) || isCodeAsked.value) throw error;
      isCodeAsked.value = true;
      return;
    }
    answer(true);
  };
  return (
    <Modal
      title={reason === 'expired' ? 'Log in again' : 'Is it you?'}
      onClose={() => {
        answer(false);
      }}
    >
      <p>
        {reason === 'expired'
          ? 'Your session has ended. Nothing that you typed is lost: enter your password and go on.'
          : 'What you are about to do asks for your password once more.'}
      </p>
      <Form submit="Go on" busy="One moment…" onSend={send}>
        {/* Password managers look for whom the password is. */}
        <input
          class="visually-hidden"
          type="email"
          autocomplete="username"
          value={email}
          readOnly
          tabIndex={-1}
          aria-label="E-mail"
        />
        <TextField
          name="password"
          label={`Password of ${email}`}
          type="password"
          autocomplete="current-password"
          missing="Enter your password."
          hasFocus
        />
        {isCodeAsked.value && <CodeField />}
      </Form>
    </Modal>
  );
}
