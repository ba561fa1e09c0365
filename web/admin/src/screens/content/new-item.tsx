import { useLocation } from 'preact-iso/router';
import { Modal } from '../../app/modal.js';
import { notify } from '../../app/notices.js';
import { hasScreen } from '../../app/screens.js';
import { TextField } from '../../form/fields.js';
import { Form, type Sent } from '../../form/form.js';
import type { Kind } from './kinds.js';

/** Asks for a title, makes a draft of it, and opens it. */
export function NewItem({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const { route } = useLocation();
  const create = async ({ title }: { title: string }, { key }: Sent): Promise<void> => {
    const { id } = await kind.create(title, key);
    onClose();
    notify('The draft is made.');
    route(
      hasScreen(`${kind.path}/:id`) ? `${kind.path}/${id}` : `${kind.path}?status=draft&sort=-created_at`,
    );
  };
  return (
    <Modal title={`New ${kind.singular}`} onClose={onClose}>
      <Form submit="Begin writing" busy="Making the draft…" onSend={create}>
        <TextField
          name="title"
          label="Title"
          hint="It can be changed later; the address follows it until it is published."
          missing="Give it a title."
          hasFocus
        />
      </Form>
    </Modal>
  );
}
