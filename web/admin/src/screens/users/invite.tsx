import { ask } from '../../api/client.js';
import { formatDay } from '../../app/format.js';
import { Modal } from '../../app/modal.js';
import { notify } from '../../app/notices.js';
import { Select, TextField } from '../../form/fields.js';
import { Form, type Sent } from '../../form/form.js';
import { ROLES, WHAT_ROLES_DO } from './roles.js';

interface Invitation {
  readonly email: string;
  readonly role: 'admin' | 'editor' | 'user';
}

interface InviteProps {
  readonly onClose: () => void;
  readonly onInvited: () => void;
}

/** Asks somebody to make an account; a mail brings the link. */
export function Invite({ onClose, onInvited }: InviteProps) {
  const send = async (body: Invitation, { key }: Sent): Promise<void> => {
    const params = { header: { 'Idempotency-Key': key } };
    const { email, expires_at: end } = await ask((api) =>
      api.POST('/admin/api/users/invite', { params, body }),
    );
    onClose();
    onInvited();
    notify(`The invitation is on its way to ${email}. It is good until ${formatDay(end)}.`);
  };
  return (
    <Modal title="Invite somebody" onClose={onClose}>
      <Form submit="Send the invitation" busy="Sending…" onSend={send}>
        <TextField
          name="email"
          label="E-mail"
          type="email"
          autocomplete="off"
          missing="Enter their e-mail address."
          hint="Who is invited again gets a new link; the one before is void then."
          hasFocus
        />
        <Select name="role" label="Role" options={ROLES} value="editor" hint={WHAT_ROLES_DO} />
      </Form>
    </Modal>
  );
}
