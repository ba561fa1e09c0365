import { ask } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { account, isStaff } from '../../api/session.js';
import { attempt, notify } from '../../app/notices.js';
import { Screen, State } from '../../app/screen.js';
import { TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { AuthorForm } from './author-form.js';
import { SecondFactor } from './second-factor.js';
import { Sessions } from './sessions.js';

/** Who somebody is here: name, address, password, second factor, sessions; of who writes also what visitors read of them. */
export function ProfileScreen() {
  const { data, failure, reload } = useLoad(() => ask((api) => api.GET('/api/auth/profile')));
  const profile = data.value;
  if (!profile)
    return (
      <Screen title="Your profile">
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      </Screen>
    );
  const saveName = async (body: { first_name: string; last_name: string }): Promise<void> => {
    account.value = await ask((api) => api.PATCH('/api/auth/profile', { body }));
    notify('Your name is saved.');
    await reload();
  };
  const changeEmail = async (body: { new_email: string }): Promise<void> => {
    await ask((api) => api.POST('/api/auth/change-email', { body }));
    notify(`A link was sent to ${body.new_email}. The address is changed when you open it.`);
  };
  return (
    <Screen title="Your profile" lede={profile.email}>
      {!profile.email_verified && (
        <p class="card row-of">
          Your address is not confirmed yet: open the link in the mail that you got.
          <button
            type="button"
            class="button is-quiet"
            onClick={() =>
              void attempt(
                () => ask((api) => api.POST('/api/auth/verify-email/resend')),
                'A link was sent to your address.',
              )
            }
          >
            Send another link
          </button>
        </p>
      )}
      <div class="sections">
        <section aria-labelledby="name-title">
          <h2 id="name-title">Name</h2>
          <Form submit="Save the name" onSend={saveName}>
            <TextField
              name="first_name"
              label="First name"
              value={profile.first_name}
              autocomplete="given-name"
            />
            <TextField
              name="last_name"
              label="Last name"
              value={profile.last_name}
              autocomplete="family-name"
            />
          </Form>
        </section>
        {isStaff.value && <AuthorForm id={profile.id} />}
        <section aria-labelledby="password-title">
          <h2 id="password-title">Password</h2>
          <Password />
        </section>
        <SecondFactor profile={profile} reload={reload} />
        <section aria-labelledby="email-title">
          <h2 id="email-title">E-mail</h2>
          <Form submit="Change the address" busy="Sending the link…" onSend={changeEmail} isForNext>
            <TextField
              name="new_email"
              label="New address"
              type="email"
              autocomplete="email"
              hint="We mail a link to it; until you open it the present one stays."
              missing="Enter the new address."
            />
          </Form>
        </section>
        <Sessions />
      </div>
    </Screen>
  );
}

function Password() {
  const change = async (body: { current_password: string; new_password: string }): Promise<void> => {
    await ask((api) => api.POST('/api/auth/change-password', { body }));
    notify('Your password is changed. Other sessions have ended.');
  };
  return (
    <Form submit="Change the password" busy="Changing…" onSend={change} isForNext>
      <TextField
        name="current_password"
        label="Present password"
        type="password"
        autocomplete="current-password"
        missing="Enter your present password."
      />
      <TextField
        name="new_password"
        label="New password"
        type="password"
        autocomplete="new-password"
        hint="A few words that belong together for nobody but you are best."
        missing="Choose a new password."
      />
    </Form>
  );
}
