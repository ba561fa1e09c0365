import { useSignal } from '@preact/signals';
import { ask } from '../api/client.js';
import { useLoad } from '../api/load.js';
import { isCodeMissing, logIn, type Credentials } from '../api/session.js';
import { Checkbox, TextField } from '../form/fields.js';
import { Form } from '../form/form.js';
import { Screen } from './screen.js';
import { SetUp } from './set-up.js';
import { siteName } from './site.js';

/** Who is not logged in sees this, whatever the address; afterwards what stands there. */
export function LogIn() {
  const { data } = useLoad(() => ask((api) => api.GET('/api/auth/setup')));
  return (
    <main class="login" id="main">
      <div class="login-card">{data.value?.is_needed ? <SetUp /> : <LoginForm />}</div>
    </main>
  );
}

function LoginForm() {
  const isCodeAsked = useSignal(false);
  const isShown = useSignal(false);
  const send = async (credentials: Credentials): Promise<void> => {
    try {
      await logIn(credentials);
    } catch (error) {
      if (!isCodeMissing(error) || isCodeAsked.value) throw error;
      isCodeAsked.value = true;
    }
  };
  return (
    <Screen title="Log in" lede={siteName.value || 'To the dashboard'}>
      <Form<Credentials> submit="Log in" busy="Logging in…" onSend={send}>
        <TextField
          name="email"
          label="E-mail"
          type="email"
          autocomplete="username"
          missing="Enter your e-mail address."
        />
        <TextField
          name="password"
          label="Password"
          type={isShown.value ? 'text' : 'password'}
          autocomplete="current-password"
          missing="Enter your password."
        />
        <Checkbox
          label="Show password"
          isChecked={isShown.value}
          onToggle={(isChecked) => {
            isShown.value = isChecked;
          }}
        />
        {isCodeAsked.value && <CodeField />}
      </Form>
      <p class="login-links">
        <a href="/account/forgot-password">Forgot your password?</a>
        <a href="/">To the site</a>
      </p>
    </Screen>
  );
}

/** Asks for the second factor, once the password was right. */
export function CodeField() {
  return (
    <TextField
      name="mfa_code"
      label="Code"
      autocomplete="one-time-code"
      missing="Enter the code."
      hint="Your account has two-factor login: the six digits that your authenticator app shows, or a recovery code."
      hasFocus
    />
  );
}
