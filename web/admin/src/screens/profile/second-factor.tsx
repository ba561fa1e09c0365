import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { confirmThat } from '../../app/confirm.js';
import { count } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { attempt } from '../../app/notices.js';
import { TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';

interface SecondFactorProps {
  readonly profile: Schemas['Profile'];
  readonly reload: () => Promise<void>;
}

/** Two-factor login: begun with a QR code, ended, and its recovery codes. */
export function SecondFactor({ profile, reload }: SecondFactorProps) {
  const enrolment = useSignal<Schemas['TotpEnrolment'] | null>(null);
  const codes = useSignal<readonly string[]>([]);
  const begin = async (): Promise<void> => {
    enrolment.value = await ask((api) => api.POST('/api/auth/mfa/totp/enrol'));
  };
  const end = async (): Promise<void> => {
    const text = 'Your password alone opens your account then.';
    const question = { title: 'Turn two-factor login off?', text, action: 'Turn it off', isDanger: true };
    if (!(await confirmThat(question))) return;
    await attempt(() => ask((api) => api.POST('/api/auth/mfa/totp/disable')), 'Two-factor login is off.');
    await reload();
  };
  const renew = async (): Promise<void> => {
    codes.value = (await ask((api) => api.POST('/api/auth/mfa/totp/recovery-codes'))).recovery_codes;
    await reload();
  };
  return (
    <section aria-labelledby="mfa-title">
      <h2 id="mfa-title">Two-factor login</h2>
      <div class="stack">
        {profile.mfa_enabled ? (
          <>
            <p>
              <span class="badge is-good">On</span> {count(profile.recovery_codes_left, 'recovery code')}{' '}
              left.
            </p>
            <div class="row-of">
              <button type="button" class="button is-quiet" onClick={() => void attempt(renew)}>
                New recovery codes
              </button>
              <button type="button" class="button is-quiet is-danger" onClick={() => void end()}>
                Turn it off
              </button>
            </div>
          </>
        ) : (
          <>
            <p>Besides your password, logging in asks for a code that an app on your phone shows.</p>
            <div>
              <button type="button" class="button" onClick={() => void attempt(begin)}>
                Turn it on
              </button>
            </div>
          </>
        )}
      </div>
      {enrolment.value && (
        <Enrol
          enrolment={enrolment.value}
          onClose={() => {
            enrolment.value = null;
          }}
          onDone={(recoveryCodes) => {
            enrolment.value = null;
            codes.value = recoveryCodes;
            void reload();
          }}
        />
      )}
      {codes.value.length > 0 && (
        <Modal
          title="Your recovery codes"
          onClose={() => {
            codes.value = [];
          }}
        >
          <p>
            Each opens your account once, when your phone is not at hand. They are shown only now: keep them
            safe.
          </p>
          <pre class="codes">{codes.value.join('\n')}</pre>
          <div class="modal-actions">
            <button
              type="button"
              class="button is-quiet"
              onClick={() =>
                void attempt(
                  () => navigator.clipboard.writeText(codes.value.join('\n')),
                  'The codes are copied.',
                )
              }
            >
              Copy
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                codes.value = [];
              }}
            >
              I have them
            </button>
          </div>
        </Modal>
      )}
    </section>
  );
}

interface EnrolProps {
  readonly enrolment: Schemas['TotpEnrolment'];
  readonly onClose: () => void;
  readonly onDone: (codes: readonly string[]) => void;
}

function Enrol({ enrolment: { secret, qr_svg: svg }, onClose, onDone }: EnrolProps) {
  const confirm = async (body: { code: string }): Promise<void> => {
    onDone((await ask((api) => api.POST('/api/auth/mfa/totp/confirm', { body }))).recovery_codes);
  };
  return (
    <Modal title="Turn two-factor login on" onClose={onClose}>
      <p>Scan this with your authenticator app, then type the code that it shows.</p>
      <img
        class="qr"
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt="QR code of the secret below"
        width={200}
        height={200}
      />
      <details>
        <summary>The camera does not work?</summary>
        <p>
          Type this secret into the app: <code class="secret">{secret}</code>
        </p>
      </details>
      <Form submit="Turn it on" busy="Checking…" onSend={confirm}>
        <TextField
          name="code"
          label="Code"
          autocomplete="one-time-code"
          missing="Enter the six digits."
          hasFocus
        />
      </Form>
    </Modal>
  );
}
