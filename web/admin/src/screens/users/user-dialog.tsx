import { ask, type Schemas } from '../../api/client.js';
import { present } from '../../api/session.js';
import { confirmThat } from '../../app/confirm.js';
import { Modal } from '../../app/modal.js';
import { attempt, notify } from '../../app/notices.js';
import { Checkbox, Select } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { ROLES, WHAT_ROLES_DO } from './roles.js';

interface UserDialogProps {
  readonly user: Schemas['User'];
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

interface Change {
  readonly role: 'admin' | 'editor' | 'user';
  readonly is_active: boolean;
}

/** What an admin can do with an account. */
export function UserDialog({ user, onClose, onChanged }: UserDialogProps) {
  const params = { path: { id: user.id } };
  const isOwn = user.id === present.value?.id;
  const save = async (body: Change): Promise<void> => {
    await ask((api) => api.PATCH('/admin/api/users/{id}', { params, body }));
    onClose();
    notify(`The account of ${user.email} is changed.`);
    onChanged();
  };
  const endSessions = async (): Promise<void> => {
    await attempt(
      () => ask((api) => api.POST('/admin/api/users/{id}/end-sessions', { params })),
      `${user.email} is logged out everywhere.`,
    );
  };
  const resetMfa = async (): Promise<void> => {
    const text =
      'They log in with their password alone then. Do it only when you are sure who asks: a stranger who has the password would ask for just this.';
    const title = `Take away the second factor of ${user.email}?`;
    if (!(await confirmThat({ title, text, action: 'Take it away', isDanger: true }))) return;
    await attempt(
      () => ask((api) => api.POST('/admin/api/users/{id}/reset-mfa', { params })),
      'The second factor is taken away.',
    );
    onChanged();
  };
  return (
    <Modal title={user.email} onClose={onClose}>
      {isOwn && <p class="soft">This is you. Another admin can take your role away, you can’t.</p>}
      <Form<Change> submit="Save" onSend={save}>
        <Select name="role" label="Role" options={ROLES} value={user.role} hint={WHAT_ROLES_DO} />
        <Checkbox
          name="is_active"
          label="May log in"
          isChecked={user.is_active}
          hint="Who may not is logged out everywhere at once."
        />
      </Form>
      <div class="row-of">
        <button type="button" class="button is-quiet" onClick={() => void endSessions()}>
          Log out everywhere
        </button>
        {user.mfa_enabled && (
          <button type="button" class="button is-quiet is-danger" onClick={() => void resetMfa()}>
            Take second factor away
          </button>
        )}
      </div>
    </Modal>
  );
}
