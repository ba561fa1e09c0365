import { unwrap } from 'firefolio-client';
import { client } from '../api/client.js';
import { logIn } from '../api/session.js';
import { TextField } from '../form/fields.js';
import { Form } from '../form/form.js';
import { Screen } from './screen.js';

interface FirstAdmin {
  readonly code: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly password: string;
}

/** A site without an admin: who has the code, which only who runs the site can make, becomes the first one. */
export function SetUp() {
  const send = async (body: FirstAdmin): Promise<void> => {
    await unwrap(client.POST('/api/auth/setup', { body }));
    const { email, password } = body;
    await logIn({ email, password });
  };
  return (
    <Screen
      title="Welcome"
      lede="This site has no admin yet. You become the first with the code that is shown where it runs."
    >
      <Form<FirstAdmin> submit="Begin" busy="Making your account…" onSend={send}>
        <TextField
          name="code"
          label="Code"
          autocomplete="off"
          hint="npm run create-admin -- --code makes one; npm start -- --empty shows it. It is good for an hour."
          missing="Enter the code."
          hasFocus
        />
        <TextField
          name="first_name"
          label="First name"
          autocomplete="given-name"
          missing="Enter your first name."
        />
        <TextField
          name="last_name"
          label="Last name"
          autocomplete="family-name"
          missing="Enter your last name."
        />
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
          type="password"
          autocomplete="new-password"
          hint="A few words that belong together for nobody but you are best."
          missing="Choose a password."
        />
      </Form>
    </Screen>
  );
}
