import { useSignal } from '@preact/signals';
import { ask, type Schemas } from '../../api/client.js';
import { useLoad } from '../../api/load.js';
import { attempt } from '../../app/notices.js';
import { State } from '../../app/screen.js';
import { TextField } from '../../form/fields.js';
import { Form, type Sent } from '../../form/form.js';
import { Card } from './home.js';
import { TodoDialog } from './todo-dialog.js';

type Todo = Schemas['Todo'];

/** What somebody noted that they want to do: theirs alone. */
export function Todos() {
  const { data, failure, reload, put } = useLoad(async () => {
    const query = { completed: 'false', per_page: 20 } as const;
    return (await ask((api) => api.GET('/api/todos', { params: { query } }))).todos;
  });
  const open = useSignal<Todo | null>(null);
  const todos = data.value;
  /** @param next null where it is gone */
  const replace = (id: string, next: Todo | null): void => {
    put((data.value ?? []).flatMap((other) => (other.id === id ? (next ?? []) : other)));
  };
  const change = async (todo: Todo, completed: boolean): Promise<void> => {
    const params = { path: { id: todo.id } };
    replace(todo.id, await ask((api) => api.PATCH('/api/todos/{id}', { params, body: { completed } })));
  };
  const add = async ({ title }: { title: string }, { key }: Sent): Promise<void> => {
    const params = { header: { 'Idempotency-Key': key } };
    const todo = await ask((api) => api.POST('/api/todos', { params, body: { title } }));
    put([todo, ...(data.value ?? [])]);
  };
  return (
    <Card title="To do">
      {!todos ? (
        <State failure={failure.value} isLoading onRetry={() => void reload()} />
      ) : (
        <ul class="lines todos">
          {todos.map((todo) => (
            <li key={todo.id} class={todo.completed ? 'is-done' : undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={todo.completed}
                  onChange={({ currentTarget }) => void attempt(() => change(todo, currentTarget.checked))}
                />
                <span>{todo.title}</span>
              </label>
              <button
                type="button"
                class="link-button small"
                onClick={() => {
                  open.value = todo;
                }}
              >
                Edit <span class="visually-hidden">{todo.title}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Form submit="Add" busy="Adding…" class="form todo-form" onSend={add} isForNext>
        <TextField name="title" label="What to do" missing="Write what is to be done." />
      </Form>
      {open.value && (
        <TodoDialog
          todo={open.value}
          onClose={() => {
            open.value = null;
          }}
          onChanged={replace}
        />
      )}
    </Card>
  );
}
