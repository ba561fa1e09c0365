import { ask, type Schemas } from '../../api/client.js';
import { Modal } from '../../app/modal.js';
import { notify } from '../../app/notices.js';
import { Select, TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';
import { REASONS } from './suppression-words.js';

interface Addition {
  readonly address: string;
  readonly reason: Schemas['Suppression']['reason'];
  readonly note: string;
}

interface AddAddressProps {
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Has no mail sent to an address any more. */
export function AddAddress({ onClose, onChanged }: AddAddressProps) {
  const add = async (body: Addition): Promise<void> => {
    const { address } = await ask((api) => api.POST('/admin/api/suppressions', { body }));
    onClose();
    notify(`${address} is on the list.`);
    onChanged();
  };
  return (
    <Modal title="Add an address" onClose={onClose}>
      <Form<Addition> submit="Add it" onSend={add}>
        <TextField
          name="address"
          label="E-mail"
          type="email"
          autocomplete="off"
          missing="Enter the address."
          hasFocus
        />
        <Select
          name="reason"
          label="Because"
          options={Object.entries(REASONS)}
          value="unsubscribed"
          hint="Who wants none still gets what only they can ask for, such as a link to a new password. The others get nothing at all."
        />
        <TextField name="note" label="How that is known" maxLength={500} />
      </Form>
    </Modal>
  );
}
