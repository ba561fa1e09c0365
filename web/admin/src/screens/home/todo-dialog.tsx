import { ask, type Schemas } from '../../api/client.js';
import { confirmThat } from '../../app/confirm.js';
import { Modal } from '../../app/modal.js';
import { attempt } from '../../app/notices.js';
import { TextArea, TextField } from '../../form/fields.js';
import { Form } from '../../form/form.js';

type Todo = Schemas['Todo'];

interface TodoDialogProps {
  readonly todo: Todo;
  readonly onClose: () => void;
  /** Told what has become of it; null where it is deleted. */
  readonly onChanged: (id: string, next: Todo | null) => void;
}

/** What somebody wants to do, to be written otherwise or deleted. */
export function TodoDialog({ todo, onClose, onChanged }: TodoDialogProps) {
  const path = { id: todo.id };
  const save = async (body: Pick<Todo, 'title' | 'description'>): Promise<void> => {
    const params = { path, header: { 'If-Match': `"${todo.version}"` } };
    onChanged(todo.id, await ask((api) => api.PATCH('/api/todos/{id}', { params, body })));
    onClose();
  };
  const remove = async (): Promise<void> => {
    onClose();
    const question = { title: 'Delete this?', text: todo.title, action: 'Delete', isDanger: true };
    if (!(await confirmThat(question))) return;
    await attempt(async () => {
      await ask((api) => api.DELETE('/api/todos/{id}', { params: { path } }));
      onChanged(todo.id, null);
    }, 'Deleted.');
  };
  return (
    <Modal title="What to do" onClose={onClose}>
      <Form
        submit="Save"
        onSend={save}
        actions={
          <button type="button" class="button is-quiet is-danger" onClick={() => void remove()}>
            Delete…
          </button>
        }
      >
        <TextField
          name="title"
          label="What to do"
          value={todo.title}
          maxLength={200}
          missing="Write what is to be done."
          hasFocus
        />
        <TextArea name="description" label="Notes" value={todo.description} rows={3} maxLength={2_000} />
      </Form>
    </Modal>
  );
}
